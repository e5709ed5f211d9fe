/** Screening, first question: is the family entitled to an offer? Who follows it elsewhere is asked apart. */
import type { Activities } from '../workflows/ports.ts';
import type { Criterion, SystemStep, Trigger } from '../workflows/rules/accompaniment/steps.ts';
import type { PlainDate } from '../workflows/rules/calendar.ts';
import {
  checkEligibility as check,
  missingFacts,
  offersFor,
  type ArrearsStage,
  type EligibilityAnswer,
  type TriggerKind,
} from '../workflows/rules/eligibility/index.ts';
import { accompanimentAtFact, type AccompanimentAtFact } from './case-at-fact.ts';
import { askedKeys } from './coordination/identity.ts';
import type { Deps } from './deps.ts';
import { eligibilityFacts } from './store/household-facts.ts';
import { lastClosedOf } from './store/cases.ts';
import { adultsOf } from './store/household.ts';
import { enteredValues } from './store/parameters.ts';
import { findReferrer } from './store/referrers.ts';

type Answer = Extract<SystemStep, { step: 'record-eligibility' }>;

/** Answers in figures and codes: no name and no date of birth enters the case. */
export function checkEligibility(deps: Deps): Activities['checkEligibility'] {
  return async (request): Promise<Answer> => {
    const found = await accompanimentAtFact(deps.store, request);
    const answers = await answersOf(deps, found, request.on);
    const previous = await previousOf(deps, found);
    return { ...stepOf(answers, found), ...(previous && { previousId: previous.id }) };
  };
}

/** The offer the opening named; otherwise every offer that one of the events opens, each for its event. */
async function answersOf(
  { store }: Deps,
  { opening, state, organisation, household }: AccompanimentAtFact,
  on: PlainDate,
): Promise<EligibilityAnswer[]> {
  const entered = await enteredValues(store, organisation.id);
  const asked = opening.offer
    ? [{ offer: opening.offer, trigger: opening.trigger }]
    : state.triggers.flatMap((trigger) =>
        offersOpenedBy(organisation.offerFamily, trigger).map((offer) => ({ offer, trigger })),
      );
  return Promise.all(
    asked.map(async ({ offer, trigger }) => {
      const referrer = trigger.referrerId && (await findReferrer(store, trigger.referrerId, organisation.id));
      const facts = eligibilityFacts(household, trigger, referrer ? referrer.boundBySecrecy : undefined);
      return check(offer, on, facts, entered, { coordination: 'asked-apart' });
    }),
  );
}

function offersOpenedBy(family: string, { kind, stage }: Trigger): string[] {
  return offersFor(family, kind as TriggerKind, stage as ArrearsStage | undefined).map(({ id }) => id);
}

/** The first offer that takes the family; failing that, the first that may; failing that, the first that does not. */
function stepOf(answers: readonly EligibilityAnswer[], { opening }: AccompanimentAtFact): Answer {
  const best = ['eligible', 'undetermined', 'not-eligible'].flatMap((result) =>
    answers.filter((answer) => answer.result === result),
  )[0];
  if (!best) return noOffer(opening.trigger);
  return {
    step: 'record-eligibility',
    result: best.result,
    offer: best.offer,
    criteria: best.criteria.map(({ missing: _missing, ...criterion }): Criterion => criterion),
    missing: missingFacts(best),
  };
}

function noOffer({ kind, stage }: Trigger): Answer {
  const criterion: Criterion = {
    name: 'trigger',
    outcome: 'not-met',
    compared: stage ? `trigger: ${kind}, ${stage}` : `trigger: ${kind}`,
    rule: 'an event that opens one of the offers of the organisation',
    source: 'the offers of the organisation',
  };
  return { step: 'record-eligibility', result: 'not-eligible', criteria: [criterion], missing: [] };
}

/** A relapse is linked to the accompaniment that ended before. */
function previousOf({ store, identityKey }: Deps, { household }: AccompanimentAtFact) {
  const asked = adultsOf(household).flatMap((adult) => askedKeys(adult, identityKey));
  return lastClosedOf(store, household, asked);
}
