/** What the service knows and anyone may ask: the calendar, the legal values, who is entitled to what. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dateDescription, deadlineList } from '../../api/schemas/calendar.ts';
import { eligibilityAnswer } from '../../api/schemas/eligibility.ts';
import { legalValueList } from '../../api/schemas/parameters.ts';
import { startAlone, type Alone } from './alone.ts';

let alone: Alone;
beforeAll(async () => {
  alone = await startAlone();
});
afterAll(() => alone.stop());

function casesOf<Case>(name: string): Case[] {
  const file = new URL(`../cases/${name}.json`, import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { cases: Case[] }).cases;
}

describe('the calendar', () => {
  it('answers the whole table', async () => {
    for (const { zone, workingDays, date, ...rest } of casesOf<Record<string, unknown>>('calendar')) {
      const path = `/v1/calendar/${String(date)}?zone=${String(zone)}&workingDays=${String(workingDays)}`;
      const { status, body } = await alone.api.get('', path);
      expect([path, status]).toEqual([path, 200]);
      expect(body).toEqual({ date, ...rest });
      expect(dateDescription.safeParse(body).success).toBe(true);
    }
  });

  it('takes metropolitan France and no working day for granted', async () => {
    const { body } = await alone.api.get('', '/v1/calendar/2026-12-25');
    expect(body).toMatchObject({ isWorkingDay: false, shifted: '2026-12-25', nextOrSame: '2026-12-28' });
  });

  it.each([
    ['', false],
    ['&goodFriday=true', false],
    ['&goodFriday=false', true],
  ])(
    'of Alsace-Moselle keeps Good Friday, unless the commune has no such church: %s',
    async (said, worked) => {
      const zone = `zone=alsace-moselle${said}`;
      const { body } = await alone.api.get('', `/v1/calendar/2027-03-26?${zone}`);
      expect(body['isWorkingDay']).toBe(worked);
      const { status } = await alone.api.get('', `/v1/deadlines?hearingOn=2027-03-26&${zone}`);
      expect(status).toBe(worked ? 200 : 409);
    },
  );

  it.each(['1900-01-01', '2200-12-31'])('answers at the ends of its years: %s', async (date) => {
    for (const days of [-260, 260]) {
      const { status } = await alone.api.get('', `/v1/calendar/${date}?workingDays=${days}`);
      expect([days, status]).toEqual([days, 200]);
    }
  });
});

describe('the deadlines of a hearing', () => {
  const deadlines = '/v1/deadlines?hearingOn=2027-05-04';

  it('are every date it sets, earliest first, each with its rule and source', async () => {
    const { status, body } = await alone.api.get<{ deadlines: { kind: string; on: string }[] }>(
      '',
      `${deadlines}&servedOn=2027-03-30`,
    );
    expect(status).toBe(200);
    expect(deadlineList.safeParse(body).error).toBeUndefined();
    expect(body.deadlines.map(({ on }) => on)).toEqual(body.deadlines.map(({ on }) => on).toSorted());
    expect(body.deadlines).toContainEqual(
      expect.objectContaining({
        kind: 'summons-notified-to-prefect',
        on: '2027-03-22',
        pastWhenServed: true,
      }),
    );
    expect(body.deadlines).toContainEqual(
      expect.objectContaining({ kind: 'evaluation-at-court', on: '2027-04-27' }),
    );
  });

  it.each([
    ['/v1/deadlines?hearingOn=2027-05-01', 409, 'court-does-not-sit'],
    [`${deadlines}&servedOn=2027-05-05`, 409, 'dates-out-of-order'],
    [`${deadlines}&zone=atlantide`, 422, 'invalid-request'],
  ])('are refused for %s', async (path, status, code) => {
    const reply = await alone.api.get('', path);
    expect([reply.status, reply.body['code']]).toEqual([status, code]);
  });
});

describe('the legal values', () => {
  it('are those in force on the day asked for, with their sources', async () => {
    const { body } = await alone.api.get<{ values: { name: string; source: string }[] }>(
      '',
      '/v1/parameters?on=2027-01-01',
    );
    expect(legalValueList.safeParse(body).error).toBeUndefined();
    const arrears = body.values.filter(({ name }) => name.startsWith('arrears'));
    expect(arrears).toMatchObject([{ name: 'arrears', source: 'décret 2026-84', secondary: true }]);
  });

  it('are those of today when no day is given', async () => {
    const { status, body } = await alone.api.get('', '/v1/parameters');
    expect([status, body['on']]).toEqual([200, expect.stringMatching(/^\d{4}-\d\d-\d\d$/)]);
  });
});

describe('an eligibility check', () => {
  it('answers the whole table, criterion by criterion, and creates nothing', async () => {
    for (const { offer, on, facts, result } of casesOf<Record<string, unknown>>('eligibility')) {
      const { status, body } = await alone.api.post('', '/v1/eligibility', { offer, on, facts });
      expect([status, body['result']]).toEqual([200, result]);
      expect(eligibilityAnswer.safeParse(body).error).toBeUndefined();
    }
  });
});
