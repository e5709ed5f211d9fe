/** A group session as the API serves it. */
import { groupSession as rules, OFFER } from '../../workflows/rules/group-session/index.ts';
import {
  attended,
  daysToRecord,
  familyOf,
  standingOf,
} from '../../workflows/rules/group-session/participants.ts';
import { seen } from '../../workflows/rules/group-session/seen.ts';
import type { Fact, Participant, State } from '../../workflows/rules/group-session/state.ts';
import { type Entitlement, type Opening, type Step } from '../../workflows/rules/group-session/steps.ts';
import { STAGES } from '../../workflows/rules/group-session/vocabulary.ts';
import { placeOf, placesLeft } from '../../workflows/rules/waiting-list.ts';
import { civilDate } from '../../workflows/rules/calendar.ts';
import { Refusal } from '../../workflows/rules/case.ts';
import { asRefusal } from '../engine/trouble.ts';
import { considerOffers } from '../offers.ts';
import { refuseUnknownCaseworker } from '../caseworkers.ts';
import type { Deps } from '../deps.ts';
import { href, PATHS } from '../paths.ts';
import {
  SESSION_STEPS,
  type ReferralBody,
  sessionOpeningBody,
  sessionView,
  type SessionOpeningBody,
  type SessionView,
} from '../schemas/group-session.ts';
import {
  opening,
  pick,
  type AnyKind,
  type AskedBody,
  type AskedOpening,
  type Outlook,
  type ServedKind,
} from './kind.ts';
import { openedBy } from './opened-by.ts';

const sessionOpening = opening<SessionOpeningBody>({
  title: 'Session collective',
  body: sessionOpeningBody,
  refusals: ['unknown-caseworker', 'capacity-invalid'],
  prepare: openingOf,
});

export const groupSession = {
  rules,
  tag: 'Group sessions',
  path: PATHS.groupSession,
  stepPath: PATHS.groupSessionStep,
  steps: SESSION_STEPS,
  view: sessionView,
  show,
  seen,
  familyOf,
  complete: withEntitlement,
  collection: { path: PATHS.groupSessions, stages: STAGES, opening: sessionOpening },
} satisfies ServedKind<State, Step, Fact, SessionView> as unknown as AnyKind<SessionView>;

async function openingOf({ store }: Deps, { body, now }: AskedOpening<SessionOpeningBody>): Promise<Opening> {
  await refuseUnknownCaseworker(store, now.by, body);
  return {
    ...body,
    ...(await openedBy(store, now, rules.name)),
  };
}

/**
 * Whoever is referred is entitled to the session, or may be: what is missing is then told. `event` is what opens the
 * right to it; without one, those of the accompaniment. Refuses `not-eligible`.
 */
async function withEntitlement(deps: Deps, { step, body: asked, by }: AskedBody): Promise<object> {
  if (step !== 'refer-participant') return asked;
  const { event, ...body } = asked as ReferralBody;
  const at = (await asRefusal(async () => deps.rehearsal?.presentOf(body))) ?? deps.now();
  const considered = { householdId: body.householdId, on: civilDate(at), ...event };
  const found = (await considerOffers(deps, by, considered)).find(({ offer }) => offer === OFFER);
  if (!found) return body;
  if (found.result === 'not-eligible') {
    throw new Refusal('not-eligible', 'This family is not entitled to the session.', {
      criteria: found.criteria.filter(({ outcome }) => outcome === 'not-met'),
    });
  }
  return { ...body, entitlement: { result: found.result, missing: found.missing } satisfies Entitlement };
}

const AS_KEPT = [
  'id',
  'reference',
  'stage',
  'version',
  'title',
  'place',
  'territory',
  'caseworkerId',
  'openedOn',
  'days',
  'closed',
] as const satisfies (keyof State)[];

/** Participants whose household is blank are those whom the reader does not see: they only count. */
function show(state: State, outlook: Outlook): SessionView {
  const { list, participants, sheets } = state;
  const self = href(PATHS.groupSession, { id: state.id });
  return {
    ...pick(state, AS_KEPT),
    places: {
      total: list.capacity,
      held: list.holders.length,
      left: placesLeft(list),
      waiting: list.queue.length,
    },
    attendanceMissing: state.stage === 'enrolling' ? [] : daysToRecord(state, state.lastOn),
    participants: participants
      .filter(({ householdId }) => householdId !== '')
      .map((one) => shown(state, one)),
    attendance: sheets,
    ...outlook,
    links: { self, journal: `${self}/journal`, letters: `${self}/letters` },
  };
}

function shown(state: State, participant: Participant): SessionView['participants'][number] {
  const place = placeOf(state.list, participant.id);
  return {
    ...participant,
    standing: standingOf(state, participant.id),
    ...(place && !place.holds && { position: place.position }),
    hours: attended(state, participant.id).hours,
  };
}
