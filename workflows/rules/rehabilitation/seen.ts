/**
 * What the association sees of a site: all that it does with the family, and nothing of the accompaniment behind it, nor
 * of why a family bears another share or gives up, or of why something was recorded in error.
 */
import type { Actor, Recorded, Role } from '../case.ts';
import type { Fact, State } from './state.ts';
import { STEPS, type StepName } from './steps.ts';

/** Someone of another organisation than that of the case, or a partner. */
export function isOutside({ organisationId }: State, { role, organisationId: theirs }: Actor): boolean {
  return role === 'partner' || (role !== 'system' && theirs !== organisationId);
}

/** Whether a step is one that the association takes. */
export function isOfPartner(name: StepName): boolean {
  const by: readonly Role[] = STEPS[name].by;
  return by.includes('partner');
}

/** A fact as someone may read it; nothing when they may not. */
export function seen(state: State, recorded: Recorded<Fact>, actor: Actor): Recorded<Fact> | undefined {
  if (!isOutside(state, actor)) return recorded;
  const fact = knownOf(recorded.fact);
  return fact && { ...recorded, fact };
}

function knownOf(fact: Fact): Fact | undefined {
  if (fact.type === 'fell-due') return undefined;
  if (fact.type === 'family-share-agreed' || fact.type === 'corrected') return { ...fact, reason: KEPT };
  if (fact.type === 'rehabilitation-opened') {
    const { accompanimentId: _accompaniment, ...known } = fact;
    return known;
  }
  if (fact.type !== 'ended' || fact.ending !== 'abandoned') return fact;
  const { reason: _reason, ...known } = fact;
  return known;
}

/** In the place of a reason that is not the association's to know. */
const KEPT = '—';

/** The steps that someone is offered. */
export function may(state: State, step: string, actor: Actor): boolean {
  return !isOutside(state, actor) || isOfPartner(step as StepName);
}
