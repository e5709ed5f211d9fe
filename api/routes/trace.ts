/** The trace, for a supervisor: who saw and who did what in their organisation. */
import { listTrace, type SeenEntry, type TraceFilter } from '../../activities/store/trace-reading.ts';
import { addDays, instantAt } from '../../workflows/rules/calendar.ts';
import type { Actor } from '../../workflows/rules/case.ts';
import type { z } from 'zod';
import type { Deps } from '../deps.ts';
import { operation, type Operation } from '../operation.ts';
import { PATHS } from '../paths.ts';
import { idsOfOurs } from '../tracing.ts';
import { tracePage, traceQuery, type TraceEntryView } from '../schemas/trace.ts';

export function traceOperations({ store }: Deps): Operation[] {
  return [
    operation({
      name: 'read-trace',
      method: 'get',
      path: PATHS.trace,
      tag: 'Trace',
      summary: 'Who saw and who did what, latest first',
      access: 'read-trace',
      query: traceQuery,
      answers: 'done',
      answer: tracePage,
      handle: async ({ actor, query }) => {
        const { limit, cursor } = query;
        const filter = filterOf(actor, query);
        const { entries, ...next } = await listTrace(store, filter, { limit, ...(cursor && { cursor }) });
        const about = { cases: idsOfOurs(query.case), households: idsOfOurs(query.household) };
        return { body: { items: entries.map(viewOfEntry), ...next }, about };
      },
    }),
  ];
}

function filterOf(
  { organisationId }: Actor,
  { case: caseId, household: householdId, who, from, to }: z.output<typeof traceQuery>,
): TraceFilter {
  return {
    organisationId,
    ...(caseId && { caseId }),
    ...(householdId && { householdId }),
    ...(who && { who }),
    ...(from && { since: instantAt(from, '00:00') }),
    ...(to && { before: instantAt(addDays(to, 1), '00:00') }),
  };
}

export function viewOfEntry({ number, at, reason, by, ...entry }: SeenEntry): TraceEntryView {
  const { address, action, outcome, cases, households, requestId } = entry;
  const said = { address, action, outcome, cases: [...cases], households: [...households], requestId };
  const seen = { number, at: new Date(at).toISOString(), by, ...said };
  return reason === undefined ? seen : { ...seen, reason };
}
