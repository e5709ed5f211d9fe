/** What a step establishes in the follow-up of a derogation, or why it is refused. */
import type { PlainDate } from '../calendar.ts';
import { Refusal, type Moment, type Recorded } from '../case.ts';
import { markInError } from '../correction.ts';
import { refuseFuture } from '../dates.ts';
import { followReassignment } from '../following.ts';
import { refuseImpossible } from '../step-table.ts';
import { fallDue } from './agenda.ts';
import { evolve } from './evolve.ts';
import { DEFAULT_DEROGATION_VALUES } from './house.ts';
import { grantedPeriod, renewalOpensOn, renewedPeriod } from './periods.ts';
import {
  enquiryFor,
  isOvercrowded,
  lastPeriod,
  neededM2,
  periodInForce,
  personsOf,
  surfaceOf,
  type Fact,
  type Period,
  type State,
} from './state.ts';
import { STEPS, type Opening, type Step, type StepBodies, type StepName, type SystemStep } from './steps.ts';

type Body<Name extends Step['step']> = Omit<Extract<Step, { step: Name }>, 'step'>;
type Decision<Name extends Step['step']> = (state: State, body: Body<Name>, now: Moment) => Fact[];

const PERSON: { [Name in StepName]: Decision<Name> } = {
  grant,
  'record-enquiry': (state, body, now) => {
    refuseFuture(now, body.on);
    const { from } = getPeriod(state);
    if (body.on < from) throw new Refusal('dates-out-of-order', `The period began on ${from}.`);
    refuseBeforeWindow(state, body.on);
    return [{ type: 'enquiry-recorded', ...body }];
  },
  renew,
  'refuse-renewal': (state, { reason }) => {
    if (state.refused) throw new Refusal('renewal-already-refused', `It was refused on ${state.refused.on}.`);
    return [{ type: 'renewal-refused', reason }];
  },
  'record-household-change': (state, body, now) => {
    refuseFuture(now, body.on);
    refuseWrongWay(state, body);
    return withItsEffect(state, { type: 'household-changed', ...body }, now);
  },
  'record-surface': (state, body, now) => {
    refuseFuture(now, body.on);
    if (body.surfaceM2 === surfaceOf(state)) {
      throw new Refusal('surface-unchanged', `The dwelling is known to have ${body.surfaceM2} m².`);
    }
    return withItsEffect(state, { type: 'surface-recorded', ...body }, now);
  },
  reassign: (state, body) => {
    if (body.caseworkerId === state.caseworkerId) {
      throw new Refusal('already-assigned', 'This caseworker already follows the family.');
    }
    return [{ type: 'reassigned', ...body }];
  },
  end: (state, { reason }) => {
    if (reason === 'large-enough' && isOvercrowded(state)) {
      throw new Refusal('still-overcrowded', `${surfaceOf(state)} m², where ${neededM2(state)} are needed.`);
    }
    return [{ type: 'ended', reason }];
  },
  correct: (state, body, now) => withItsEffect(state, markInError(state, body), now),
};

const SYSTEM: { [Name in SystemStep['step']]: Decision<Name> } = {
  open,
  'follow-household': followHousehold,
  'follow-reassignment': followReassignment,
  'fall-due': (state, _, now) => fallDue(state, now),
};

/** What a step would establish now. Throws Refusal when it is not possible. */
export function decide(state: State, step: Step, now: Moment): Fact[] {
  const { step: name, ...body } = step;
  if (name in SYSTEM) return SYSTEM[name as 'open'](state, body as Body<'open'>, now);
  refuseImpossible(STEPS, name as StepName, state.stage, now);
  return PERSON[name as 'end'](state, body as Body<'end'>, now);
}

function open(state: State, { grantedFrom, ...opening }: Opening, now: Moment): Fact[] {
  if (state.version > 0) throw new Refusal('already-open', 'This follow-up is already open.');
  const house = { ...DEFAULT_DEROGATION_VALUES, ...opening.house };
  const opened: Fact = { type: 'derogation-opened', ...opening, house };
  if (!grantedFrom) return [opened];
  const known = after(state, opened, now);
  return [opened, ...grant(known, { from: grantedFrom }, now)];
}

/** A derogation keeps the benefit of a dwelling that is too small, and of no other. */
function grant(state: State, { from }: StepBodies['grant'], now: Moment): Fact[] {
  refuseFuture(now, from);
  refuseUnlessOvercrowded(state);
  const running = periodInForce(state);
  if (running) throw new Refusal('derogation-in-force', `One is in force until ${running.endsOn}.`);
  const former = lastPeriod(state);
  if (former && from < former.endsOn) {
    throw new Refusal('dates-out-of-order', `The former period ended on ${former.endsOn}.`);
  }
  const period = grantedPeriod(state, from);
  if (period.endsOn <= now.on) throw new Refusal('period-over', `It would have ended on ${period.endsOn}.`);
  return [{ type: 'granted', ...period }];
}

/** Each renewal after a social enquiry (CCH R.844-2). */
function renew(state: State, _: object, now: Moment): Fact[] {
  refuseUnlessOvercrowded(state);
  const period = getPeriod(state);
  if (state.refused) throw new Refusal('renewal-already-refused', `It was refused on ${state.refused.on}.`);
  refuseBeforeWindow(state, now.on);
  const enquiry = enquiryFor(state);
  if (!enquiry) throw new Refusal('enquiry-missing', 'A renewal comes after a social enquiry.');
  if (!enquiry.favourable) {
    throw new Refusal('enquiry-unfavourable', `The enquiry of ${enquiry.on} is against a renewal.`);
  }
  return [{ type: 'renewed', ...renewedPeriod(state, period.endsOn) }];
}

function getPeriod(state: State): Period {
  const period = periodInForce(state);
  if (period) return period;
  const former = lastPeriod(state);
  if (former) throw new Refusal('derogation-over', `It ended on ${former.endsOn}: another is to be granted.`);
  throw new Refusal('no-derogation', 'No derogation was granted.');
}

function refuseBeforeWindow(state: State, on: PlainDate): void {
  const opensOn = renewalOpensOn(state);
  if (opensOn && on < opensOn) {
    throw new Refusal('renewal-too-early', `A renewal is prepared from ${opensOn}.`, { opensOn });
  }
}

function refuseUnlessOvercrowded(state: State): void {
  if (isOvercrowded(state)) return;
  throw new Refusal('not-overcrowded', `${surfaceOf(state)} m², where ${neededM2(state)} are needed.`);
}

/** The household was corrected or completed where identities are kept: from this day it is of so many. */
function followHousehold(state: State, { persons }: Body<'follow-household'>, now: Moment): Fact[] {
  const before = personsOf(state);
  if (state.ended || persons < 1 || persons === before) return [];
  const change = persons > before ? 'arrival' : 'departure';
  return withItsEffect(state, { type: 'household-changed', on: now.on, change, persons }, now);
}

/** A birth makes a household larger, a departure smaller. */
function refuseWrongWay(state: State, { on, change, persons }: StepBodies['record-household-change']): void {
  const last = state.persons.at(-1);
  if (last && on < last.on && last.number > 1) {
    throw new Refusal('dates-out-of-order', `A later change, of ${last.on}, is known.`);
  }
  const grows = change === 'birth' || change === 'arrival';
  const before = personsOf(state);
  if (grows ? persons <= before : persons >= before) {
    throw new Refusal('persons-do-not-match', `${before} were known before this ${change}.`);
  }
}

/** What a change makes of the dwelling: too small, or large enough, which it was not before. */
function withItsEffect(state: State, fact: Fact, now: Moment): Fact[] {
  const then = after(state, fact, now);
  const [was, is] = [isOvercrowded(state), isOvercrowded(then)];
  if (was === is) return [fact];
  return [fact, { type: is ? 'overcrowding-began' : 'overcrowding-ended', neededM2: neededM2(then) }];
}

function after(state: State, fact: Fact, now: Moment): State {
  const recorded: Recorded<Fact> = { number: state.version + 1, ...now, fact };
  return evolve(state, recorded);
}
