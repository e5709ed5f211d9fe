/**
 * What a partner is shown of a joint accompaniment: who works with the person and on what; of meetings, reviews, the
 * sublet and the contract, what the coordinator lets it see; of the rest, nothing. One who has left is shown only that.
 */
import { Refusal, type Actor, type Recorded } from '../case.ts';
import { findPartner, isOutside, refuseOtherPartner } from './partners.ts';
import type { Fact, State } from './state.ts';
import type { StepName } from './steps.ts';
import type { Subject } from './vocabulary.ts';

/** What a fact is about; absent where every partner sees it, `none` where none does. */
const ABOUT: { [Type in Fact['type']]?: Subject | 'none' } = {
  'meeting-recorded': 'meetings',
  'review-held': 'reviews',
  'sublet-signed': 'sublet',
  'sublet-reviewed': 'sublet',
  'landlord-agreed': 'sublet',
  'lease-transferred': 'sublet',
  'sublet-ended': 'sublet',
  'contract-signed': 'contract',
  'contract-extended': 'contract',
  'contract-ended': 'contract',
  'handover-held': 'reviews',
  corrected: 'none',
  'fell-due': 'none',
};

/** What every partner sees without the words that say why, or of what else the person is accompanied in. */
const WITHOUT: { [Type in Fact['type']]?: object } = {
  'partner-left': { reason: '' },
  'rhythm-set': { reason: '' },
  'handover-planned': { scope: [] },
};

const KNOWN_AFTER_LEAVING: readonly Fact['type'][] = [
  'joint-opened',
  'partner-added',
  'partner-left',
  'ended',
];

/** Whether a fact is shown to an actor; `state` is the case as it stands now. All of it, to those who are no partner. */
export function isSeen(state: State, fact: Fact, actor: Actor): boolean {
  if (!isOutside(state, actor)) return true;
  const partner = findPartner(state, actor);
  if (!partner) return false;
  if (partner.leftOn) {
    const isOwn = !('partnerId' in fact) || fact.partnerId === partner.partnerId;
    return isOwn && KNOWN_AFTER_LEAVING.includes(fact.type);
  }
  const about = ABOUT[fact.type];
  return about === undefined || (about !== 'none' && partner.sees.includes(about));
}

/** The organisations it is shared with. One who has left keeps the door, and finds nothing behind it but that. */
export function sharedWith({ team, organisationId }: State): string[] {
  return [...new Set(team.map(({ partnerId }) => partnerId))].filter((id) => id !== organisationId);
}

/** A fact as someone may read it; nothing when they may not. */
export function seen(state: State, recorded: Recorded<Fact>, actor: Actor): Recorded<Fact> | undefined {
  const { fact } = recorded;
  if (!isSeen(state, fact, actor)) return undefined;
  const blanks = isOutside(state, actor) && WITHOUT[fact.type];
  return blanks ? { ...recorded, fact: { ...fact, ...blanks } } : recorded;
}

/** The steps that someone is offered: of a partner, those about what it may see. */
export function may(state: State, step: string, by: Actor): boolean {
  try {
    refuseOtherPartner(state, step as StepName, { by });
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}
