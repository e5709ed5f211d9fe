/** What falls due in a home rehabilitation: what is awaited, what is to be planned, what is about to happen. */
import { stillToSign } from '../agreement.ts';
import { addDays, addWorkingDays, latest, type PlainDate } from '../calendar.ts';
import type { Audience, Due, Moment } from '../case.ts';
import { agendaOf, countdown, dueNow, recurring, type Expected } from '../due.ts';
import { plannedVisit, sittingToCome, VISIT_OF, type Fact, type State } from './state.ts';
import type { Stage } from './vocabulary.ts';

type Series = (state: State) => Expected[];

const CASEWORKER: readonly Audience[] = ['caseworker'];
const BOTH: readonly Audience[] = ['caseworker', 'supervisor'];

const AGENDA: Record<Stage, readonly Series[]> = {
  commitment: [signaturesAwaited],
  committee: [committeeToPlan, committeeAnnounced, decisionAsked],
  diagnosis: [visitToPlan, visitAnnounced],
  'works-definition': [visitToPlan, visitAnnounced],
  works: [visitAnnounced, workshopAnnounced, workshopAsked, worksSilent],
  evaluation: [workshopAsked, evaluationAsked],
  closed: [],
};

/** All that will fall due if nobody does anything, earliest first. */
export function agenda(state: State): Due[] {
  return agendaOf(
    state,
    state.calendar,
    AGENDA[state.stage].flatMap((series) => series(state)),
  );
}

/** What the calendar establishes when it is time. */
export function fallDue(state: State, now: Moment): Fact[] {
  const items = dueNow(state, agenda(state), now);
  return items.length === 0 ? [] : [{ type: 'fell-due', items }];
}

/** The project to set out, or the signatures that are missing. */
function signaturesAwaited(state: State): Expected[] {
  const { commitment, openedOn, house } = state;
  const from = commitment?.proposedOn ?? openedOn;
  const kind = commitment ? 'signatures-awaited' : 'project-awaited';
  const missing = commitment ? stillToSign(commitment).join(', ') : undefined;
  const series = {
    series: `${kind}:${commitment?.version ?? 0}`,
    kind,
    to: CASEWORKER,
    ...(missing && { subject: missing }),
  };
  return [recurring(state, series, (n) => addDays(from, n * house.signaturesAgainDays))];
}

function committeeToPlan(state: State): Expected[] {
  const { stageOn, calendar, house } = state;
  if (sittingToCome(state)) return [];
  const every = house.committeePlannedWorkingDays;
  const series = { series: `committee-to-plan:${stageOn}`, kind: 'committee-to-plan', to: BOTH };
  return [recurring(state, series, (n) => addWorkingDays(stageOn, n * every, calendar))];
}

function committeeAnnounced(state: State): Expected[] {
  const sitting = sittingToCome(state);
  return sitting ? announced(state, 'committee-announced', sitting.on, BOTH) : [];
}

function decisionAsked(state: State): Expected[] {
  const sitting = sittingToCome(state);
  if (!sitting) return [];
  const first = addWorkingDays(sitting.on, 1, state.calendar);
  const series = {
    series: `decision-asked:${sitting.on}`,
    kind: 'decision-asked',
    to: BOTH,
    about: sitting.on,
  };
  return [recurring(state, series, (n) => addDays(first, (n - 1) * state.house.decisionAgainDays))];
}

function visitToPlan(state: State): Expected[] {
  const { stage, stageOn, calendar, house } = state;
  const visit = VISIT_OF[stage];
  if (!visit) return [];
  const planned = plannedVisit(state, visit);
  const from = planned ? latest(planned.on, stageOn) : stageOn;
  const series = {
    series: `visit-to-plan:${visit}:${from}`,
    kind: planned ? 'visit-to-record' : 'visit-to-plan',
    to: CASEWORKER,
    subject: visit,
  };
  const every = planned ? 1 : house.visitPlannedWorkingDays;
  return [recurring(state, series, (n) => addWorkingDays(from, n * every, calendar))];
}

function visitAnnounced(state: State): Expected[] {
  const visit = VISIT_OF[state.stage];
  const planned = visit && plannedVisit(state, visit);
  return planned ? announced(state, 'visit-announced', planned.on, CASEWORKER, visit) : [];
}

function workshopAnnounced(state: State): Expected[] {
  const { workshop } = state;
  if (!workshop || workshop.attended !== undefined) return [];
  return announced(state, 'workshop-announced', workshop.on, CASEWORKER);
}

/** Once it is past, whether the family came is asked every week. */
function workshopAsked(state: State): Expected[] {
  const { workshop, calendar } = state;
  if (!workshop || workshop.attended !== undefined) return [];
  const first = addWorkingDays(workshop.on, 1, calendar);
  const series = {
    series: `workshop-asked:${workshop.on}`,
    kind: 'workshop-asked',
    to: CASEWORKER,
    about: workshop.on,
  };
  return [recurring(state, series, (n) => addDays(first, (n - 1) * WEEK))];
}

const WEEK = 7;

/** A site on which nothing is recorded any more. */
function worksSilent(state: State): Expected[] {
  const { hours, materials, stageOn, house } = state;
  const last = latest(stageOn, ...hours.map(({ on }) => on), ...materials.map(({ on }) => on));
  const series = { series: `works-silent:${last}`, kind: 'works-silent', to: CASEWORKER };
  return [recurring(state, series, (n) => addDays(last, n * house.worksSilentDays))];
}

function evaluationAsked(state: State): Expected[] {
  const { stageOn, house } = state;
  const series = { series: 'evaluation-asked', kind: 'evaluation-asked', to: BOTH };
  return [recurring(state, series, (n) => addDays(stageOn, n * house.evaluationAgainDays))];
}

/** Some days before; what is to come within that time needs no word of it. */
function announced(
  state: State,
  kind: string,
  on: PlainDate,
  to: readonly Audience[],
  subject?: string,
): Expected[] {
  const days = state.house.announcedDays;
  if (addDays(on, -days) <= state.lastOn) return [];
  return countdown(state, `${kind}:${on}`, on, [days], () => to).map((expected) => ({
    ...expected,
    kind,
    ...(subject && { subject }),
  }));
}
