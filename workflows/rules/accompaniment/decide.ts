/** What a step establishes, or why it is refused: the guards of an accompaniment. */
import { earliest, type PlainDate } from '../calendar.ts';
import { Refusal, type Moment } from '../case.ts';
import { markInError } from '../correction.ts';
import { refuseFuture, refuseOutside, refusePast } from '../dates.ts';
import { refuseImpossible } from '../step-table.ts';
import { fallDue } from './agenda.ts';
import { close } from './closing.ts';
import { answerHandover, nextHandover, proposeHandover } from './handing-over.ts';
import {
  findHearingOn,
  isOpen,
  isSettledOn,
  openArrearsTrack,
  openHearing,
  openingHearing,
  trackByItself,
} from './linked.ts';
import { agreePlan, decideRenewal, evaluateObjective, proposePlan } from './planning.ts';
import { openTrack, type Fact, type State } from './state.ts';
import { STEPS, type Step, type StepBodies, type StepName, type SystemStep } from './steps.ts';
import type { Conclusion } from './vocabulary.ts';

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
  'propose-plan': proposePlan,
  'agree-plan': agreePlan,
  'record-meeting': (state, body, now) => {
    refuseOutside(state, now, body.on);
    return [{ type: 'meeting-recorded', ...body }];
  },
  'record-response': (state, body, now) => {
    refuseOutside(state, now, body.on);
    return [{ type: 'response-recorded', ...body }];
  },
  'evaluate-objective': evaluateObjective,
  'decide-renewal': decideRenewal,
  'begin-closing': (_, { cause }) => [{ type: 'closing-began', cause }],
  'record-final-evaluation': (_, body) => [{ type: 'final-evaluation-recorded', ...body }],
  'propose-handover': proposeHandover,
  'answer-handover': answerHandover,
  'open-hearing': openHearing,
  'open-arrears-track': openArrearsTrack,
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
