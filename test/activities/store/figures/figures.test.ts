/** Every figure, on plausible years of several organisations, against the same worked out plainly from the journal. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { datesAhead } from '../../../../activities/store/figures/ahead.ts';
import { passages, stillThere } from '../../../../activities/store/figures/delays.ts';
import { loadOn } from '../../../../activities/store/figures/load.ts';
import { outcomes } from '../../../../activities/store/figures/outcomes.ts';
import {
  casesOfCell,
  problemsAndResponses,
} from '../../../../activities/store/figures/problems-responses.ts';
import { quantile } from '../../../../activities/store/figures/survival.ts';
import { addMonths } from '../../../../workflows/rules/calendar.ts';
import { fillWithYears, organisationId } from '../../../bench/years/fill.ts';
import { day } from '../../../families/bodies.ts';
import { openFreshStore, type OpenedStore } from '../opened.ts';
import * as plainly from './plainly.ts';

/** More, for a thorough look: JALON_YEARS=1000. */
const CASES = Number(process.env['JALON_YEARS'] ?? 250);

let opened: OpenedStore;
let cases: plainly.PlainCase[];
beforeAll(async () => {
  opened = await openFreshStore();
  await fillWithYears(opened.store, { seed: 7, cases: CASES, last: day('2026-11-20'), days: 900 });
  cases = await plainly.readCases(opened.store);
});
afterAll(() => opened.close());

const whole = { from: day('2024-01-01'), to: day('2026-11-20'), asOf: day('2026-11-20') };
const year = { from: day('2025-01-01'), to: day('2025-12-31') };
const ASKED: [string, Omit<plainly.Asked, 'organisationId'>][] = [
  ['all there is', whole],
  ['a year, known today', { ...whole, ...year }],
  ['a year, as known in the middle of it', { ...year, asOf: day('2025-07-14') }],
  ['a year, as known in March after', { ...year, asOf: day('2026-03-10') }],
  ['one territory', { ...whole, territory: 'sud' }],
  ['one offer, of a past day', { ...year, asOf: day('2025-12-31'), offer: 'paris/overcrowding' }],
];
const both = ASKED.flatMap(([name, asked]) =>
  [0, 2].map(
    (index) =>
      [`${name}, organisation ${index + 1}`, { ...asked, organisationId: organisationId(index) }] as const,
  ),
);
const words = (...parts: unknown[]) => parts.map(String).join(' ');
const line = (count: number, ...parts: unknown[]) => `${words(...parts)} = ${count}`;

describe.each(both)('%s', (_, asked) => {
  it('has the load of its day', async () => {
    const { open, due } = await loadOn(opened.store, asked, 14);
    expect(
      open
        .map(({ cases: many, ...row }) =>
          line(many, row.caseworkerId ?? '', row.territory, row.kind, row.stage),
        )
        .toSorted(),
    ).toEqual(plainly.openCases(cases, asked));
    expect(
      due
        .map(({ items, ...row }) => line(items, row.caseworkerId ?? '', row.territory, row.kind, row.due))
        .toSorted(),
    ).toEqual(plainly.dueItems(cases, asked, 14));
  });

  it.each([undefined, 'in-progress', 'closed'])(
    'crosses problems and responses, in stage %s',
    async (stage) => {
      const scope = { ...asked, ...(stage !== undefined && { stage }) };
      const found = await problemsAndResponses(opened.store, scope);
      const { families, problems, responses, cells } = plainly.crossing(cases, scope);
      expect(found.families).toBe(families);
      expect(found.problems.map((row) => line(row.families, row.problem)).toSorted()).toEqual(problems);
      expect(found.responses.map((row) => line(row.families, row.response)).toSorted()).toEqual(responses);
      const shown = found.cells.map(
        (row) => `${row.problem} × ${row.response} = ${row.families}, ${row.responses}`,
      );
      expect(shown.toSorted()).toEqual(cells);
    },
  );

  it('has the passages through each stage', async () => {
    if (asked.territory !== undefined || asked.offer !== undefined) return;
    const passed = await passages(opened.store, asked);
    const shown = passed.map(({ cases: many, kind, stage, days, next }) =>
      line(many, kind, stage, days, next === undefined ? 'waiting' : `→ ${next}`),
    );
    expect(shown.toSorted()).toEqual(plainly.passages(cases, asked));
  });

  it('has the last word on what ended', async () => {
    const measures = ['renewal', 'result', 'closure', 'hearing', 'evaluation', 'handover'] as const;
    const counted = await outcomes(opened.store, asked, measures);
    const shown = counted.map(({ count, measure, problem, value, detail }) =>
      line(count, measure, problem, value, detail),
    );
    expect(shown.toSorted()).toEqual(plainly.outcomes(cases, asked));
  });

  it('sees the dates ahead', async () => {
    const until = addMonths(asked.asOf, 6);
    const dates = await datesAhead(opened.store, asked, until);
    const shown = dates.map(({ cases: many, week, kind }) => line(many, week, kind));
    expect(shown.toSorted()).toEqual(plainly.datesAhead(cases, asked, until));
  });
});

describe('A cell', () => {
  const asked = { ...whole, organisationId: organisationId(0) };
  const visible = { organisationId: organisationId(0), all: true, shared: false };

  it('leads to as many families as it counts, page after page, with and without the response', async () => {
    const { cells, problems } = await problemsAndResponses(opened.store, asked);
    const biggest = cells.toSorted((a, b) => b.families - a.families)[0]!;
    const all = async (received: boolean) => {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const cell = { problem: biggest.problem, response: biggest.response, received };
        const page = await casesOfCell(opened.store, asked, cell, {
          limit: 7,
          visible,
          ...(cursor && { cursor }),
        });
        seen.push(...page.rows.map(({ caseId }) => caseId));
        cursor = page.nextCursor;
      } while (cursor);
      expect(new Set(seen).size).toBe(seen.length);
      return seen.length;
    };
    const concerned = problems.find(({ problem }) => problem === biggest.problem)!.families;
    expect([await all(true), await all(false)]).toEqual([biggest.families, concerned - biggest.families]);
  });
});

it('shows who still waits, whenever they came', async () => {
  const asked = { ...whole, from: day('2026-11-01'), organisationId: organisationId(0) };
  const there = await stillThere(opened.store, asked);
  const inProgress = there.find(({ stage }) => stage === 'in-progress')!;
  const { open } = await loadOn(opened.store, asked, 14);
  const same = open.filter(({ stage }) => stage === 'in-progress').reduce((sum, row) => sum + row.cases, 0);
  expect(inProgress.cases).toBe(same);
  expect(inProgress.longestDays).toBeGreaterThanOrEqual(inProgress.medianDays);
});

const ended = (days: number, count = 1) => ({ days, cases: count, ended: true });
const waiting = (days: number, count = 1) => ({ days, cases: count, ended: false });

describe('How long something lasts', () => {
  it('is the plain median when all has ended', () => {
    expect(quantile([ended(1), ended(2), ended(3), ended(4), ended(10)], 0.5)).toBe(3);
    expect(quantile([ended(5, 10)], 0.9)).toBe(5);
  });

  it('leaves nobody out who still waits', () => {
    // Without them the median would be 2.
    expect(quantile([ended(1), ended(2), ended(3), waiting(20, 4)], 0.5)).toBeUndefined();
    expect(quantile([ended(1), ended(2), ended(3), ended(30), waiting(20, 3)], 0.5)).toBe(30);
  });

  // The treated patients of Freireich and others (Blood 21, 1963), in weeks: the example of most textbooks.
  it('is as the textbooks have it', () => {
    const left = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35].map((weeks) => waiting(weeks));
    const back = [ended(6, 3), ended(7), ended(10), ended(13), ended(16), ended(22), ended(23)];
    const remission = [...back, ...left];
    expect(quantile(remission, 0.5)).toBe(23);
    expect(quantile(remission, 0.25)).toBe(13);
    expect(quantile(remission, 0.9)).toBeUndefined();
  });

  it('knows nothing of nothing', () => {
    expect(quantile([], 0.5)).toBeUndefined();
  });
});
