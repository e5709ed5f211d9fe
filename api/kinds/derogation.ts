/** The follow-up of an overcrowding derogation as the API serves it. */
import { derogation as rules } from '../../workflows/rules/derogation/index.ts';
import {
  isOvercrowded,
  neededM2,
  periodInForce,
  personsOf,
  surfaceOf,
  type Fact,
  type State,
} from '../../workflows/rules/derogation/state.ts';
import type { Step } from '../../workflows/rules/derogation/steps.ts';
import { STAGES } from '../../workflows/rules/derogation/vocabulary.ts';
import { minimumSurfaceRule } from '../../workflows/rules/parameters.ts';
import { href, PATHS } from '../paths.ts';
import { DEROGATION_STEPS, derogationView, type DerogationView } from '../schemas/derogation.ts';
import { derogationOpening } from './derogation-opening.ts';
import { pick, type AnyKind, type Outlook, type ServedKind } from './kind.ts';

export const derogation = {
  rules,
  tag: 'Derogations',
  path: PATHS.derogation,
  stepPath: PATHS.derogationStep,
  steps: DEROGATION_STEPS,
  view: derogationView,
  show,
  collection: { path: PATHS.derogations, stages: STAGES, opening: derogationOpening },
} satisfies ServedKind<State, Step, Fact, DerogationView> as unknown as AnyKind<DerogationView>;

const AS_KEPT = [
  'id',
  'stage',
  'version',
  'reference',
  'householdId',
  'caseworkerId',
  'openedOn',
  'house',
  'periods',
  'enquiries',
  'refused',
  'ended',
  'corrected',
] as const satisfies (keyof State)[];

/** What the rules keep, and what the law says of it. */
function show(state: State, { expected = [], ...outlook }: Outlook): DerogationView {
  const period = periodInForce(state);
  const linked = state.accompanimentId !== state.id;
  return {
    ...pick(state, AS_KEPT),
    ...(linked && { accompanimentId: state.accompanimentId }),
    persons: personsOf(state),
    surfaceM2: surfaceOf(state),
    neededM2: neededM2(state),
    overcrowded: isOvercrowded(state),
    rule: ruleOf(state),
    ...(period && { period: { number: state.periods.length, from: period.from, endsOn: period.endsOn } }),
    ...outlook,
    expected,
    links: linksOf(state, linked),
  };
}

/** The value in force on the day on which the household last changed. */
function ruleOf({ persons, openedOn, calendar, entered }: State): DerogationView['rule'] {
  const on = persons.at(-1)?.on ?? openedOn;
  const { name, source } = minimumSurfaceRule(on, calendar.zone, entered);
  return { name, on, source };
}

function linksOf({ id, householdId, accompanimentId }: State, linked: boolean): DerogationView['links'] {
  const self = href(PATHS.derogation, { id });
  return {
    self,
    household: href(PATHS.household, { id: householdId }),
    ...(linked && { accompaniment: href(PATHS.accompaniment, { id: accompanimentId }) }),
    journal: `${self}/journal`,
    letters: `${self}/letters`,
  };
}
