/**
 * The guard of a capacity: how many complex cases the specialists of one organisation follow at once (domain, "Home
 * buyers in difficulty"). A case that never ends, of which an organisation has one: everything asked of it is taken
 * in turn, so that it is never over its places and no place is lost.
 */
import type { CaseKind, Summary } from '../case.ts';
import { agenda } from './agenda.ts';
import { decide } from './decide.ts';
import { effects } from './effects.ts';
import { evolve } from './evolve.ts';
import { describe, dueLabel } from './french.ts';
import { initial, type Fact, type State } from './state.ts';
import { STEPS, type Step } from './steps.ts';

export const specialistCapacity: CaseKind<State, Step, Fact> = {
  name: 'specialist-capacity',
  steps: STEPS,
  initial,
  decide,
  evolve,
  agenda,
  effects,
  summary,
  isOver: () => false,
  describe,
  label: dueLabel,
};

function summary({ id, stage, organisationId, openedOn, places }: State): Summary {
  return {
    stage,
    organisationId,
    householdId: '',
    accompanimentId: id,
    reference: 'places',
    trigger: 'home-purchase',
    urgency: 0,
    openedOn,
    places: {
      capacity: places.capacity,
      taken: places.holders.length,
      waiting: places.queue.length,
    },
  };
}
