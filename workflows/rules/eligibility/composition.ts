/** From what an offer says, in data, to the criteria that a check goes through, each with its name. */
import { CRITERIA, type Criterion, type CriterionTree } from './criteria.ts';
import { ARREARS_STAGES, type TriggerFacts } from './facts.ts';
import { allOf, anyOf, distinct, settled, unknown, type Finding } from './findings.ts';
import type { Offer } from './offers.ts';
import { referredWithin } from './periods.ts';

/**
 * Whether a social worker already follows the family: a criterion like any other, or left out because screening
 * asks it of the other services, in a check of its own.
 */
export type Coordination = 'included' | 'asked-apart';

export interface NamedCriterion extends Pick<Criterion, 'rule' | 'find'> {
  name: string;
  sources: string[];
}

/** In the order a reader expects: the event, who it is for, when it was referred. */
export function namedCriteria(offer: Offer, coordination: Coordination = 'included'): NamedCriterion[] {
  const asked = offer.criteria.filter(
    (tree) => coordination !== 'asked-apart' || tree !== 'not-followed-elsewhere',
  );
  const all = [...triggerCriteria(offer), ...asked.map(resolve), ...windowCriteria(offer)];
  return all.map((criterion) => ({ ...criterion, sources: distinct([offer.source, ...criterion.sources]) }));
}

function resolve(tree: CriterionTree): NamedCriterion {
  if (typeof tree !== 'string') {
    return 'or' in tree ? compose(tree.or, 'or', anyOf) : compose(tree.and, 'and', allOf);
  }
  const { rule, source, find }: Criterion = CRITERIA[tree];
  return { name: tree, rule, find, sources: source ? [source] : [] };
}

function compose(
  trees: readonly CriterionTree[],
  word: 'or' | 'and',
  combine: (findings: readonly Finding[]) => Finding,
): NamedCriterion {
  const parts = trees.map(resolve);
  return {
    name: parts.map(({ name }) => name).join(`-${word}-`),
    rule: parts.map(({ rule }) => rule).join(word === 'or' ? ', or ' : ' and '),
    sources: parts.flatMap(({ sources }) => sources),
    find: (situation) => combine(parts.map(({ find }) => find(situation))),
  };
}

/** An offer that answers a request, not an event, asks for none. */
function triggerCriteria({ triggers }: Offer): NamedCriterion[] {
  if (triggers.length === 0) return [];
  const kinds = distinct(triggers.map(({ kind }) => kind));
  return [
    {
      name: 'trigger',
      rule: `an event that opens the offer: ${kinds.join(' or ')}`,
      sources: [],
      find: ({ facts }) => opensOffer(triggers, facts.trigger),
    },
  ];
}

/** A stage that is not told matters only where the offer leaves some stage out. */
function opensOffer(triggers: Offer['triggers'], { kind, stage }: TriggerFacts = {}): Finding {
  if (kind === undefined) return unknown('trigger: unknown', ['trigger.kind']);
  const opening = triggers.filter((trigger) => trigger.kind === kind);
  const accepted = opening.flatMap(({ stages = ARREARS_STAGES }) => stages);
  const compared = stage === undefined ? `trigger: ${kind}` : `trigger: ${kind}, ${stage}`;
  if (stage !== undefined) return settled(accepted.includes(stage), compared);
  const someLeftOut = opening.length > 0 && !ARREARS_STAGES.every((one) => accepted.includes(one));
  return someLeftOut
    ? unknown(`${compared}, stage unknown`, ['trigger.stage'])
    : settled(opening.length > 0, compared);
}

function windowCriteria({ referralWindowYears: years }: Offer): NamedCriterion[] {
  if (years === undefined) return [];
  return [
    {
      name: 'referral-window',
      rule: `partners and reception refer within ${years} year(s) of registration, the anniversary included`,
      sources: [],
      find: ({ facts }) => referredWithin(years, facts.trigger),
    },
  ];
}
