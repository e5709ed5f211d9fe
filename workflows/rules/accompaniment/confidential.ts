/**
 * What is confidential within the team: what is about health, and what whoever recorded it marked so, such as violence.
 * The caseworker and the supervisor read it; others see that it is there, and count it.
 */
import type { Recorded } from '../case.ts';
import type { Fact, State } from './state.ts';
import type { FamilyView, Objective } from './steps.ts';

const HEALTH = 'health';

type FactOf<Type extends Fact['type']> = Extract<Fact, { type: Type }>;
/** A question about each type of fact that can say something confidential. */
type ByType<Answer> = { [Type in Fact['type']]?: (fact: FactOf<Type>, state: State) => Answer };

const CONFIDENTIAL: ByType<boolean> = {
  'meeting-recorded': ({ confidential }) => confidential === true,
  'response-recorded': ({ confidential, problem }) => confidential === true || problem === HEALTH,
  assessed: ({ confidential, problems }) => confidential === true || problems.includes(HEALTH),
  'plan-proposed': ({ objectives }) => objectives.some(isAboutHealth),
  'renewal-decided': ({ objectives }) => objectives.some(isAboutHealth),
};

/** Whether a fact says, by itself, something confidential. */
export function isConfidential(fact: Fact): boolean {
  const ask = CONFIDENTIAL[fact.type] as ((fact: Fact) => boolean) | undefined;
  return ask?.(fact) ?? false;
}

/** What is left of a fact that is confidential. */
const MASKED: ByType<object> = {
  'meeting-recorded': ({ on, place }) => ({ on, place, present: [], confidential: true }),
  'response-recorded': ({ on }) => ({ on, confidential: true }),
  assessed: ({ problems, conclusion }) => ({
    problems: problems.filter((problem) => problem !== HEALTH),
    conclusion,
    summary: '',
    confidential: true,
  }),
  'plan-proposed': (plan) => ({
    ...plan,
    familyView: HIDDEN_VIEW,
    objectives: plan.objectives.map(maskedObjective),
  }),
  'renewal-decided': (decided) => ({
    ...decided,
    reason: '',
    objectives: decided.objectives.map(maskedObjective),
  }),
};

/** What is left of a fact that speaks of others, some of them confidential. */
const TOUCHED: ByType<object> = {
  'objective-evaluated': (fact, state) =>
    isOnHealth(state, fact.objectiveId) ? { ...fact, evidence: '' } : fact,
  'final-evaluation-recorded': (fact, { confidentialSince }) =>
    confidentialSince === undefined ? fact : { ...fact, autonomy: '', summary: '' },
  'handover-proposed': (fact) => ({ ...fact, scope: fact.scope.filter((item) => item !== HEALTH) }),
};

/**
 * The fact as the rest of the team sees it: when and by whom, what can be counted, and no word of what it is about.
 * What speaks of the whole course (the final evaluation) is hidden once anything in it is confidential.
 */
export function masked(state: State, recorded: Recorded<Fact>): Recorded<Fact> {
  const { fact } = recorded;
  const table = isConfidential(fact) ? MASKED : TOUCHED;
  const mask = table[fact.type] as ((fact: Fact, state: State) => object) | undefined;
  return mask ? { ...recorded, fact: { ...mask(fact, state), type: fact.type } as Fact } : recorded;
}

const HIDDEN_VIEW: FamilyView = { situation: '', difficulties: '', priorities: '', wayOut: '' };

function maskedObjective(objective: Objective): Objective {
  if (!isAboutHealth(objective)) return objective;
  const { id, actor, aim, dueOn } = objective;
  return { id, actor, aim, dueOn, wording: '', evidence: '', confidential: true } as unknown as Objective;
}

function isAboutHealth({ problem }: Pick<Objective, 'problem'>): boolean {
  return problem === HEALTH;
}

/** An objective that no revision has any more is hidden once anything is confidential: nobody can tell. */
function isOnHealth({ plan, proposed, confidentialSince }: State, objectiveId: string): boolean {
  const known = [...(plan?.objectives ?? []), ...(proposed?.objectives ?? [])];
  const found = known.find(({ id }) => id === objectiveId);
  return found ? isAboutHealth(found) : confidentialSince !== undefined;
}
