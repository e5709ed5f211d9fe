/** What falls due in a holiday aid, from the project to the review (the lengths are house). */
import { addDays, addWorkingDays } from '../calendar.ts';
import type { Audience, Due, Moment } from '../case.ts';
import { agendaOf, dueNow, recurring, type Expected } from '../due.ts';
import { unprovedCents } from './accounts.ts';
import type { Fact, State } from './state.ts';
import type { Stage } from './vocabulary.ts';

type Series = (state: State) => Expected[];

const CASEWORKER: readonly Audience[] = ['caseworker'];
const SUPERVISOR: readonly Audience[] = ['supervisor'];
const BOTH: readonly Audience[] = ['caseworker', 'supervisor'];

const AGENDA: Record<Stage, readonly Series[]> = {
  preparing: [projectAwaited],
  'awaiting-decision': [decisionAwaited, stayNear],
  granted: [proofsAwaited, reviewAwaited],
  closed: [],
};

/** All that will fall due if nobody does anything, earliest first. */
export function agenda(state: State): Due[] {
  const expected = AGENDA[state.stage].flatMap((series) => series(state));
  return agendaOf(state, state.calendar, expected);
}

/** What the calendar establishes when it is time. */
export function fallDue(state: State, now: Moment): Fact[] {
  const items = dueNow(state, agenda(state), now);
  return items.length > 0 ? [{ type: 'fell-due', items }] : [];
}

function projectAwaited(state: State): Expected[] {
  const { openedOn, house } = state;
  const series = { series: 'project-awaited', kind: 'project-awaited', to: CASEWORKER };
  return [recurring(state, series, (n) => addDays(openedOn, n * house.projectDays))];
}

function decisionAwaited(state: State): Expected[] {
  const { project, house, calendar } = state;
  if (!project) return [];
  const series = {
    series: `decision-awaited:${project.revision}`,
    kind: 'decision-awaited',
    to: SUPERVISOR,
    about: project.from,
  };
  const nth = (n: number) => addWorkingDays(project.proposedOn, n * house.decisionWorkingDays, calendar);
  return [recurring(state, series, nth)];
}

/** Whatever the delay, a family must know before it leaves. */
function stayNear(state: State): Expected[] {
  const { project, house } = state;
  if (!project) return [];
  const on = addDays(project.from, -house.decisionDaysBefore);
  return [
    {
      series: `stay-near:${project.revision}`,
      kind: 'stay-near',
      on,
      to: BOTH,
      about: project.from,
    },
  ];
}

function proofsAwaited(state: State): Expected[] {
  const { project, house } = state;
  if (!project || unprovedCents(state) === 0) return [];
  const series = { series: 'proofs-awaited', kind: 'proofs-awaited', to: CASEWORKER, about: project.to };
  return [recurring(state, series, (n) => addDays(project.to, n * house.proofDays))];
}

function reviewAwaited(state: State): Expected[] {
  const { project, house } = state;
  if (!project) return [];
  const series = { series: 'review-awaited', kind: 'review-awaited', to: CASEWORKER, about: project.to };
  return [recurring(state, series, (n) => addDays(project.to, n * house.reviewDays))];
}
