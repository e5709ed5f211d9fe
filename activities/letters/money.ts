/** Amounts as they are written in French: a narrow no-break space between thousands and before the sign. */
const NARROW = '\u202f';

/** «1 234,56 €» from 123456 cents. */
export function euros(cents: number): string {
  const whole = String(Math.trunc(Math.abs(cents) / 100)).replace(/\B(?=(\d{3})+$)/g, NARROW);
  const rest = String(Math.abs(cents) % 100).padStart(2, '0');
  return `${cents < 0 ? '−' : ''}${whole},${rest}${NARROW}€`;
}
