import { rowsOf } from './statements.ts';
import type { Store } from './store.ts';

/**
 * The next reference of an organisation in a year, such as `AC-2027-000123`: never given twice, gaps possible. The
 * letters say what it is of: an accompaniment unless told otherwise.
 */
export async function nextReference(
  store: Store,
  organisationId: string,
  year: number,
  letters = 'AC',
): Promise<string> {
  const [row] = await rowsOf<{ last: number }>(store.pool, {
    text: `insert into reference_counter (organisation_id, year, last) values ($1, $2, 1)
      on conflict (organisation_id, year) do update set last = reference_counter.last + 1
      returning last`,
    values: [organisationId, year],
  });
  return `${letters}-${year}-${String(row?.last).padStart(6, '0')}`;
}
