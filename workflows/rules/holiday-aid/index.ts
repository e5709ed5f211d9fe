/** A holiday aid (Isère): a budgeted project of a family, inside an accompaniment or by itself. */
import type { CaseKind, Summary } from '../case.ts';
import type { Count } from '../counts.ts';
import { daysBetween } from '../calendar.ts';
import type { Recorded } from '../case.ts';
import { agenda } from './agenda.ts';
import { decide } from './decide.ts';
import { effects } from './effects.ts';
import { evolve } from './evolve.ts';
import { describe, dueLabel } from './french.ts';
import { initial, type Fact, type State } from './state.ts';
import { STEPS, type Step } from './steps.ts';

export const holidayAid: CaseKind<State, Step, Fact> = {
  name: 'holiday-aid',
  steps: STEPS,
  initial,
  decide,
  evolve,
  agenda,
  effects,
  summary,
  counts,
  isOver: (state) => state.stage === 'closed',
  describe,
  label: dueLabel,
};

function summary(state: State): Summary {
  const { id, stage, organisationId, householdId, accompanimentId = id, reference } = state;
  const { openedOn, caseworkerId, closed } = state;
  return {
    stage,
    organisationId,
    householdId,
    accompanimentId,
    reference,
    trigger: 'holiday',
    urgency: 0,
    openedOn,
    caseworkerId,
    offer: 'isere/holiday',
    ...(closed && { closedOn: closed.on, closedFor: closed.ending }),
  };
}

/** What a fact counts for, given the state it led to. */
function counts({ fact, on }: Recorded<Fact>, { openedOn }: State): Count[] {
  if (fact.type === 'holiday-opened') return [{ measure: 'opening', value: 'holiday' }];
  if (fact.type !== 'closed') return [];
  return [{ measure: 'closure', value: fact.ending, detail: 'assigned', days: daysBetween(openedOn, on) }];
}
