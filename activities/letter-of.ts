/** What a letter is made from: the accompaniment as it stood at a fact, and the people it concerns. */
import { resultOf, type State } from '../workflows/rules/accompaniment/state.ts';
import type { PlainDate } from '../workflows/rules/calendar.ts';
import { accompanimentAtFact, type AccompanimentAtFact, type FactPlace } from './case-at-fact.ts';
import { familyOf, senderOf, signatoryOf } from './letter-people.ts';
import type {
  AccompanimentInLetter,
  HandoverInLetter,
  Letter,
  PlanInLetter,
  TemplateName,
} from './letters/model.ts';
import { findUser, listOrganisations, type User } from './store/organisations.ts';
import type { Store } from './store/store.ts';

/** A letter that a fact of a case asks for; `on` is the day of the fact. */
export interface LetterAsked extends FactPlace {
  template: TemplateName;
  on: PlainDate;
  /** Whom it is to, in a case of several people. */
  subject?: string;
}

/** A letter ready to be set, and whose it is. */
export interface Drafted {
  letter: Letter;
  organisationId: string;
  /** In a case of several families: the one it is to, and who follows it. */
  to?: { householdId: string; followers: string[] };
}

/** How the letters of a kind of case are drafted. */
export type Draft = (store: Store, asked: LetterAsked) => Promise<Drafted>;

/** Everything known when a letter is asked for. `services` names organisations by their id. */
interface LetterSource extends AccompanimentAtFact {
  asked: LetterAsked;
  caseworker?: User;
  services: ReadonlyMap<string, string>;
}

export const draftOfAccompaniment: Draft = async (store, asked) => {
  const found = await accompanimentAtFact(store, asked);
  const { organisation, state } = found;
  const [caseworker, services] = await Promise.all([
    findSomeone(store, state.caseworkerId, organisation.id),
    serviceNames(store),
  ]);
  const letter = letterOf({ ...found, asked, services, ...(caseworker && { caseworker }) });
  return { letter, organisationId: organisation.id };
};

/** Whoever an id stands for, where there is one: people leave, and what they signed stays. */
export async function findSomeone(
  store: Store,
  id: string | undefined,
  organisationId: string,
): Promise<User | undefined> {
  return id === undefined ? undefined : findUser(store, id, organisationId);
}

async function serviceNames(store: Store): Promise<Map<string, string>> {
  return new Map((await listOrganisations(store)).map(({ id, name }) => [id, name]));
}

function letterOf(source: LetterSource): Letter {
  const { asked, state, organisation, household, caseworker } = source;
  return {
    template: asked.template,
    reference: state.reference,
    on: asked.on,
    organisation: senderOf(organisation),
    recipient: familyOf(household),
    ...(caseworker && { caseworker: signatoryOf(caseworker) }),
    accompaniment: accompanimentOf(source),
  };
}

function accompanimentOf(source: LetterSource): AccompanimentInLetter {
  const { state } = source;
  const { term, finalEvaluation, closed, plan } = state;
  const visit = state.homeVisits.findLast(({ met }) => met === undefined);
  return {
    trigger: state.triggers[0]?.kind ?? '',
    openedOn: state.openedOn,
    termMonths: state.house.termMonths,
    problems: state.assessment?.problems ?? [],
    responses: state.responses.map(({ number: _number, ...response }) => response),
    handovers: handoversOf(source),
    ...(term && termOf(term)),
    ...(visit && { homeVisit: { on: visit.on, ...(visit.at && { at: visit.at }) } }),
    ...(plan && { plan: planOf(state, plan), agreements: plan.agreed }),
    ...(finalEvaluation && { finalEvaluation }),
    ...(closed && { closing: closed }),
  };
}

function termOf({ number, startedOn, endsOn }: NonNullable<State['term']>) {
  return { term: number === 1 ? 1 : 2, termStartsOn: startedOn, termEndsOn: endsOn } as const;
}

function planOf(state: State, plan: NonNullable<State['plan']>): PlanInLetter {
  const { revision, familyView, meetEveryDays } = plan;
  const objectives = plan.objectives.map((objective) => {
    const found = resultOf(state, objective.id);
    return found ? { ...objective, result: { result: found.result, evidence: found.evidence } } : objective;
  });
  return { revision, familyView, objectives, ...(meetEveryDays !== undefined && { meetEveryDays }) };
}

/** A letter about one handover tells of that one only. */
function handoversOf({ state, fact, services }: LetterSource): HandoverInLetter[] {
  const told =
    fact.type === 'handover-proposed'
      ? state.handovers.filter(({ handoverId }) => handoverId === fact.handoverId)
      : state.handovers;
  return told.map(({ to, scope, answer, meetingOn }) => ({
    to: services.get(to) ?? to,
    scope,
    ...(answer && { answer }),
    ...(meetingOn && { meetingOn }),
  }));
}
