/** What a letter is made from: the accompaniment as it stood at a fact, and the people it concerns. */
import { resultOf, type Fact, type State } from '../workflows/rules/accompaniment/state.ts';
import type { PlainDate } from '../workflows/rules/calendar.ts';
import type {
  AccompanimentInLetter,
  Caseworker,
  HandoverInLetter,
  Letter,
  PlanInLetter,
  Recipient,
  Sender,
  TemplateName,
} from './letters/model.ts';
import type { Household, Member, Title } from './store/household.ts';
import type { Organisation, User } from './store/organisations.ts';

/** Everything known when a letter is asked for. `services` names organisations by their id. */
export interface LetterSource {
  template: TemplateName;
  on: PlainDate;
  fact: Fact;
  state: State;
  organisation: Organisation;
  household: Household;
  caseworker?: User;
  services: ReadonlyMap<string, string>;
}

export function letterOf(source: LetterSource): Letter {
  const { template, on, state, organisation, household, caseworker } = source;
  return {
    template,
    reference: state.reference,
    on,
    organisation: senderOf(organisation),
    recipient: recipientOf(household),
    ...(caseworker && { caseworker: signatoryOf(caseworker) }),
    accompaniment: accompanimentOf(source),
  };
}

function senderOf({ name, letterhead }: Organisation): Sender {
  return { name, ...letterhead };
}

const CIVILITIES: Record<Title, string> = { madame: 'Mme', monsieur: 'M.' };
const SALUTATIONS: Record<Title, Recipient['salutation']> = { madame: 'Madame', monsieur: 'Monsieur' };

/** The couple, or the one parent; other adults of the home are not written to. */
function recipientOf({ members, address }: Household): Recipient {
  const written = members.filter(({ role }) => role === 'applicant' || role === 'partner');
  return {
    names: written.map(nameOf).join(' et '),
    addressLines: [...address.lines, `${address.postalCode} ${address.city}`],
    salutation: salutationOf(written),
  };
}

function nameOf({ title, firstName, name }: Member): string {
  return [title && CIVILITIES[title], firstName, name].filter(Boolean).join(' ');
}

/** Addresses both where the titles differ, or where one is not known. */
function salutationOf(written: readonly Member[]): Recipient['salutation'] {
  const [title, ...others] = new Set(written.map((one) => one.title));
  return title && others.length === 0 ? SALUTATIONS[title] : 'Madame, Monsieur';
}

const ANY_JOB = 'Travail social';

function signatoryOf({ name, jobTitle = ANY_JOB, phone, email }: User): Caseworker {
  return { name, jobTitle, email, ...(phone && { phone }) };
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
