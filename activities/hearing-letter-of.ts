/** What the letters of a hearing are made from: its preparation as it stood at a fact, and the people it concerns. */
import { addWorkingDays, completedYears, latest, type PlainDate } from '../workflows/rules/calendar.ts';
import { fold, type Recorded } from '../workflows/rules/case.ts';
import { getDeadline } from '../workflows/rules/hearing/deadlines.ts';
import { hearing } from '../workflows/rules/hearing/index.ts';
import type { Fact, State } from '../workflows/rules/hearing/state.ts';
import { getLegalValue, getNumber } from '../workflows/rules/parameters.ts';
import { caseAtFact } from './case-at-fact.ts';
import { findSomeone, type Draft, type LetterAsked } from './letter-of.ts';
import { councilAmong, courtNamed, familyOf, senderOf, signatoryOf } from './letter-people.ts';
import type {
  EvaluationInLetter,
  HearingInLetter,
  HomeInLetter,
  Letter,
  Recipient,
} from './letters/model.ts';
import { adultsOf, type Household } from './store/household.ts';
import { getHousehold } from './store/households.ts';
import { journalOf } from './store/journal.ts';
import { listOrganisations, type Organisation, type User } from './store/organisations.ts';
import type { Store } from './store/store.ts';

interface People {
  caseworker?: User;
  author?: User;
  validator?: User;
}

interface LetterSource {
  asked: LetterAsked;
  state: State;
  household: Household;
  organisation: Organisation;
  organisations: readonly Organisation[];
  people: People;
}

export const draftOfHearing: Draft = async (store, asked) => {
  const { organisation, householdId } = await caseAtFact(store, asked);
  const journal = await journalOf<Fact>(store, asked.caseId, { upTo: asked.factNumber });
  const state = fold(hearing, asked.caseId, journal);
  const [household, organisations, people] = await Promise.all([
    getHousehold(store, householdId, organisation.id),
    listOrganisations(store),
    peopleOf(store, state, journal),
  ]);
  const letter = letterOf({ asked, state, household, organisation, organisations, people });
  return { letter, organisationId: organisation.id };
};

async function peopleOf(store: Store, state: State, journal: readonly Recorded<Fact>[]): Promise<People> {
  const find = (id: string | undefined) => findSomeone(store, id, state.organisationId);
  const [caseworker, author, validator] = await Promise.all([
    find(state.caseworkerId),
    find(state.evaluation?.by),
    find(validatorOf(state, journal)),
  ]);
  return { ...(caseworker && { caseworker }), ...(author && { author }), ...(validator && { validator }) };
}

/** Who validated the version that stands. */
function validatorOf({ corrected }: State, journal: readonly Recorded<Fact>[]): string | undefined {
  const validated = journal.findLast(
    ({ fact, number }) => fact.type === 'evaluation-validated' && !corrected.includes(number),
  );
  return validated?.by.id;
}

function letterOf(source: LetterSource): Letter {
  const { asked, state, organisation } = source;
  const signatory = signatoryFor(source);
  return {
    template: asked.template,
    reference: state.reference,
    on: dateOf(source),
    organisation: senderOf(organisation),
    recipient: recipientOf(source),
    ...(signatory && { caseworker: signatoryOf(signatory) }),
    accompaniment: accompanimentOf(state),
    hearing: hearingOf(source),
  };
}

/** The evaluation bears the day on which it left, which may have been recorded later. */
function dateOf({ asked, state: { evaluation } }: LetterSource): PlainDate {
  return asked.template === 'social-evaluation' ? (evaluation?.sentOn ?? asked.on) : asked.on;
}

function recipientOf({ asked, state, household, organisations }: LetterSource): Recipient {
  if (asked.template === 'social-evaluation') return courtNamed(state.court);
  return asked.template === 'council-information' ? councilAmong(organisations) : familyOf(household);
}

/** An evaluation is signed by whoever wrote it, or else by the service: never by someone else. */
function signatoryFor({ asked, people }: LetterSource): User | undefined {
  return asked.template === 'social-evaluation' ? people.author : people.caseworker;
}

/** The letters of a hearing tell nothing else of the accompaniment. */
function accompanimentOf({ openedOn }: State): Letter['accompaniment'] {
  return { trigger: 'summons', openedOn, problems: [], responses: [], handovers: [] };
}

function hearingOf(source: LetterSource): HearingInLetter {
  const { asked, state, household } = source;
  const { court, servedOn, hearingOn, at, claimedDebtCents, preparation, attendance, interview } = state;
  const answerBy = answerByOf(state, asked.on);
  const adjournedFrom = state.adjournments.at(-1)?.from;
  const evaluation = evaluationOf(source);
  return {
    court,
    servedOn,
    hearingOn,
    claimedDebtCents,
    home: homeOf(household, asked.on),
    offeredOn: state.offers.map(({ on }) => on),
    evaluationDueOn: getDeadline('evaluation-at-court', state, state.house).on,
    longestDelayYears: getNumber(getLegalValue('judge-delays', hearingOn, state.entered)),
    ...(at && { at }),
    ...(answerBy && { answerBy }),
    ...(interview?.held && { interviewedOn: interview.on }),
    ...(preparation && { preparation }),
    ...(attendance && { attendance }),
    ...(evaluation && { evaluation }),
    ...(adjournedFrom && { adjournedFrom }),
  };
}

function homeOf(household: Household, on: PlainDate): HomeInLetter {
  const { names, addressLines } = familyOf(household);
  const children = household.members.filter(({ role }) => role === 'child');
  return {
    names,
    addressLines,
    adults: adultsOf(household).length,
    childrenAges: children.map(({ birthDate }) => completedYears(birthDate, on)),
  };
}

/** A first offer waits until the day of the second; each leaves some days to answer, if the hearing does. */
function answerByOf(state: State, on: PlainDate): PlainDate | undefined {
  const { offers, hearingOn, calendar, house } = state;
  const soonest = addWorkingDays(on, house.interviewAnswerWorkingDays, calendar);
  const isFirst = offers.length <= 1;
  const by = isFirst ? latest(soonest, getDeadline('second-interview-offer', state, house).on) : soonest;
  return by < hearingOn ? by : undefined;
}

function evaluationOf({ state, people }: LetterSource): EvaluationInLetter | undefined {
  if (!state.evaluation) return undefined;
  const { status: _status, by: _by, returnedFor: _reason, submittedOn, ...evaluation } = state.evaluation;
  return {
    ...evaluation,
    writtenOn: submittedOn,
    ...(people.author && { author: signatoryOf(people.author) }),
    ...(people.validator && evaluation.validatedOn && { validator: signatoryOf(people.validator) }),
  };
}
