/** A group session as the API serves it. */
import { getOrganisation, houseOf } from '../../activities/store/organisations.ts';
import { nextReference } from '../../activities/store/references.ts';
import { groupSession as rules } from '../../workflows/rules/group-session/index.ts';
import { attended, daysToRecord, standingOf } from '../../workflows/rules/group-session/participants.ts';
import { seen } from '../../workflows/rules/group-session/seen.ts';
import type { Fact, Participant, State } from '../../workflows/rules/group-session/state.ts';
import type { Opening, Step } from '../../workflows/rules/group-session/steps.ts';
import { STAGES } from '../../workflows/rules/group-session/vocabulary.ts';
import { placeOf, placesLeft } from '../../workflows/rules/waiting-list.ts';
import { refuseUnknownCaseworker } from '../caseworkers.ts';
import type { Deps } from '../deps.ts';
import { href, PATHS } from '../paths.ts';
import {
  SESSION_STEPS,
  sessionOpeningBody,
  sessionView,
  type SessionOpeningBody,
  type SessionView,
} from '../schemas/group-session.ts';
import { opening, pick, type AnyKind, type AskedOpening, type Outlook, type ServedKind } from './kind.ts';

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
  collection: { path: PATHS.groupSessions, stages: STAGES, opening: sessionOpening },
} satisfies ServedKind<State, Step, Fact, SessionView> as unknown as AnyKind<SessionView>;

async function openingOf({ store }: Deps, { body, now }: AskedOpening<SessionOpeningBody>): Promise<Opening> {
  const { organisationId } = now.by;
  await refuseUnknownCaseworker(store, now.by, body);
  const organisation = await getOrganisation(store, organisationId);
  return {
    ...body,
    organisationId,
    reference: await nextReference(store, organisationId, Number(now.on.slice(0, 4)), 'GS'),
    calendar: houseOf(organisation).calendar,
    house: organisation.house.kinds?.[rules.name] ?? {},
  };
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
