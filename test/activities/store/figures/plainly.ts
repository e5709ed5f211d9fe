/**
 * The figures worked out again from the journal alone, as plainly as can be: every case is folded up to the day asked
 * with the rules, every fact looked at one by one. Slow, and with nothing of the tables the service reads them from.
 */
import type { Store } from '../../../../activities/store/store.ts';
import { addDays, daysBetween, type PlainDate } from '../../../../workflows/rules/calendar.ts';
import { accompaniment } from '../../../../workflows/rules/accompaniment/index.ts';
import type { Fact, State } from '../../../../workflows/rules/accompaniment/state.ts';
import type { CaseKind, Recorded } from '../../../../workflows/rules/case.ts';
import { hearing } from '../../../../workflows/rules/hearing/index.ts';
import { getDeadline } from '../../../../workflows/rules/hearing/deadlines.ts';
import type {
  Fact as HearingFact,
  State as HearingState,
} from '../../../../workflows/rules/hearing/state.ts';

type AnyKind = CaseKind<{ stage: string }, { step: string }, { type: string }>;
type AnyFact = Recorded<{ type: string }>;

export interface PlainCase {
  id: string;
  kind: AnyKind;
  organisationId: string;
  householdId: string;
  territory: string;
  journal: AnyFact[];
}

export interface Asked {
  organisationId: string;
  from: PlainDate;
  to: PlainDate;
  asOf: PlainDate;
  territory?: string;
  offer?: string;
  stage?: string;
}

const KINDS = [accompaniment, hearing] as unknown as AnyKind[];

export async function readCases(store: Store): Promise<PlainCase[]> {
  const { rows } = await store.pool.query<{
    id: string;
    kind: string;
    organisation_id: string;
    household_id: string;
    territory: string;
  }>(
    `select case_summary.id, kind, case_summary.organisation_id, household_id, territory
     from case_summary join household on household.id = household_id`,
  );
  const facts = await store.pool.query<{
    case_id: string;
    number: number;
    at: string;
    on_date: PlainDate;
    type: string;
    data: object;
    by_id: string;
  }>('select case_id, number, at, on_date, type, data, by_id from journal order by case_id, number');
  const journals = Map.groupBy(facts.rows, ({ case_id }) => case_id);
  return rows.map((row) => ({
    id: row.id,
    kind: KINDS.find(({ name }) => name === row.kind)!,
    organisationId: row.organisation_id,
    householdId: row.household_id,
    territory: row.territory,
    journal: (journals.get(row.id) ?? []).map((one) => ({
      number: one.number,
      at: Number(one.at),
      on: one.on_date,
      by: { id: one.by_id, role: 'caseworker', organisationId: row.organisation_id },
      fact: { ...one.data, type: one.type },
    })),
  }));
}

/** A case as it stood at the end of a day, if it was open by then. */
function onDay(one: PlainCase, day: PlainDate) {
  const known = one.journal.filter(({ on }) => on <= day);
  if (known.length === 0) return undefined;
  const state = known.reduce((was, fact) => one.kind.evolve(was, fact), one.kind.initial(one.id));
  return { ...one, known, state, summary: one.kind.summary(state) };
}

function among(cases: readonly PlainCase[], asked: Asked, day: PlainDate) {
  return cases.flatMap((one) => {
    if (one.organisationId !== asked.organisationId) return [];
    const found = onDay(one, day);
    if (!found) return [];
    if (asked.territory !== undefined && one.territory !== asked.territory) return [];
    if (asked.offer !== undefined && found.summary.offer !== asked.offer) return [];
    return [found];
  });
}

/** Keys counted, sorted, so that two tallies can be compared. */
export function tally(keys: readonly string[]): string[] {
  const totals = new Map<string, number>();
  for (const key of keys) totals.set(key, (totals.get(key) ?? 0) + 1);
  return [...totals].map(([key, total]) => `${key} = ${total}`).toSorted();
}

export function openCases(cases: readonly PlainCase[], asked: Asked): string[] {
  const open = among(cases, asked, asked.asOf).filter(({ summary }) => summary.stage !== 'closed');
  return tally(
    open.map(({ kind, territory, summary }) =>
      [summary.caseworkerId, territory, kind.name, summary.stage].join(' '),
    ),
  );
}

export function dueItems(cases: readonly PlainCase[], asked: Asked, days: number): string[] {
  const end = addDays(asked.asOf, days);
  return tally(
    among(cases, asked, asked.asOf)
      .filter(({ summary }) => summary.stage !== 'closed')
      .flatMap(({ kind, state, territory, summary }) =>
        kind
          .agenda(state)
          .filter(({ to, on }) => to.includes('caseworker') && on <= end)
          .map((due) => [summary.caseworkerId, territory, kind.name, due.kind].join(' ')),
      ),
  );
}

const earlier = (one: PlainDate, other: PlainDate) => (one < other ? one : other);

/** Facts known by a day and not marked by then as made in error. */
function standing(one: PlainCase, asOf: PlainDate): AnyFact[] {
  const known = one.journal.filter(({ on }) => on <= asOf);
  const wrong = known.flatMap(({ fact }) =>
    fact.type === 'corrected' ? [(fact as { fact?: number }).fact] : [],
  );
  return known.filter(({ number }) => !wrong.includes(number));
}

export interface PlainCrossing {
  families: number;
  problems: string[];
  responses: string[];
  cells: string[];
}

const first = (text: string) => text.split(' ')[0] ?? '';

export function crossing(cases: readonly PlainCase[], asked: Asked): PlainCrossing {
  const end = earlier(asked.to, asked.asOf);
  const inScope = among(cases, asked, end).filter(
    ({ kind, summary }) =>
      kind.name === 'accompaniment' &&
      (summary.closedOn === undefined || summary.closedOn >= asked.from) &&
      (asked.stage === undefined || summary.stage === asked.stage),
  );
  const problems = new Set<string>();
  const given = new Set<string>();
  const cells = new Map<string, { families: Set<string>; responses: number }>();
  for (const one of inScope) {
    for (const { on, fact } of standing(one, asked.asOf) as Recorded<Fact>[]) {
      for (const [problem, day] of problemsIn(one, fact, on)) {
        if (day <= end) problems.add(`${problem} ${one.householdId}`);
      }
      if (fact.type === 'response-recorded' && fact.on >= asked.from && fact.on <= end) {
        given.add(`${fact.response} ${one.householdId}`);
        const key = `${fact.problem} × ${fact.response}`;
        const cell = cells.get(key) ?? { families: new Set(), responses: 0 };
        cell.families.add(one.householdId);
        cells.set(key, { ...cell, responses: cell.responses + 1 });
      }
    }
  }
  return {
    families: new Set(inScope.map(({ householdId }) => householdId)).size,
    problems: tally([...problems].map(first)),
    responses: tally([...given].map(first)),
    cells: [...cells]
      .map(([key, { families, responses }]) => `${key} = ${families.size}, ${responses}`)
      .toSorted(),
  };
}

function problemsIn(one: PlainCase, fact: Fact, on: PlainDate): [string, PlainDate][] {
  const objectives = (revision: number) =>
    (one.journal as Recorded<Fact>[]).flatMap(({ fact: other }) =>
      other.type === 'plan-proposed' && other.revision === revision ? other.objectives : [],
    );
  const { type } = fact;
  if (type === 'assessed') return fact.problems.map((problem) => [problem, on]);
  if (type === 'plan-in-force') return objectives(fact.revision).map(({ problem }) => [problem, on]);
  if (type === 'renewal-decided') return fact.objectives.map(({ problem }) => [problem, on]);
  return type === 'response-recorded' ? [[fact.problem, fact.on]] : [];
}

/** Passages that began in the period: `kind stage days → next`, or `… waiting`. */
export function passages(cases: readonly PlainCase[], asked: Asked): string[] {
  const end = earlier(asked.to, asked.asOf);
  const keys = cases
    .filter(({ organisationId }) => organisationId === asked.organisationId)
    .flatMap((one) => {
      let state = one.kind.initial(one.id);
      let begun: { stage: string; on: PlainDate } | undefined;
      const passed: string[] = [];
      for (const recorded of one.journal.filter(({ on }) => on <= end)) {
        state = one.kind.evolve(state, recorded);
        if (state.stage === begun?.stage) continue;
        if (begun && begun.on >= asked.from) {
          passed.push(
            `${one.kind.name} ${begun.stage} ${daysBetween(begun.on, recorded.on)} → ${state.stage}`,
          );
        }
        begun = { stage: state.stage, on: recorded.on };
      }
      if (begun && begun.stage !== 'closed' && begun.on >= asked.from) {
        passed.push(`${one.kind.name} ${begun.stage} ${daysBetween(begun.on, end)} waiting`);
      }
      return passed;
    });
  return tally(keys);
}

/** What was counted in the period, the last word on each subject: `measure problem value detail`. */
export function outcomes(cases: readonly PlainCase[], asked: Asked): string[] {
  const end = earlier(asked.to, asked.asOf);
  const scoped =
    asked.territory === undefined && asked.offer === undefined ? undefined : among(cases, asked, end);
  const within = cases.filter(
    (one) =>
      one.organisationId === asked.organisationId && (!scoped || scoped.some(({ id }) => id === one.id)),
  );
  return tally(
    within.flatMap((one) => {
      const said = new Map<string, { on: PlainDate; key: string }>();
      for (const fact of standing(one, asked.asOf)) {
        const told = one.kind.name === 'hearing' ? ofHearing(one, fact) : ofFamily(one, fact);
        for (const { subject, ...rest } of told) said.set(subject, { on: fact.on, ...rest });
      }
      return [...said.values()].filter(({ on }) => on >= asked.from && on <= end).map(({ key }) => key);
    }),
  );
}

interface Told {
  subject: string;
  on?: PlainDate;
  key: string;
}

function before(one: PlainCase, number: number) {
  const facts = one.journal.filter((fact) => fact.number <= number);
  return facts.reduce((state, fact) => one.kind.evolve(state, fact), one.kind.initial(one.id));
}

function ofFamily(one: PlainCase, { number, fact: any }: AnyFact): Told[] {
  const fact = any as Fact;
  const state = before(one, number - 1) as unknown as State;
  const { type } = fact;
  if (type === 'objective-evaluated') {
    const objective = state.plan?.objectives.find(({ id }) => id === fact.objectiveId);
    return [
      { subject: `o ${fact.objectiveId}`, key: `result ${objective?.problem} ${fact.result} undefined` },
    ];
  }
  if (type === 'renewal-decided') {
    return [{ subject: 'renewal', key: `renewal undefined ${fact.decision} undefined` }];
  }
  if (type === 'closing-began' && state.term?.number === 1 && !state.renewal) {
    const how = fact.cause === 'lapsed' ? 'lapsed' : 'closed-before';
    return [{ subject: 'renewal', key: `renewal undefined ${how} undefined` }];
  }
  if (type === 'handover-proposed') {
    return [{ subject: `h ${fact.handoverId}`, key: 'handover undefined unanswered undefined' }];
  }
  if (type === 'handover-answered') {
    const on = state.handovers.find(({ handoverId }) => handoverId === fact.handoverId)!.proposedOn;
    return [{ subject: `h ${fact.handoverId}`, on, key: `handover undefined ${fact.answer} undefined` }];
  }
  if (type !== 'closed') return [];
  const detail = state.caseworkerId ? 'assigned' : 'unassigned';
  return [{ subject: 'closed', key: `closure undefined ${fact.reason} ${detail}` }];
}

function ofHearing(one: PlainCase, { number, fact: any }: AnyFact): Told[] {
  const fact = any as HearingFact;
  const state = before(one, number - 1) as unknown as HearingState;
  if (fact.type === 'evaluation-sent') {
    const inTime = fact.on <= getDeadline('evaluation-at-court', state).on;
    return [
      { subject: 'e', on: fact.on, key: `evaluation undefined ${inTime ? 'on-time' : 'late'} undefined` },
    ];
  }
  if (fact.type === 'outcome-recorded') {
    const came = fact.attended ? 'attended' : 'absent';
    const held = { subject: 'o', on: fact.on, key: `hearing undefined ${fact.outcome} ${came}` };
    const missing = { subject: 'e', on: fact.on, key: 'evaluation undefined not-sent undefined' };
    return state.evaluation?.sentOn ? [held] : [held, missing];
  }
  return fact.type === 'withdrawn' ? [{ subject: 'o', key: 'hearing undefined withdrawn not-held' }] : [];
}

/** Dates to come, by week: `monday kind`. */
export function datesAhead(cases: readonly PlainCase[], asked: Asked, until: PlainDate): string[] {
  const dates = among(cases, asked, asked.asOf).flatMap(({ state }): [string, PlainDate][] => {
    if (state.stage === 'closed') return [];
    if ('hearingOn' in state) {
      return state.stage === 'preparing' ? [['hearing', (state as unknown as HearingState).hearingOn]] : [];
    }
    const { stage, term } = state as unknown as State;
    return stage === 'in-progress' && term ? [[`term-${term.number}`, term.endsOn]] : [];
  });
  return tally(
    dates.filter(([, on]) => on > asked.asOf && on <= until).map(([kind, on]) => `${mondayOf(on)} ${kind}`),
  );
}

function mondayOf(date: PlainDate): PlainDate {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return addDays(date, -((weekday + 6) % 7));
}
