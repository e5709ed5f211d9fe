/** What a household may have: each offer of its organisation, checked on what is known. Nothing is created. */
import { askedKeys } from '../activities/coordination/identity.ts';
import { openCaseOfHousehold } from '../activities/store/cases.ts';
import { followersOf, unansweredServices } from '../activities/store/coordination.ts';
import { adultsOf, type Household } from '../activities/store/household.ts';
import { eligibilityFacts } from '../activities/store/household-facts.ts';
import { findHousehold } from '../activities/store/households.ts';
import { journalOf } from '../activities/store/journal.ts';
import { getOrganisation } from '../activities/store/organisations.ts';
import { enteredValues } from '../activities/store/parameters.ts';
import { findReferrer } from '../activities/store/referrers.ts';
import { accompaniment } from '../workflows/rules/accompaniment/index.ts';
import type { Fact } from '../workflows/rules/accompaniment/state.ts';
import type { Trigger } from '../workflows/rules/accompaniment/steps.ts';
import type { PlainDate } from '../workflows/rules/calendar.ts';
import { fold, Refusal, type Actor, type Recorded } from '../workflows/rules/case.ts';
import {
  checkEligibility,
  missingFacts,
  offersOf,
  type EligibilityAnswer,
  type EligibilityFacts,
  type EligibilityResult,
  type Offer,
  type OfferId,
} from '../workflows/rules/eligibility/index.ts';
import type { LegalValue } from '../workflows/rules/parameters.ts';
import type { Deps } from './deps.ts';
import type { OfferList, OffersQuery } from './schemas/offers.ts';

type Considered = OfferList['items'][number];

/** The best answer first: an offer that takes the family, then one that may. */
const ORDER: readonly EligibilityResult[] = ['eligible', 'undetermined', 'not-eligible'];

/** Every offer of the actor's organisation, for one of its households. Refusal `unknown-household`. */
export async function considerOffers(
  deps: Deps,
  { organisationId }: Actor,
  { householdId, on, ...event }: OffersQuery & { on: PlainDate },
): Promise<Considered[]> {
  const { store } = deps;
  const household = await findHousehold(store, householdId, organisationId);
  if (!household) throw new Refusal('unknown-household', 'There is no household of this id.');
  const [{ offerFamily }, entered, situations] = await Promise.all([
    getOrganisation(store, organisationId),
    enteredValues(store, organisationId),
    situationsOf(deps, household, event),
  ]);
  return offersOf(offerFamily)
    .map((offer) => consider(offer, on, situations, entered))
    .toSorted((a, b) => ORDER.indexOf(a.result) - ORDER.indexOf(b.result));
}

/** For the event that serves the family best. */
function consider(
  offer: Offer,
  on: PlainDate,
  situations: readonly EligibilityFacts[],
  entered: readonly LegalValue[],
): Considered {
  const answers = situations.map((facts) => checkEligibility(offer.id, on, facts, entered));
  const [best] = answers.toSorted((a, b) => ORDER.indexOf(a.result) - ORDER.indexOf(b.result));
  if (!best) throw new Error('A household has a situation, whatever is known of it.');
  return shown(offer, best);
}

function shown(offer: Offer, answer: EligibilityAnswer): Considered {
  const { id, label, contact, triggers, referralWindowYears: years, follows } = offer;
  return {
    offer: id as OfferId,
    label,
    result: answer.result,
    criteria: answer.criteria,
    missing: missingFacts(answer),
    contact,
    triggers: [...new Set(triggers.map(({ kind }) => kind))],
    ...(years !== undefined && { referralWindowYears: years }),
    ...(follows?.opensHearing && { opensHearing: true }),
    ...(follows?.practice && { practice: follows.practice }),
  };
}

/** What is known of the family, once for each event; once without any where none is known. */
async function situationsOf(
  deps: Deps,
  household: Household,
  event: Partial<Trigger>,
): Promise<EligibilityFacts[]> {
  const [followed, events] = await Promise.all([
    isFollowedElsewhere(deps, household),
    eventsOf(deps, household, event),
  ]);
  return events.map(({ trigger, boundBySecrecy }) => ({
    ...eligibilityFacts(household, trigger, boundBySecrecy),
    followedElsewhere: followed,
  }));
}

interface KnownEvent {
  trigger: Partial<Trigger>;
  boundBySecrecy?: boolean;
}

/** The one asked about; failing that, those known. */
async function eventsOf(deps: Deps, household: Household, asked: Partial<Trigger>): Promise<KnownEvent[]> {
  return Object.keys(asked).length > 0 ? [{ trigger: asked }] : knownEvents(deps, household);
}

/** Those of the open accompaniment, with whoever referred. */
async function knownEvents({ store }: Deps, { id, organisationId }: Household): Promise<KnownEvent[]> {
  const open = await openCaseOfHousehold(store, id);
  if (!open) return [{ trigger: {} }];
  const journal = (await journalOf(store, open.id)) as unknown as Recorded<Fact>[];
  const { triggers } = fold(accompaniment, open.id, journal);
  return Promise.all(
    triggers.map(async ({ number: _number, ...trigger }) => {
      const referrer = trigger.referrerId && (await findReferrer(store, trigger.referrerId, organisationId));
      return { trigger, ...(referrer && { boundBySecrecy: referrer.boundBySecrecy }) };
    }),
  );
}

/** Unknown while some service that does not follow the family, as far as it is known, has not answered. */
async function isFollowedElsewhere(
  { store, identityKey }: Deps,
  household: Household,
): Promise<boolean | undefined> {
  const asked = adultsOf(household).flatMap((adult) => askedKeys(adult, identityKey));
  const [services, unanswered] = await Promise.all([
    followersOf(store, asked, household.organisationId),
    unansweredServices(store, household.organisationId, identityKey),
  ]);
  if (services.length > 0) return true;
  return unanswered.length > 0 ? undefined : false;
}
