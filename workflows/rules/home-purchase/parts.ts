/**
 * Two workers, one family: who holds which part, what each may do, and what each sees (domain, "Home buyers in
 * difficulty"). In phase 1 the service contacted holds both parts; in phase 2 the organisation of work says.
 */
import { Refusal, type Actor } from '../case.ts';
import type { State } from './state.ts';
import type { StepBodies, StepName } from './steps.ts';
import { PARTS, type OrganisationOfWork, type Part, type Response, type Service } from './vocabulary.ts';

const HOLDERS: Record<OrganisationOfWork, Record<Part, Service>> = {
  'specialist-and-council': { technical: 'caf', global: 'council' },
  'specialist-alone': { technical: 'caf', global: 'caf' },
  'council-alone': { technical: 'council', global: 'council' },
};

/** Responses on the loan and the home are technical; help for the family is of the global accompaniment. */
export const PART_OF_RESPONSE: Record<Response, Part> = {
  'financial-aid': 'global',
  'event-help': 'global',
  'lender-negotiation': 'technical',
  'sale-support': 'technical',
};

/** The service that holds a part: once phase 1 has ended on phase 2, the one that holds it there. */
export function serviceOf(state: Pick<State, 'phase1' | 'contacted' | 'house'>, part: Part): Service {
  if (state.phase1?.ended?.conclusion !== 'phase-2') return state.contacted;
  return HOLDERS[state.house.organisationOfWork][part];
}

/** Whether one worker has both parts. */
export function isOneWorker(state: Pick<State, 'phase1' | 'contacted' | 'house'>): boolean {
  return serviceOf(state, 'technical') === serviceOf(state, 'global');
}

export function organisationOf(state: State, part: Part): string | undefined {
  return serviceOf(state, part) === 'caf' ? state.cafId : state.councilId;
}

/** The organisations that the case is shared with, beside its own: none before phase 2 is decided on. */
export function sharedWith(state: State): string[] {
  if (state.phase1?.ended?.conclusion !== 'phase-2') return [];
  const holding = PARTS.flatMap((part) => organisationOf(state, part) ?? []);
  return [...new Set(holding)].filter((one) => one !== state.organisationId);
}

/** The parts that someone may act on, and whose details they see: those of their organisation. */
export function partsOf(
  state: State,
  { organisationId, role }: Pick<Actor, 'organisationId' | 'role'>,
): Part[] {
  if (role === 'system') return [...PARTS];
  return PARTS.filter((part) => organisationOf(state, part) === organisationId);
}

type Body = Partial<
  StepBodies['record-interview'] & StepBodies['give-response'] & StepBodies['record-result']
>;

/** Which part a step is of; the others are of whoever holds any. */
const PART_OF_STEP: { [Name in StepName]?: (body: Body, state: State) => Part | undefined } = {
  'begin-phase-2': () => 'technical',
  'end-phase-2': () => 'technical',
  'judge-viability': () => 'technical',
  'name-worker': ({ part }) => part,
  'record-interview': ({ part }) => part,
  'give-response': ({ response }) => response && PART_OF_RESPONSE[response],
  'record-result': ({ fact }, { responses }) => {
    const given = responses.find(({ number }) => number === fact);
    return given && PART_OF_RESPONSE[given.response];
  },
};

/** Refuses a step on a part that the actor's service does not hold, or that a colleague holds: `not-your-part`. */
export function refuseOtherPart(state: State, step: StepName, body: object, by: Actor): void {
  if (by.role === 'system') return;
  const part = PART_OF_STEP[step]?.(body, state);
  const mine = partsOf(state, by);
  if (part ? !mine.includes(part) : mine.length === 0) {
    const held = part ? `The ${part} part` : 'This phase';
    throw new Refusal('not-your-part', `${held} is held by the other service.`);
  }
  const holder = part && state.workers[part];
  if (by.role !== 'supervisor' && holder !== undefined && holder !== by.id) {
    throw new Refusal('not-your-part', `The ${part} part is held by someone else.`);
  }
}

/** Whether someone could take a step as far as its part is concerned: what is offered to them. */
export function mayTake(state: State, step: StepName, by: Actor): boolean {
  const mine = partsOf(state, by);
  if (mine.length === 0) return false;
  const part = PART_OF_STEP[step]?.({}, state);
  if (!part) return true;
  const holder = state.workers[part];
  return mine.includes(part) && (by.role === 'supervisor' || holder === undefined || holder === by.id);
}
