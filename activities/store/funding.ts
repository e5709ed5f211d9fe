/** The funding lines that an organisation has set, year by year. */
import type { BudgetLine } from '../../workflows/rules/budget.ts';
import { jsonText, rowsOf } from './statements.ts';
import type { Store } from './store.ts';

/** The lines of a year, in cents. */
export interface Funding {
  year: number;
  lines: BudgetLine[];
}

/** The lines that hold in a year: its own, or the latest set before; nothing when none was. */
export async function fundingOf(
  store: Store,
  organisationId: string,
  year: number,
): Promise<Funding | undefined> {
  const [row] = await rowsOf<Funding>(store.pool, {
    text: `select year, lines from joint_funding
      where organisation_id = $1 and year <= $2 order by year desc limit 1`,
    values: [organisationId, year],
  });
  return row;
}

/** Sets the lines of a year, in place of those it had. */
export async function saveFunding(store: Store, organisationId: string, funding: Funding): Promise<void> {
  await rowsOf(store.pool, {
    text: `insert into joint_funding (organisation_id, year, lines) values ($1, $2, $3)
      on conflict (organisation_id, year) do update set lines = excluded.lines`,
    values: [organisationId, funding.year, jsonText(funding.lines)],
  });
}
