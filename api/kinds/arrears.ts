/** The arrears track of an accompaniment as the API serves it. */
import { arrears as rules } from '../../workflows/rules/arrears-track/index.ts';
import {
  applied,
  arrearsSince,
  findingOf,
  missingOf,
  orderEnd,
  planLimit,
} from '../../workflows/rules/arrears-track/law.ts';
import {
  debtOf,
  openSummons,
  statusOf,
  type Fact,
  type State,
} from '../../workflows/rules/arrears-track/state.ts';
import type { Step } from '../../workflows/rules/arrears-track/steps.ts';
import { STAGES } from '../../workflows/rules/arrears-track/vocabulary.ts';
import { href, PATHS } from '../paths.ts';
import { ARREARS_STEPS, arrearsView, type ArrearsView } from '../schemas/arrears.ts';
import type { AnyKind, Outlook, ServedKind } from './kind.ts';

export const arrears = {
  rules,
  tag: 'Arrears',
  path: PATHS.arrears,
  stepPath: PATHS.arrearsStep,
  steps: ARREARS_STEPS,
  view: arrearsView,
  show,
  collection: { path: PATHS.arrearsTracks, stages: STAGES },
} satisfies ServedKind<State, Step, Fact, ArrearsView> as unknown as AnyKind<ArrearsView>;

/** What the rules keep, but for what only the calendar needs, and what the law says of it. */
function show(state: State, { expected = [], ...outlook }: Outlook): ArrearsView {
  const {
    calendar: _c,
    lastOn: _l,
    learntOn: _n,
    fallen: _f,
    organisationId: _o,
    entered: _e,
    ...shown
  } = state;
  const debtCents = debtOf(state);
  return {
    ...shown,
    ...(debtCents !== undefined && { debtCents }),
    ...lawOf(state),
    ...outlook,
    expected,
    links: linksOf(state),
  };
}

function lawOf(
  state: State,
): Pick<ArrearsView, 'arrears' | 'planLimit' | 'orderEnd' | 'planStatus' | 'law' | 'missing'> {
  const limit = planLimit(state);
  const end = orderEnd(state);
  const plan = state.plans.at(-1);
  return {
    arrears: definitionOf(state),
    ...(limit && { planLimit: limit }),
    ...(end && { orderEnd: end }),
    ...(plan && { planStatus: statusOf(plan) }),
    law: applied(state).map(({ name, on, value }) => ({ name, on, ...(value && valueOf(value)) })),
    missing: missingOf(state),
  };
}

function definitionOf(state: State): ArrearsView['arrears'] {
  const { outcome, rule, compared } = findingOf(state);
  const since = arrearsSince(state);
  return {
    outcome,
    ...(since && { since }),
    ...(rule && { rule: rule.name, source: rule.source, ...heldBy(rule) }),
    ...(compared && { compared }),
  };
}

type Value = NonNullable<ReturnType<typeof applied>[number]['value']>;

function valueOf({ label, value, unit, source, ...held }: Value) {
  return { label, value, unit, source, ...heldBy(held) };
}

/** What is to be known of a value beside its source: read in a report on the text, or entered by the organisation. */
function heldBy({ note, secondary, entered }: Pick<Value, 'note' | 'secondary' | 'entered'>) {
  return { ...(note && { note }), ...(secondary && { secondary }), ...(entered && { entered }) };
}

function linksOf({ id, accompanimentId, ...state }: State): ArrearsView['links'] {
  const self = href(PATHS.arrears, { id });
  const hearingId = openSummons(state)?.hearingId;
  return {
    self,
    accompaniment: href(PATHS.accompaniment, { id: accompanimentId }),
    ...(hearingId && { hearing: href(PATHS.hearing, { id: hearingId }) }),
    journal: `${self}/journal`,
    letters: `${self}/letters`,
  };
}
