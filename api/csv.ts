/**
 * Tables for a spreadsheet set to French: semicolons, a decimal comma, UTF-8 with its mark so that accents are read.
 */
export const CSV_TYPE = 'text/csv';

const MARK = '\uFEFF';

/** The bytes of a table, its titles first. */
export function csvOf(titles: readonly string[], rows: readonly (readonly (string | number)[])[]): Buffer {
  const lines = [titles, ...rows].map((row) => row.map(cellOf).join(';'));
  return Buffer.from(`${MARK}${lines.join('\r\n')}\r\n`, 'utf8');
}

/** «536,40» from 53640 cents. */
export function eurosInCsv(cents: number): string {
  const rest = String(Math.abs(cents) % 100).padStart(2, '0');
  return `${cents < 0 ? '-' : ''}${Math.trunc(Math.abs(cents) / 100)},${rest}`;
}

/** A text that a spreadsheet would run as a formula is kept as text. */
function cellOf(value: string | number): string {
  const text = typeof value === 'string' && /^[=+@\t]|^-(?!\d)/.test(value) ? `'${value}` : String(value);
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
