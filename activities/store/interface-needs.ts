/** How often each need came back in interface requests, from what facts count for. */
import type { PlainDate } from '../../workflows/rules/calendar.ts';
import type { Need } from '../../workflows/rules/interface-request/vocabulary.ts';
import { rowsOf } from './statements.ts';
import type { Store } from './store.ts';

export interface NeedCount {
  need: Need;
  requests: number;
}

/** The most frequent first, over the days on which requests were received, both included. */
export function interfaceNeeds(
  store: Store,
  organisationId: string,
  { from, to }: { from: PlainDate; to: PlainDate },
): Promise<NeedCount[]> {
  return rowsOf<NeedCount>(store.pool, {
    text: `select value as need, count(distinct case_id)::int as requests from counted
      where organisation_id = $1 and measure = 'need' and kind = 'interface-request'
        and on_date between $2 and $3
        and not exists (
          select from counted_in_error
          where counted_in_error.case_id = counted.case_id and counted_in_error.fact = counted.number)
      group by value order by requests desc, value`,
    values: [organisationId, from, to],
  });
}
