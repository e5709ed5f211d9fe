/** The accompaniment of a household in difficulty with the purchase of its home, in two phases (Loire). */
import type { CaseKind, Summary } from '../case.ts';
import { agenda } from './agenda.ts';
import { counts } from './counts.ts';
import { decide } from './decide.ts';
import { effects } from './effects.ts';
import { evolve } from './evolve.ts';
import { describe, dueLabel } from './french.ts';
import { sharedWith } from './parts.ts';
import { initial, type Fact, type State } from './state.ts';
import { STEPS, type Step } from './steps.ts';

export const homePurchase: CaseKind<State, Step, Fact> = {
  name: 'home-purchase',
  steps: STEPS,
  initial,
  decide,
  evolve,
  agenda,
  effects,
  summary,
  counts,
  isOver: ({ stage }) => stage === 'closed',
  describe,
  label: dueLabel,
};

function summary(state: State): Summary {
  const shared = sharedWith(state);
  const { stage, organisationId, householdId, accompanimentId, reference, openedOn, caseworkerId, ended } =
    state;
  return {
    stage,
    organisationId,
    householdId,
    accompanimentId,
    reference,
    trigger: 'home-purchase',
    urgency: 0,
    openedOn,
    offer: 'loire/home-buyer',
    ...(caseworkerId && { caseworkerId }),
    ...(shared.length > 0 && { sharedWith: shared }),
    ...(ended && { closedOn: ended.on, closedFor: ended.ending }),
  };
}
