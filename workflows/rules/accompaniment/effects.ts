/** What a fact makes us do in the world: checks, letters to the family, notices to the people who follow it. */
import type { PlainDate } from '../calendar.ts';
import type { FollowReassignment } from '../following.ts';
import type { Audience, Due, Effect, Recorded } from '../case.ts';
import {
  HEARING_EDITION,
  type Opening,
  type Summons,
  type SystemStep as HearingStep,
} from '../hearing/steps.ts';
import type {
  FirstDefault,
  Opening as TrackOpening,
  SystemStep as TrackStep,
} from '../arrears-track/steps.ts';
import { isOfEdition } from '../edition.ts';
import { openTrack, type Fact, type Hearing, type State } from './state.ts';

const letter = (template: string): Effect => ({ do: 'writeLetter', template });
const notify = (notice: string, ...to: Audience[]): Effect => ({ do: 'notify', notice, to });

type Effects = {
  [Type in Fact['type']]?: (state: State, fact: Extract<Fact, { type: Type }>, at: number) => Effect[];
};

const EFFECTS: Effects = {
  opened: (state) => [{ do: 'checkEligibility' }, { do: 'checkCoordination' }, ...told(state)],
  'screening-asked-again': (state) => [
    { do: 'checkEligibility' },
    ...(state.coordination ? [] : [{ do: 'checkCoordination' } as const]),
  ],
  screened: (state) => [
    ...told(state),
    state.house.automaticAssignment ? { do: 'chooseCaseworker' } : notify('to-assign', 'supervisor'),
  ],
  'later-follower-found': () => [notify('later-follower', 'caseworker', 'supervisor')],
  'trigger-added': () => [notify('trigger-added', 'caseworker')],
  assigned: (state) => [letter('contact'), notify('assigned', 'caseworker'), ...linkedFollow(state)],
  reassigned: (state, { from }) => [
    notify('assigned', 'caseworker'),
    ...linkedFollow(state),
    ...practicesFollow(state, from),
  ],
  'home-visit-scheduled': () => [letter('home-visit')],
  'plan-in-force': (state) => (state.startedOn ? [letter('action-programme-sheet')] : []),
  'term-started': (_, { term }) =>
    term === 1 ? [letter('contract'), letter('action-programme-sheet')] : [letter('action-programme-sheet')],
  'closing-began': (_, { cause }) =>
    cause === 'lapsed' || cause === 'term-ended' ? [notify('closing-began', 'caseworker', 'supervisor')] : [],
  'handover-proposed': () => [letter('handover'), notify('handover-proposed', 'partner')],
  'handover-answered': (state, { handoverId, answer }) => [
    notify('handover-answered', 'caseworker'),
    ...(answer === 'accepted' ? hearingsGoAlong(state, handoverId) : []),
  ],
  'hearing-opened': (state, { type: _type, hearingId, ...summons }, at) => [
    {
      do: 'openCase',
      kind: 'hearing',
      caseId: hearingId,
      organisationId: state.organisationId,
      from: at,
      opening: hearingOpening(state, summons),
    },
    ...tellTrack(state, { step: 'follow-hearing-opened', hearingId, ...summons }),
  ],
  'arrears-opened': (state, { type: _type, arrearsId, ...body }, at) => [
    {
      do: 'openCase',
      kind: 'arrears',
      caseId: arrearsId,
      organisationId: state.organisationId,
      from: at,
      opening: trackOpening(state, body),
    },
    ...openHearings(state).map(({ hearingId }) =>
      tellHearing(hearingId, { step: 'link-arrears', arrearsId }),
    ),
  ],
  closed: (state) => [
    ...(state.screenedOn ? [] : told(state)),
    ...(state.caseworkerId ? [letter('closing')] : []),
    ...(state.plan ? [letter('action-summary-sheet')] : []),
    ...tellTrack(state, { step: 'follow-closing' }),
  ],
  'fell-due': (_, { items }) => [...notices(items), ...letters(items)],
};

/** What a fact makes us do, given the state it led to. */
export function effects({ fact, at }: Recorded<Fact>, state: State): Effect[] {
  const of = EFFECTS[fact.type] as ((state: State, fact: Fact, at: number) => Effect[]) | undefined;
  return of?.(state, fact, at) ?? [];
}

/** A hearing's preparation starts with what its accompaniment knows. */
function hearingOpening(state: State, summons: Summons): Opening {
  const { id, organisationId, householdId, reference, caseworkerId, house } = state;
  const track = openTrack(state);
  return {
    ...summons,
    accompanimentId: id,
    organisationId,
    householdId,
    reference,
    ...(caseworkerId && { caseworkerId }),
    calendar: house.calendar,
    ...referralOf(state, summons),
    ...(track && { arrearsId: track.arrearsId }),
    edition: HEARING_EDITION,
  };
}

/** The day of the prefect's referral: as the summons says, or as the event that reported it does. */
function referralOf({ triggers }: State, summons: Summons): { referredOn?: PlainDate } {
  if (summons.referredOn) return {};
  const reported = triggers.findLast(
    ({ kind, referredOn = '' }) => kind === 'summons' && referredOn >= summons.servedOn,
  );
  return reported?.referredOn ? { referredOn: reported.referredOn } : {};
}

/** Whoever takes over the family takes over its hearings, and its arrears. */
function linkedFollow(state: State): Effect[] {
  const { caseworkerId } = state;
  if (!caseworkerId) return [];
  const step = { step: 'follow-reassignment', caseworkerId } as const;
  return [
    ...openHearings(state).map(({ hearingId }) => tellHearing(hearingId, step)),
    ...tellTrack(state, step),
  ];
}

/** Practices are opened on an accompaniment without its knowing which: they are found when it is time to tell them. */
const FOLLOWING = ['rehabilitation', 'derogation', 'holiday-aid'];

function practicesFollow(state: State, from: string | undefined): Effect[] {
  const { caseworkerId } = state;
  if (!isOfEdition(state, 3) || !caseworkerId || !from) return [];
  const step: FollowReassignment = { step: 'follow-reassignment', caseworkerId, from };
  return [{ do: 'tellLinked', kinds: FOLLOWING, step }];
}

function openHearings({ hearings }: State): Hearing[] {
  return hearings.filter(({ ending }) => !ending);
}

/** An arrears track starts with what its accompaniment knows. */
function trackOpening(state: State, body: FirstDefault): TrackOpening {
  const { id, organisationId, householdId, reference, caseworkerId, house } = state;
  return {
    ...body,
    accompanimentId: id,
    organisationId,
    householdId,
    reference,
    ...(caseworkerId && { caseworkerId }),
    calendar: house.calendar,
    hearings: openHearings(state).map(({ ending: _ending, ...known }) => known),
  };
}

function tellTrack(state: State, step: TrackStep): Effect[] {
  const track = openTrack(state);
  return track ? [{ do: 'tellCase', kind: 'arrears', caseId: track.arrearsId, step }] : [];
}

/** The hearings named in a handover go along with it. */
function hearingsGoAlong({ handovers }: State, id: string): Effect[] {
  const { hearings = [], to = '' } = handovers.find(({ handoverId }) => handoverId === id) ?? {};
  return hearings.map((caseId) => tellHearing(caseId, { step: 'follow-handover', to }));
}

function tellHearing(caseId: string, step: HearingStep): Effect {
  return { do: 'tellCase', kind: 'hearing', caseId, step };
}

/** Whoever reported is answered: that the report was received; those bound by secrecy, the outcome too. */
function told(state: State): Effect[] {
  return state.triggers.some((trigger) => trigger.referrerId) ? [{ do: 'tellReferrer' }] : [];
}

/** One notice a morning, whatever it holds, to each of those concerned. */
function notices(items: readonly Due[]): Effect[] {
  const to = [...new Set(items.flatMap((item) => item.to))].filter((audience) => audience !== 'family');
  return to.length > 0 ? [notify('due', ...to)] : [];
}

const LETTER_WHEN_DUE: Record<string, string> = {
  'first-contact': 'second-contact',
  renewal: 'renewal',
  'end-of-term': 'end-of-term',
};

function letters(items: readonly Due[]): Effect[] {
  return items
    .filter((item) => item.to.includes('family'))
    .flatMap(({ kind }) => LETTER_WHEN_DUE[kind] ?? [])
    .map(letter);
}
