/** What the yearly report is made of: the tables that may leave, and figures that are large enough to be told. */
import type { YearlyReport } from '../../activities/letters/yearly-report/content.ts';
import type { PeriodScope } from '../../activities/store/figures/scope.ts';
import type { Store } from '../../activities/store/store.ts';
import { isSmall } from '../../workflows/rules/disclosure.ts';
import type { AnyKind } from '../kinds/kind.ts';
import { readCrossing } from '../steering/crossing.ts';
import { readDelays } from '../steering/delays.ts';
import { readResults } from '../steering/results.ts';
import { costsOf } from './costs.ts';
import { exportedTables } from './figures.ts';

/** A share is told of a whole of at least so many, and of parts on both sides that are not small. */
const SMALLEST_WHOLE = 20;

export async function yearlyReport(
  store: Store,
  scope: PeriodScope,
  kinds: readonly AnyKind[],
): Promise<YearlyReport> {
  const [tables, crossing, delays, results, costs] = await Promise.all([
    exportedTables(store, scope, kinds),
    readCrossing(store, scope),
    readDelays(store, scope, kinds),
    readResults(store, scope),
    costsOf(store, scope.organisationId, Number(scope.to.slice(0, 4))),
  ]);
  const { families } = crossing;
  return {
    from: scope.from,
    to: scope.to,
    asOf: scope.asOf,
    families: isSmall(families) ? undefined : families,
    tables,
    delays: delays.stages.flatMap(({ label, left, medianDays, ninetiethDays }) =>
      left < SMALLEST_WHOLE || medianDays === undefined
        ? []
        : [{ label, medianDays, ...(ninetiethDays !== undefined && { ninetiethDays }) }],
    ),
    shares: sharesOf(results),
    missing: crossing.toNotice.filter(({ share }) => share === 0).map(({ sentence }) => sentence),
    costs,
  };
}

function sharesOf({
  terms,
  closures,
  hearings,
  evaluations,
  practices,
}: Awaited<ReturnType<typeof readResults>>): YearlyReport['shares'] {
  const undertakings = practices.flatMap((practice) => practice.undertakings);
  const plans = undertakings.find(({ what }) => what === 'repayment-plan')?.byOutcome ?? {};
  const { renew = 0, 'closed-before': before = 0 } = terms.byOutcome;
  return [
    told('Premiers termes renouvelés', renew, terms.settled - before),
    told('Familles accompagnées restées sans réponse', closures.noResponse, closures.assigned),
    told('Familles venues à leur audience', hearings.attended, hearings.held),
    told('Évaluations parvenues à temps au tribunal', evaluations.onTime, evaluations.due),
    told(
      'Plans d’apurement respectés jusqu’au bout',
      plans['kept'] ?? 0,
      (plans['kept'] ?? 0) + (plans['broken'] ?? 0),
    ),
  ].flat();
}

function told(label: string, part: number, whole: number): YearlyReport['shares'] {
  if (whole < SMALLEST_WHOLE || isSmall(part) || isSmall(whole - part)) return [];
  return [{ label, share: part / whole }];
}
