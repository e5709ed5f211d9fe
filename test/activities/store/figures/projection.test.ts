/** What recording writes for the figures, step by step, is what reading the journal again gives. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { rebuildFigures, type AnyKind } from '../../../../activities/store/figures/rebuild.ts';
import { record } from '../../../../activities/store/record.ts';
import { rowsOf } from '../../../../activities/store/statements.ts';
import type { RecordRequest } from '../../../../workflows/ports.ts';
import { accompaniment } from '../../../../workflows/rules/accompaniment/index.ts';
import { hearing } from '../../../../workflows/rules/hearing/index.ts';
import type { CaseCourse } from '../../../families/course.ts';
import { inPreCourse, inProgress, type Course } from '../../../families/course.ts';
import { objective } from '../../../families/bodies.ts';
import { addDays } from '../../../../workflows/rules/calendar.ts';
import { prepared, sent } from '../../../families/hearing-course.ts';
import { openFreshStore, type OpenedStore } from '../opened.ts';

const KINDS = [accompaniment, hearing] as unknown as AnyKind[];
const TABLES = ['case_standing', 'agenda_then', 'counted', 'counted_in_error'];

let opened: OpenedStore;
beforeAll(async () => {
  opened = await openFreshStore();
});
afterAll(() => opened.close());

type AnyCourse = CaseCourse<{ id: string; version: number }, { step: string }, { type: string }>;

/** Each fact as a step of its own, as the shell would have it recorded. */
function requestsOf(course: unknown, caseId: string): RecordRequest[] {
  const { kind, journal } = course as AnyCourse;
  const own = { reference: `AC-${caseId}`, householdId: `household of ${caseId}` };
  let state = kind.initial(caseId);
  return journal.map(({ fact, ...recorded }) => {
    const { number } = recorded;
    // A lost attempt is of an instant before, and after the step that came earlier.
    const at = recorded.at + 10 * number;
    const entry = { ...recorded, at, fact: number === 1 ? { ...fact, ...own } : fact };
    state = kind.evolve(state, entry);
    return {
      kind: kind.name,
      caseId,
      step: `step-${number}`,
      facts: [entry],
      summary: kind.summary(state),
      agenda: kind.agenda(state),
      counts: (kind.counts?.(entry, state) ?? []).map((one) => ({ ...one, number })),
    };
  });
}

/** Renewed, answered, corrected, handed over, closed. */
function whole(): Course {
  const course = inProgress('2027-01-11');
  const respond = (response: 'furnishing-aid' | 'financial-aid') =>
    course.take(
      { step: 'record-response', problem: 'overcrowding', response, on: course.today, amountCents: 30_000 },
      'caseworker',
    );
  course.days(20);
  course.take({ step: 'reassign', caseworkerId: 'u-2' }, 'supervisor');
  respond('furnishing-aid');
  respond('financial-aid');
  course.take({ step: 'correct', fact: course.state.version, reason: 'Autre famille.' }, 'supervisor');
  course.until(addDays(course.state.term!.endsOn, -10));
  const objectives = [objective({ dueOn: addDays(course.today, 60) })];
  course.take({ step: 'decide-renewal', decision: 'renew', reason: 'Encore.', objectives }, 'supervisor');
  course.days(60);
  course.take(
    { step: 'evaluate-objective', objectiveId: 'o1', result: 'achieved', evidence: 'Quittances.' },
    'caseworker',
  );
  course.take({ step: 'propose-handover', to: 'Secteur', scope: ['budget'] }, 'caseworker');
  course.take({ step: 'begin-closing', cause: 'goals-reached' }, 'caseworker');
  course.days(9);
  course.take({ step: 'answer-handover', handoverId: 'h1', answer: 'accepted' }, 'partner');
  course.take({ step: 'record-final-evaluation', autonomy: 'Oui.', summary: 'Bien.' }, 'caseworker');
  course.take({ step: 'close', reason: 'goals-reached' }, 'caseworker');
  return course;
}

async function recordAll(requests: readonly RecordRequest[]): Promise<void> {
  for (const request of requests) await record(opened.store, request);
}

async function rows(table: string): Promise<unknown[]> {
  return rowsOf(opened.store.pool, { text: `select * from ${table} order by 1, 2, 3` });
}

async function all(): Promise<unknown[][]> {
  return Promise.all(TABLES.map(rows));
}

it('is the same from the journal read again, whatever attempts were lost on the way', async () => {
  const course = requestsOf(whole(), 'whole');
  const waiting = requestsOf(inPreCourse('2027-02-01').days(30), 'waiting');
  const heard = requestsOf(sent(prepared('2027-03-01', '2027-05-03')), 'heard');
  await recordAll(course.slice(0, 8));
  await recordAll(waiting);
  await recordAll(heard);
  for (const [index, request] of course.entries()) {
    if (index < 8) continue;
    await recordAll(lostBefore(request));
    await record(opened.store, request);
    if (index % 5 === 0) await record(opened.store, request);
  }
  const recorded = await all();
  expect(recorded.map((table) => table.length > 0)).toEqual([true, true, true, true]);
  expect(await rebuildFigures(opened.store, KINDS)).toBe(3);
  expect(await all()).toEqual(recorded);
});

/** Two facts that the engine never accepted, of a millisecond before. */
function lostBefore(request: RecordRequest): RecordRequest[] {
  const [fact] = request.facts;
  if (!fact) return [];
  const facts = [0, 1].map((more) => ({ ...fact, number: fact.number + more, at: fact.at - 1 }));
  const counts = facts.map(({ number }) => ({ measure: 'problem' as const, problem: 'health', number }));
  const summary = { ...request.summary, stage: 'closing', caseworkerId: 'u-lost' };
  return [{ ...request, facts, counts, summary }];
}

async function territories(): Promise<string[]> {
  const standings = (await rows('case_standing')) as { case_id: string; territory: string }[];
  return standings.filter(({ case_id }) => case_id === 'moving').map(({ territory }) => territory);
}

it('keeps where a family lived when its steps were taken, though it has moved since', async () => {
  const requests = requestsOf(inPreCourse('2027-02-01'), 'moving');
  const live = (territory: string) =>
    opened.store.pool
      .query({
        text: `insert into organisation (id, name, kind, offer_family, letterhead)
        values ('caf-exemple', 'Caf', 'caf', 'paris', '{}') on conflict do nothing`,
      })
      .then(() =>
        opened.store.pool.query({
          text: `insert into household (id, organisation_id, members, address, search_text, key_id, territory)
          values ('household of moving', 'caf-exemple', '[]', '{}', '', 'k', $1)
          on conflict (id) do update set territory = excluded.territory`,
          values: [territory],
        }),
      );
  await live('nord');
  await recordAll(requests.slice(0, 2));
  await live('sud');
  await recordAll(requests.slice(2));
  const before = await territories();
  expect(new Set(before)).toEqual(new Set(['nord', 'sud']));
  await rebuildFigures(opened.store, KINDS);
  expect(await territories()).toEqual(before);
});
