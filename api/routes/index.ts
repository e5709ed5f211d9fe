/** Every operation of the API, in the order the documentation shows them. */
import type { Deps } from '../deps.ts';
import { accompaniment } from '../kinds/accompaniment.ts';
import { groupSession } from '../kinds/group-session.ts';
import { arrears } from '../kinds/arrears.ts';
import { derogation } from '../kinds/derogation.ts';
import { hearing } from '../kinds/hearing.ts';
import { holidayAid } from '../kinds/holiday-aid.ts';
import { interfaceRequest } from '../kinds/interface-request.ts';
import { homePurchase } from '../kinds/home-purchase.ts';
import { specialistCapacity } from '../kinds/specialist-capacity.ts';
import type { AnyKind } from '../kinds/kind.ts';
import { jointAccompaniment } from '../kinds/joint-accompaniment.ts';
import { rehabilitation } from '../kinds/rehabilitation.ts';
import type { Operation } from '../operation.ts';
import { agendaOperations } from './agenda.ts';
import { calendarOperations } from './calendar.ts';
import { calendarFeedOperations } from './calendar-feeds.ts';
import { caseOperations } from './cases.ts';
import { collectionOperations } from './collections.ts';
import { coordinationOperations } from './coordination.ts';
import { eligibilityOperations } from './eligibility.ts';
import { familyCopyOperations } from './family-copy.ts';
import { exportOperations } from './exports.ts';
import { healthOperations } from './health.ts';
import { householdOperations } from './households.ts';
import { interfaceNeedOperations } from './interface-needs.ts';
import { letterOperations } from './letters.ts';
import { offerOperations } from './offers.ts';
import { parameterOperations } from './parameters.ts';
import { peopleOperations } from './people.ts';
import { jointAccompanimentOperations } from './joint-accompaniments.ts';
import { rehabilitationOperations } from './rehabilitations.ts';
import { retentionOperations } from './retention.ts';
import { rehearsalOperations } from './rehearsal.ts';
import { webhookOperations } from './webhooks.ts';
import { steeringOperations } from './steering.ts';
import { signInOperations } from './sign-in.ts';
import { traceOperations } from './trace.ts';

/** The kinds of case served. */
export const KINDS: readonly AnyKind[] = [
  accompaniment,
  hearing,
  arrears,
  derogation,
  groupSession,
  interfaceRequest,
  holidayAid,
  rehabilitation,
  jointAccompaniment,
  homePurchase,
  specialistCapacity,
];

export function operationsOf(deps: Deps): Operation[] {
  return [
    ...householdOperations(deps),
    ...familyCopyOperations(deps, KINDS),
    ...rehabilitationOperations(deps),
    ...jointAccompanimentOperations(deps),
    ...KINDS.flatMap((kind) => [...collectionOperations(deps, kind), ...caseOperations(deps, kind)]),
    ...interfaceNeedOperations(deps),
    ...letterOperations(deps),
    ...coordinationOperations(deps),
    ...agendaOperations(deps, KINDS),
    ...calendarFeedOperations(deps, KINDS),
    ...steeringOperations(deps, KINDS),
    ...peopleOperations(deps),
    ...offerOperations(deps),
    ...eligibilityOperations(deps),
    ...calendarOperations(),
    ...parameterOperations(deps),
    ...traceOperations(deps),
    ...exportOperations(deps, KINDS),
    ...webhookOperations(deps),
    ...retentionOperations(deps),
    ...rehearsalOperations(deps, KINDS),
    ...signInOperations(deps),
    ...healthOperations(deps),
  ];
}
