/** A case as it stood at a fact: what an effect of that fact is made from, however late it is carried out. */
import { accompaniment } from '../workflows/rules/accompaniment/index.ts';
import { arrears } from '../workflows/rules/arrears-track/index.ts';
import { derogation } from '../workflows/rules/derogation/index.ts';
import type { Fact, Handover, State } from '../workflows/rules/accompaniment/state.ts';
import { fold, type CaseKind, type Due, type Recorded } from '../workflows/rules/case.ts';
import { groupSession } from '../workflows/rules/group-session/index.ts';
import { hearing } from '../workflows/rules/hearing/index.ts';
import { homePurchase } from '../workflows/rules/home-purchase/index.ts';
import { specialistCapacity } from '../workflows/rules/specialist-capacity/index.ts';
import { holidayAid } from '../workflows/rules/holiday-aid/index.ts';
import { interfaceRequest } from '../workflows/rules/interface-request/index.ts';
import { jointAccompaniment } from '../workflows/rules/joint-accompaniment/index.ts';
import { rehabilitation } from '../workflows/rules/rehabilitation/index.ts';
import type { Household } from './store/household.ts';
import { getHousehold } from './store/households.ts';
import { journalOf, type JournalEntry } from './store/journal.ts';
import { getOrganisation, type Organisation } from './store/organisations.ts';
import type { Store } from './store/store.ts';

/** Which fact of which case. */
export interface FactPlace {
  kind: string;
  caseId: string;
  factNumber: number;
}

/** A case of any kind, as far as people are told of it. */
export interface CaseAtFact {
  reference: string;
  organisation: Organisation;
  householdId: string;
  caseworkerId?: string;
  /** Who follows the one person that the fact is about, in a case of several people. */
  followerId?: string;
  /** The social worker outside who asked, kept among the referrers. */
  askerId?: string;
  handovers: Handover[];
  /** Organisations or people of others that follow the case too. */
  partners: string[];
  fact: { type: string };
  /** What falls due, in French. */
  label: (due: Due) => string;
}

/** An accompaniment; `opening` is its first fact. The household is as it is known now. */
export interface AccompanimentAtFact extends CaseAtFact {
  state: State;
  opening: Extract<Fact, { type: 'opened' }>;
  fact: Fact;
  household: Household;
}

/** What the states of all kinds have. */
interface AnyState extends Pick<State, 'reference' | 'organisationId' | 'householdId' | 'caseworkerId'> {
  handovers?: Handover[];
  askerId?: string;
  participants?: { id: string; caseworkerId?: string }[];
  partners?: string[];
}
type AnyKind = CaseKind<AnyState, { step: string }, { type: string }>;

/** Every kind of case there is. */
export const KINDS = [
  accompaniment,
  hearing,
  groupSession,
  homePurchase,
  specialistCapacity,
  arrears,
  derogation,
  interfaceRequest,
  holidayAid,
  rehabilitation,
  jointAccompaniment,
] as unknown as readonly AnyKind[];

export async function caseAtFact(store: Store, place: FactPlace): Promise<CaseAtFact> {
  return toldOf(store, place, await journalUpTo(store, place));
}

/** For what only an accompaniment asks. */
export async function accompanimentAtFact(store: Store, place: FactPlace): Promise<AccompanimentAtFact> {
  const journal = (await journalUpTo(store, place)) as Recorded<Fact>[];
  const [opening, fact] = [journal[0]?.fact, journal.at(-1)?.fact];
  if (opening?.type !== 'opened' || !fact) throw new Error(`Case ${place.caseId} is no accompaniment.`);
  const told = await toldOf(store, place, journal);
  const household = await getHousehold(store, told.householdId, told.organisation.id);
  return { ...told, opening, fact, household, state: fold(accompaniment, place.caseId, journal) };
}

/** Throws when the fact is not in the journal, as when the database was put back: it is tried again. */
async function journalUpTo(store: Store, { caseId, factNumber }: FactPlace): Promise<JournalEntry[]> {
  const journal = await journalOf(store, caseId, { upTo: factNumber });
  if (journal.length < factNumber) throw new Error(`Case ${caseId} has no fact ${factNumber} yet.`);
  return journal;
}

async function toldOf(
  store: Store,
  { kind: name, caseId }: FactPlace,
  journal: readonly Recorded<{ type: string }>[],
): Promise<CaseAtFact> {
  const kind = KINDS.find((one) => one.name === name);
  const fact = journal.at(-1)?.fact;
  if (!kind || !fact) throw new Error(`Case ${caseId} is of no known kind, or has no fact.`);
  const {
    reference,
    organisationId,
    householdId,
    caseworkerId,
    handovers = [],
    participants = [],
    partners = [],
    askerId,
  } = fold(kind, caseId, journal);
  const { participantId } = fact as { participantId?: string };
  const followerId = participants.find(({ id }) => id === participantId)?.caseworkerId;
  return {
    reference,
    organisation: await getOrganisation(store, organisationId),
    householdId,
    ...(caseworkerId && { caseworkerId }),
    ...(followerId && { followerId }),
    ...(askerId && { askerId }),
    handovers,
    partners,
    fact,
    label: (due) => kind.label(due),
  };
}

/** What fell due with a fact, of whatever kind of case. */
export function dueIn(fact: { type: string; items?: Due[] }): Due[] {
  return fact.type === 'fell-due' ? (fact.items ?? []) : [];
}
