/** All the cases of a kind in an organisation, folded from their journals: for the tables that add them up. */
import { listCases, type CasePage } from '../activities/store/case-lists.ts';
import { journalOf } from '../activities/store/journal.ts';
import type { Store } from '../activities/store/store.ts';
import { fold, type CaseKind, type Recorded } from '../workflows/rules/case.ts';

const AT_ONCE = 50;

/** The state of each, oldest opening first; a page of them at a time, so that a long year asks for no more at once. */
export async function statesOf<State, Step extends { step: string }, Fact extends { type: string }>(
  store: Store,
  kind: CaseKind<State, Step, Fact>,
  organisationId: string,
): Promise<State[]> {
  const states: State[] = [];
  let page: CasePage | undefined;
  do {
    const next = { limit: AT_ONCE, ...(page?.nextCursor && { cursor: page.nextCursor }) };
    page = await listCases(store, { organisationId, kind: kind.name }, next);
    const folded = page.rows.map(async ({ id }) => {
      const journal = (await journalOf(store, id)) as unknown as Recorded<Fact>[];
      return fold(kind, id, journal);
    });
    states.push(...(await Promise.all(folded)));
  } while (page.nextCursor);
  return states;
}
