/** What a step establishes in a holiday aid, or why it is refused. */
import { refuseAmount, refuseShares, totalOf, type BudgetLine } from '../budget.ts';
import { Refusal, type Moment } from '../case.ts';
import { markInError } from '../correction.ts';
import { refuseFuture, refuseOutside, refusePast } from '../dates.ts';
import { followReassignment } from '../following.ts';
import { refuseImpossible } from '../step-table.ts';
import { accountsOf, unprovedCents } from './accounts.ts';
import { fallDue } from './agenda.ts';
import { DEFAULT_HOLIDAY_VALUES } from './house.ts';
import type { Fact, State } from './state.ts';
import { STEPS, type Project, type Step, type StepBodies, type StepName, type SystemStep } from './steps.ts';

type Body<Name extends Step['step']> = Omit<Extract<Step, { step: Name }>, 'step'>;
type Decision<Name extends Step['step']> = (state: State, body: Body<Name>, now: Moment) => Fact[];

const PERSON: { [Name in StepName]: Decision<Name> } = {
  'propose-project': (state, project, now) => {
    refuseStay(project, now);
    refuseBudget(project);
    return [{ type: 'project-proposed', revision: (state.project?.revision ?? 0) + 1, ...project }];
  },
  decide: (_, body) => [
    { type: 'decided', ...body },
    ...(body.decision === 'refused' ? [{ type: 'closed', ending: 'refused' } as const] : []),
  ],
  'record-expense': (state, body, now) => {
    refuseOutside(state, now, body.on);
    refuseAmount(body.amountCents);
    if (!state.project?.costs.some(({ label }) => label === body.cost)) {
      throw new Refusal('cost-not-budgeted', 'The budget has no such line.', { cost: body.cost });
    }
    return [{ type: 'expense-recorded', ...body }];
  },
  'record-payment': recordPayment,
  'record-review': recordReview,
  reassign: (state, body) => {
    if (body.caseworkerId === state.caseworkerId) {
      throw new Refusal('already-assigned', 'This caseworker already follows the project.');
    }
    return [{ type: 'reassigned', ...body }];
  },
  withdraw: (state, { reason }) => {
    refuseUnproved(state);
    return [{ type: 'closed', ending: 'withdrawn', reason }];
  },
  correct: (state, body) => [markInError(state, body)],
};

const SYSTEM: { [Name in SystemStep['step']]: Decision<Name> } = {
  open: (state, { house, ...opening }) => {
    if (state.version > 0) throw new Refusal('already-open', 'This aid is already open.');
    return [{ type: 'holiday-opened', ...opening, house: { ...DEFAULT_HOLIDAY_VALUES, ...house } }];
  },
  'follow-reassignment': followReassignment,
  'fall-due': (state, _, now) => fallDue(state, now),
};

/** What a step would establish now. Throws Refusal when it is not possible. */
export function decide(state: State, step: Step, now: Moment): Fact[] {
  const { step: name, ...body } = step;
  if (name in SYSTEM) return SYSTEM[name as 'open'](state, body as Body<'open'>, now);
  refuseImpossible(STEPS, name as StepName, state.stage, now);
  return PERSON[name as 'withdraw'](state, body as Body<'withdraw'>, now);
}

/** A stay is prepared before it begins. */
function refuseStay({ from, to }: Project, now: Moment): void {
  if (to < from) throw new Refusal('dates-out-of-order', 'The stay ends before it begins.');
  refusePast(now, from);
}

/** Whole cents, each line once, and shares that add up to the costs: `budget-does-not-add-up`. */
function refuseBudget({ costs, shares }: Project): void {
  refuseAmount(...[...costs, ...shares].map(({ amountCents }) => amountCents));
  for (const lines of [costs, shares]) refuseTwice(lines);
  try {
    refuseShares(totalOf(costs), shares);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new Refusal('budget-does-not-add-up', error.message, error.extra);
  }
}

function refuseTwice(lines: readonly BudgetLine[]): void {
  const labels = lines.map(({ label }) => label);
  const twice = labels.find((label, index) => labels.indexOf(label) !== index);
  if (twice !== undefined) throw new Refusal('line-given-twice', `The budget has ${twice} twice.`);
}

/** Nobody pays more than their share: a larger one is another project, decided again. */
function recordPayment(state: State, body: StepBodies['record-payment'], now: Moment): Fact[] {
  refuseOutside(state, now, body.on);
  refuseAmount(body.amountCents);
  const line = accountsOf(state).payers.find(({ payer }) => payer === body.by);
  const left = line ? line.shareCents - line.paidCents : 0;
  if (body.amountCents > left) {
    throw new Refusal('payment-over-share', `${left} cents of this share are left to pay.`, {
      leftCents: left,
    });
  }
  return [{ type: 'payment-recorded', ...body }];
}

/** After the stay, once what the Caf has paid is proved. */
function recordReview(state: State, body: StepBodies['record-review'], now: Moment): Fact[] {
  refuseFuture(now, body.on);
  const { project } = state;
  if (body.happened && project && body.on < project.to) {
    throw new Refusal('review-before-return', `The stay ends on ${project.to}.`);
  }
  refuseUnproved(state);
  return [
    { type: 'review-recorded', ...body },
    { type: 'closed', ending: 'reviewed' },
  ];
}

function refuseUnproved(state: State): void {
  const unproved = unprovedCents(state);
  if (unproved === 0) return;
  throw new Refusal('proof-missing', `${unproved} cents paid by the Caf are not proved.`, {
    unprovedCents: unproved,
  });
}
