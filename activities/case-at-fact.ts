/** A case as it stood at a fact: what an effect of that fact is made from, however late it is carried out. */
import { accompaniment } from '../workflows/rules/accompaniment/index.ts';
import type { Fact, State } from '../workflows/rules/accompaniment/state.ts';
import { fold, type Recorded } from '../workflows/rules/case.ts';
import type { Household } from './store/household.ts';
import { getHousehold } from './store/households.ts';
import { journalOf } from './store/journal.ts';
import { getOrganisation, type Organisation } from './store/organisations.ts';
import type { Store } from './store/store.ts';

/** `opening` is the first fact, `fact` the one in question; the household is as it is known now. */
export interface CaseAtFact {
  state: State;
  opening: Extract<Fact, { type: 'opened' }>;
  fact: Fact;
  organisation: Organisation;
  household: Household;
}

/** Which fact of which case. */
export interface FactPlace {
  kind: string;
  caseId: string;
  factNumber: number;
}

/** Throws when the fact is not in the journal yet, as when the database was put back: it is tried again. */
export async function caseAtFact(store: Store, { kind, caseId, factNumber }: FactPlace): Promise<CaseAtFact> {
  if (kind !== accompaniment.name) throw new Error(`No activity knows a case of kind ${kind}.`);
  const journal = await journalOf<Fact>(store, caseId, { upTo: factNumber });
  const opening = journal[0]?.fact;
  const fact = journal[factNumber - 1]?.fact;
  if (opening?.type !== 'opened' || !fact) throw new Error(`Case ${caseId} has no fact ${factNumber} yet.`);
  const { organisationId, householdId } = opening;
  const [organisation, household] = await Promise.all([
    getOrganisation(store, organisationId),
    getHousehold(store, householdId, organisationId),
  ]);
  return { state: stateAfter(caseId, journal), opening, fact, organisation, household };
}

function stateAfter(caseId: string, journal: readonly Recorded<Fact>[]): State {
  return fold(accompaniment, caseId, journal);
}
