/** What a step establishes, or why it is refused: the guards of an accompaniment. */
import { addDays, earliest, latest, type PlainDate } from '../calendar.ts';
import { Refusal, type Actor, type Moment } from '../case.ts';
import { refuseFuture, refuseOutside, refusePast } from '../dates.ts';
import { isOfEdition } from '../edition.ts';
import { refuseImpossible } from '../step-table.ts';
import type { FirstDefault } from '../arrears-track/steps.ts';
import { markInError } from '../correction.ts';
import type { Summons } from '../hearing/steps.ts';
import { refuseSummons } from '../hearing/summons.ts';
import { fallDue } from './agenda.ts';
import { startTerm } from './terms.ts';
import {
  hasNotAnswered,
  openTrack,
  resultOf,
  reachedOn,
  type Fact,
  type Handover,
  type Hearing,
  type State,
} from './state.ts';
import {
  STEPS,
  type Objective,
  type Step,
  type StepBodies,
  type StepName,
  type SystemStep,
} from './steps.ts';
import type { CloseReason, Conclusion } from './vocabulary.ts';

type Body<Name extends Step['step']> = Omit<Extract<Step, { step: Name }>, 'step'>;
type Decision<Name extends Step['step']> = (state: State, body: Body<Name>, now: Moment) => Fact[];

const PERSON: { [Name in StepName]: Decision<Name> } = {
  'screen-again': () => [{ type: 'screening-asked-again' }],
  'record-coordination-answer': (state, { known, service }) =>
    screened(state, {
      type: 'coordination-answered',
      known,
      services: service ? [service] : [],
      unanswered: [],
    }),
  'accept-undetermined': (state, { reason }) => [
    { type: 'undetermined-accepted', reason },
    { type: 'screened' },
    ...trackByItself(state),
  ],
  'add-trigger': (_, { trigger }, now) => {
    refuseFuture(now, trigger.occurredOn, trigger.registeredOn, trigger.referredOn);
    return [{ type: 'trigger-added', trigger }];
  },
  assign: (_, body) => [{ type: 'assigned', ...body }],
  reassign: (state, body) => {
    if (body.caseworkerId === state.caseworkerId) {
      throw new Refusal('already-assigned', 'This caseworker already follows the family.');
    }
    return [{ type: 'reassigned', ...body, ...(state.caseworkerId && { from: state.caseworkerId }) }];
  },
  'record-contact-attempt': (state, body, now) => {
    refuseOutside(state, now, body.on);
    return [{ type: 'contact-attempted', ...body }];
  },
  'schedule-home-visit': (_, body, now) => {
    refusePast(now, body.on);
    return [{ type: 'home-visit-scheduled', ...body }];
  },
  'record-home-visit': (state, { met, ...said }, now) => {
    const on = said.on ?? visitedOn(state, now);
    refuseOutside(state, now, on);
    return [{ type: 'home-visit-recorded', on, met }];
  },
  'record-assessment': assess,
  'propose-plan': (state, body, now) => {
    refuseObjectives(body.objectives);
    refuseDueInPast(state, body.objectives, now);
    return [{ type: 'plan-proposed', revision: state.revisions + 1, ...body }];
  },
  'agree-plan': agreePlan,
  'record-meeting': (state, body, now) => {
    refuseOutside(state, now, body.on);
    return [{ type: 'meeting-recorded', ...body }];
  },
  'record-response': (state, body, now) => {
    refuseOutside(state, now, body.on);
    return [{ type: 'response-recorded', ...body }];
  },
  'evaluate-objective': (state, body) => {
    if (!state.plan?.objectives.some((objective) => objective.id === body.objectiveId)) {
      throw new Refusal('unknown-objective', 'The plan in force has no such objective.');
    }
    return [{ type: 'objective-evaluated', ...body }];
  },
  'decide-renewal': decideRenewal,
  'begin-closing': (_, { cause }) => [{ type: 'closing-began', cause }],
  'record-final-evaluation': (_, body) => [{ type: 'final-evaluation-recorded', ...body }],
  'propose-handover': (state, body, now) => {
    if (body.meetingOn) refusePast(now, body.meetingOn);
    refuseUnknownHearing(state, body.hearings);
    return [{ type: 'handover-proposed', handoverId: nextHandover(state), ...body }];
  },
  'answer-handover': (state, body, { by }) => {
    const handover = state.handovers.find((one) => one.handoverId === body.handoverId);
    if (!handover || isOfAnother(handover, state, by)) {
      throw new Refusal('unknown-handover', 'No such handover was proposed.');
    }
    if (handover.answer) {
      throw new Refusal('handover-already-answered', `It was ${handover.answer} on ${handover.answeredOn}.`);
    }
    return [{ type: 'handover-answered', ...body }];
  },
  'open-hearing': openHearing,
  'open-arrears-track': (state, body, now) => {
    refuseFuture(now, body.firstDefaultOn, body.reportedOn, body.leaseMadeOn, body.leaseRenewedOn);
    refuseTrack(body);
    const open = openTrack(state);
    if (open) {
      throw new Refusal('arrears-track-already-open', 'The arrears of this family are already followed.', {
        existing: open.arrearsId,
      });
    }
    return [openingTrack(state, body)];
  },
  close,
  correct: (state, body) => [markInError(state, body)],
};

const SYSTEM: { [Name in SystemStep['step']]: Decision<Name> } = {
  open: (state, opening) => {
    if (state.version > 0) throw new Refusal('already-open', 'This accompaniment is already open.');
    return [{ type: 'opened', ...opening }];
  },
  'record-eligibility': (state, answer) =>
    state.stage === 'screening' ? screened(state, { type: 'eligibility-answered', ...answer }) : [],
  'record-coordination-check': (state, { known, services, unanswered }) => {
    if (state.stage !== 'screening' || state.coordination?.known !== undefined) return [];
    const answered = known || unanswered.length === 0;
    return screened(state, {
      type: 'coordination-answered',
      ...(answered && { known }),
      services,
      unanswered,
    });
  },
  'record-later-follower': (state, { service }) =>
    state.stage === 'closed' ? [] : [{ type: 'later-follower-found', service }],
  'record-hearing-moved': (state, body) =>
    isOpen(state, body) && !isSettledOn(state, body) ? [{ type: 'hearing-moved', ...body }] : [],
  'record-hearing-ended': (state, body) => (isOpen(state, body) ? [{ type: 'hearing-ended', ...body }] : []),
  'open-hearing-of-track': (state, summons) =>
    state.stage === 'closed' || findHearingOn(state, summons) ? [] : [openingHearing(state, summons)],
  'record-arrears-ended': (state, body) =>
    openTrack(state)?.arrearsId === body.arrearsId && state.stage !== 'closed'
      ? [{ type: 'arrears-ended', ...body }]
      : [],
  'fall-due': (state, _, now) => fallDue(state, now),
};

/** What a step would establish now. Throws Refusal when it is not possible. */
export function decide(state: State, step: Step, now: Moment): Fact[] {
  const { step: name, ...body } = step;
  if (name in SYSTEM) return SYSTEM[name as 'open'](state, body as Body<'open'>, now);
  refuseImpossible(STEPS, name as StepName, state.stage, now);
  return PERSON[name as 'assign'](state, body as Body<'assign'>, now);
}

function openHearing(state: State, summons: Summons, now: Moment): Fact[] {
  refuseSummons({ ...summons, calendar: state.house.calendar }, now);
  const open = findHearingOn(state, summons);
  if (open) {
    throw new Refusal('hearing-already-open', 'A hearing is already prepared on this summons.', {
      existing: open.hearingId,
    });
  }
  return [openingHearing(state, summons)];
}

/** The open hearing of a summons: the same court, served on the same day. */
function findHearingOn({ hearings }: State, { court, servedOn }: Summons): Hearing | undefined {
  return hearings.find((one) => one.servedOn === servedOn && one.court === court && !one.ending);
}

function openingHearing(state: State, summons: Summons): Fact {
  return {
    type: 'hearing-opened',
    hearingId: `${state.id}-hearing-${state.hearings.length + 1}`,
    ...summons,
  };
}

function openingTrack(state: State, body: FirstDefault): Fact {
  const { id, arrears = [] } = state;
  return { type: 'arrears-opened', arrearsId: `${id}-arrears-${arrears.length + 1}`, ...body };
}

/** Dates of a debt and of its lease that cannot be: `dates-out-of-order`. */
function refuseTrack({ firstDefaultOn, reportedOn, leaseMadeOn, leaseRenewedOn }: FirstDefault): void {
  if (reportedOn && reportedOn < firstDefaultOn) {
    throw new Refusal('dates-out-of-order', 'Arrears are reported once rent is owed.');
  }
  if (leaseMadeOn && firstDefaultOn < leaseMadeOn) {
    throw new Refusal('dates-out-of-order', 'Rent is owed once the lease is made.');
  }
  if (leaseMadeOn && leaseRenewedOn && leaseRenewedOn < leaseMadeOn) {
    throw new Refusal('dates-out-of-order', 'A lease is renewed once it is made.');
  }
}

/** Where arrears bring the family and the organisation wishes it, the track opens with the screening's end. */
function trackByItself(state: State): Fact[] {
  const [trigger] = state.triggers;
  if (!state.house.automaticArrearsTrack || trigger?.kind !== 'arrears' || openTrack(state)) return [];
  const { occurredOn, registeredOn, referredBy, referredOn = registeredOn, debtCents } = trigger;
  return [
    openingTrack(state, {
      firstDefaultOn: occurredOn,
      ...(debtCents !== undefined && { debtCents }),
      ...(referredBy === 'landlord' && referredOn >= occurredOn && { reportedOn: referredOn }),
    }),
  ];
}

function isOpen({ stage, hearings }: State, { hearingId }: { hearingId: string }): boolean {
  return stage !== 'closed' && hearings.some((one) => one.hearingId === hearingId && !one.ending);
}

/** Only a hearing still to be held, or watched, can go along with a handover. */
function refuseUnknownHearing({ hearings }: State, named: readonly string[] = []): void {
  const open = hearings.filter(({ ending }) => !ending).map(({ hearingId }) => hearingId);
  const unknown = named.find((id) => !open.includes(id));
  if (unknown) {
    throw new Refusal('unknown-hearing', 'No such hearing of this family is open.', { hearings: open });
  }
}

function isSettledOn({ hearings }: State, said: { hearingId: string; hearingOn: PlainDate }): boolean {
  return hearings.some((one) => one.hearingId === said.hearingId && one.hearingOn === said.hearingOn);
}

/** Both checks answered: eligible and unknown elsewhere goes on; a no from either closes; else it waits. */
function screened(
  state: State,
  answer: Fact & { type: 'eligibility-answered' | 'coordination-answered' },
): Fact[] {
  const eligibility = answer.type === 'eligibility-answered' ? answer : state.eligibility;
  const coordination = answer.type === 'coordination-answered' ? answer : state.coordination;
  if (coordination?.known === true) return [answer, { type: 'closed', reason: 'followed-elsewhere' }];
  if (eligibility?.result === 'not-eligible') return [answer, { type: 'closed', reason: 'not-eligible' }];
  const through = eligibility?.result === 'eligible' && coordination?.known === false;
  return through ? [answer, { type: 'screened' }, ...trackByItself(state)] : [answer];
}

const AFTER_ASSESSMENT: Record<Conclusion, readonly Fact[]> = {
  'one-off-help': [{ type: 'closing-began', cause: 'one-off-help' }],
  'global-accompaniment': [],
  redirection: [{ type: 'closing-began', cause: 'redirection' }],
  declined: [{ type: 'closed', reason: 'declined' }],
};

function assess(state: State, body: StepBodies['record-assessment']): Fact[] {
  if (body.conclusion === 'redirection' && !body.redirectTo) {
    throw new Refusal('redirection-without-service', 'A redirection names the service it leads to.');
  }
  const handover: Fact[] = body.redirectTo
    ? [
        {
          type: 'handover-proposed',
          handoverId: nextHandover(state),
          to: body.redirectTo,
          scope: body.problems,
        },
      ]
    : [];
  return [{ type: 'assessed', ...body }, ...AFTER_ASSESSMENT[body.conclusion], ...handover];
}

/** The day of a visit that does not say it: the one it was set for, unless that is still to come. */
function visitedOn({ homeVisits }: State, now: Moment): PlainDate {
  const awaited = homeVisits.find(({ met }) => met === undefined);
  return awaited ? earliest(awaited.on, now.on) : now.on;
}

/** Agreement is of both, to the same revision; the second one puts it in force, and the first time starts term 1. */
function agreePlan(state: State, body: StepBodies['agree-plan'], now: Moment): Fact[] {
  const { proposed } = state;
  if (!proposed) throw new Refusal('no-plan-proposed', 'No revision of the plan awaits agreement.');
  if (body.revision !== proposed.revision) {
    throw new Refusal('not-the-proposed-revision', `The revision to agree to is ${proposed.revision}.`);
  }
  if (proposed.agreed[body.party]) {
    throw new Refusal('already-agreed', `The ${body.party} has already agreed to this revision.`);
  }
  refuseOutside(state, now, body.on);
  const other = proposed.agreed[body.party === 'family' ? 'caseworker' : 'family'];
  const agreed: Fact = { type: 'plan-agreed', ...body };
  if (!other) return [agreed];
  const inForce: Fact = { type: 'plan-in-force', revision: body.revision };
  return state.startedOn ? [agreed, inForce] : [agreed, inForce, startTerm(state, 1, latest(body.on, other))];
}

function decideRenewal(state: State, body: StepBodies['decide-renewal'], now: Moment): Fact[] {
  const term = state.term;
  if (!term || term.number > 1 || state.renewal?.decision === 'renew') {
    throw new Refusal('renewal-already-used', 'An accompaniment is renewed once.');
  }
  refuseOutsideWindow(state, term.endsOn, now);
  const { objectives = [] } = body;
  if (body.decision === 'end') {
    const ended: Fact[] = now.on >= term.endsOn ? [{ type: 'closing-began', cause: 'term-ended' }] : [];
    return [{ type: 'renewal-decided', ...body, objectives }, ...ended];
  }
  if (objectives.length === 0) {
    throw new Refusal('renewal-without-objectives', 'A renewal carries the revised or confirmed objectives.');
  }
  refuseObjectives(objectives);
  const decided: Fact = { type: 'renewal-decided', revision: state.revisions + 1, ...body, objectives };
  return now.on >= term.endsOn && state.startedOn
    ? [decided, startTerm(state, 2, state.startedOn)]
    : [decided];
}

function refuseOutsideWindow({ house }: State, endsOn: PlainDate, now: Moment): void {
  const opensOn = addDays(endsOn, -house.renewalOpensDaysBefore);
  const closesOn = addDays(endsOn, house.renewalClosesDaysAfter);
  if (now.on < opensOn) {
    throw new Refusal('renewal-too-early', `Renewal is decided from ${opensOn}.`, { opensOn, closesOn });
  }
  if (now.on > closesOn) {
    throw new Refusal('renewal-too-late', `Renewal was decided until ${closesOn}.`, { opensOn, closesOn });
  }
}

function close(state: State, { reason }: StepBodies['close']): Fact[] {
  if (state.stage === 'pre-course') refuseUnlessNoResponse(state, reason);
  else refuseUnfinished(state);
  return [{ type: 'closed', reason }];
}

function refuseUnlessNoResponse(state: State, reason: CloseReason): void {
  if (reason !== 'no-response') {
    throw new Refusal('reason-not-possible', 'From the pre-course, only no-response closes.');
  }
  if (reachedOn(state)) throw new Refusal('family-was-reached', 'The family was reached.');
  if (!hasNotAnswered(state)) {
    throw new Refusal(
      'attempts-insufficient',
      'Closing for no response takes three attempts on at least two dates, one of them a letter.',
    );
  }
  if (isOfEdition(state, 3)) refuseOpenHearing(state);
}

function refuseUnfinished(state: State): void {
  if (state.handovers.some((handover) => !handover.answer)) {
    throw new Refusal('handover-unanswered', 'A handover still awaits its answer.');
  }
  refuseOpenHearing(state);
  if (!state.plan) return;
  const open = state.plan.objectives.filter((objective) => !resultOf(state, objective.id));
  if (open.length > 0) {
    throw new Refusal(
      'objectives-not-evaluated',
      'Every objective of the plan in force is evaluated first.',
      {
        objectives: open.map((objective) => objective.id),
      },
    );
  }
  if (!state.finalEvaluation) {
    throw new Refusal('final-evaluation-missing', 'The final evaluation is recorded first.');
  }
}

function refuseOpenHearing(state: State): void {
  const hearings = state.hearings.flatMap(({ hearingId, ending }) => (ending ? [] : [hearingId]));
  if (hearings.length === 0) return;
  throw new Refusal('hearing-open', 'A hearing is still being prepared, or its outcome awaited.', {
    hearings,
  });
}

/** Where housing is scarce, six months is too short to promise a home: the aim is autonomy in the steps to take. */
function refuseObjectives(objectives: readonly Objective[]): void {
  if (new Set(objectives.map((objective) => objective.id)).size < objectives.length) {
    throw new Refusal('duplicate-objective', 'Two objectives have the same id.');
  }
  const outOfReach = objectives.find(
    (objective) => objective.problem === 'housing-access' && objective.aim === 'result',
  );
  if (outOfReach) {
    throw new Refusal('objective-out-of-reach', 'On access to housing the aim is autonomy, not the result.', {
      objectiveId: outOfReach.id,
    });
  }
}

/** A date already past is refused, unless it is that of an objective carried over unchanged. */
function refuseDueInPast(state: State, objectives: readonly Objective[], now: Moment): void {
  const carriedOver = (objective: Objective) =>
    state.plan?.objectives.some((one) => one.id === objective.id && one.dueOn === objective.dueOn);
  for (const objective of objectives) if (!carriedOver(objective)) refusePast(now, objective.dueOn);
}

/** A partner answers what was proposed to their organisation, and sees nothing else. */
function isOfAnother({ toOrganisationId }: Handover, { organisationId }: State, by: Actor): boolean {
  return (
    by.organisationId !== organisationId && by.organisationId !== toOrganisationId && by.role !== 'system'
  );
}

function nextHandover(state: State): string {
  return `h${state.handovers.length + 1}`;
}
