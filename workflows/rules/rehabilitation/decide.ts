/** What a step establishes in a home rehabilitation, or why it is refused. */
import { Refusal, type Moment } from '../case.ts';
import { markInError } from '../correction.ts';
import { followReassignment } from '../following.ts';
import { refuseImpossible } from '../step-table.ts';
import { fallDue } from './agenda.ts';
import { planCommittee, recordDecision, setOutProject, signCommitment } from './commitment.ts';
import { DEFAULT_REHABILITATION_VALUES } from './house.ts';
import {
  agreeShare,
  defineWorks,
  endSite,
  inviteToWorkshop,
  planVisit,
  recordDiagnosis,
  recordHours,
  recordMaterials,
  recordWorkshop,
} from './site.ts';
import { isOfPartner, isOutside } from './seen.ts';
import type { Fact, State } from './state.ts';
import { STEPS, type Step, type StepName, type SystemStep } from './steps.ts';

type Body<Name extends Step['step']> = Omit<Extract<Step, { step: Name }>, 'step'>;
type Decision<Name extends Step['step']> = (state: State, body: Body<Name>, now: Moment) => Fact[];

const PERSON: { [Name in StepName]: Decision<Name> } = {
  'set-out-project': setOutProject,
  'sign-commitment': signCommitment,
  'plan-committee': planCommittee,
  'record-decision': recordDecision,
  'plan-visit': planVisit,
  'record-diagnosis': recordDiagnosis,
  'define-works': defineWorks,
  'invite-to-workshop': inviteToWorkshop,
  'record-workshop': recordWorkshop,
  'record-hours': recordHours,
  'record-materials': recordMaterials,
  'agree-family-share': agreeShare,
  'record-end-of-site': endSite,
  'record-evaluation': (_, body) => [
    { type: 'evaluated', ...body },
    { type: 'ended', ending: 'completed' },
  ],
  abandon: (_, { reason }) => [{ type: 'ended', ending: 'abandoned', reason }],
  reassign: (_, { caseworkerId }) => [{ type: 'reassigned', caseworkerId }],
  // A fact made in error is marked; where it moved the course, the step that sets it right is taken.
  correct: (state, body) => [markInError(state, body)],
};

const SYSTEM: { [Name in SystemStep['step']]: Decision<Name> } = {
  open: (state, opening) => {
    if (state.version > 0) throw new Refusal('already-open', 'This rehabilitation is already open.');
    const house = { ...DEFAULT_REHABILITATION_VALUES, ...opening.house };
    return [{ type: 'rehabilitation-opened', ...opening, house }];
  },
  'follow-reassignment': followReassignment,
  'fall-due': (state, _, now) => fallDue(state, now),
};

/** What a step would establish now. Throws Refusal when it is not possible. */
export function decide(state: State, step: Step, now: Moment): Fact[] {
  const { step: name, ...body } = step;
  if (name in SYSTEM) return SYSTEM[name as 'open'](state, body as Body<'open'>, now);
  refuseImpossible(STEPS, name as StepName, state.stage, now);
  refuseOtherPartner(state, name as StepName, now);
  return PERSON[name as 'abandon'](state, body as Body<'abandon'>, now);
}

/** Of the partners, the association of this site only; and the association takes the steps of a partner only. */
function refuseOtherPartner(state: State, name: StepName, { by }: Moment): void {
  if (!isOutside(state, by)) return;
  if (by.organisationId !== state.associationId && by.id !== state.associationId) {
    throw new Refusal('not-a-partner', 'This site is of another association.');
  }
  if (!isOfPartner(name)) throw new Refusal('not-your-part', `${name} is not a step of the association.`);
}
