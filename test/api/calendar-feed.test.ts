/** The calendar that people subscribe to, read as their application reads it. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import ICAL from 'ical.js';
import { following } from '../../api/calendar-feed/following.ts';
import { icalendar } from '../../api/calendar-feed/icalendar.ts';
import type { ToldEvent } from '../../activities/store/calendar-feeds.ts';
import { addDays, instantAt, nextOrSameWorkingDay, type PlainDate } from '../../workflows/rules/calendar.ts';
import { eventually } from '../environment/eventually.ts';
import { startInstallation, type Installation } from '../environment/installation.ts';
import { Api, FamilyCourse, today } from '../families/api.ts';

interface Read {
  uid: string;
  sequence: number;
  status: string;
  title: string;
  start: Date;
  allDay: boolean;
}

function parsed(text: string): Read[] {
  const calendar = new ICAL.Component(ICAL.parse(text) as never);
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    return {
      uid: event.uid,
      sequence: event.sequence,
      status: String(component.getFirstPropertyValue('status')),
      title: event.summary,
      start: event.startDate.toJSDate(),
      allDay: event.startDate.isDate,
    };
  });
}

const now = instantAt('2027-03-20' as PlainDate, '12:00');
const told = (change: Partial<ToldEvent> = {}): ToldEvent => ({
  uid: 'visit-1',
  sequence: 0,
  title: 'AC-2027-000001 — Visite à domicile',
  on: '2027-03-26' as PlainDate,
  at: '09:00',
  minutes: 60,
  cancelled: false,
  changedAt: now,
  ...change,
});

describe('what a calendar tells', () => {
  it('is told the same as long as nothing changes', () => {
    const before = [told()];
    expect(following(before, before, now + 1000)).toEqual(before);
  });

  it('moves under the same UID and a higher sequence', () => {
    const on = '2027-03-29' as PlainDate;
    const [moved] = following([told()], [told({ on })], now + 1000);
    expect(moved).toEqual(told({ on, sequence: 1, changedAt: now + 1000 }));
  });

  it('says what will not be, once, and comes back under a higher sequence still', () => {
    const [gone] = following([told()], [], now);
    expect(gone).toEqual(told({ sequence: 1, cancelled: true }));
    expect(following([gone!], [], now)).toEqual([gone]);
    expect(following([gone!], [told()], now)).toEqual([told({ sequence: 2 })]);
  });

  it('leaves what has gone by as it was, and forgets it after ninety days', () => {
    const past = told({ on: '2027-03-19' as PlainDate });
    expect(following([past], [], now)).toEqual([past]);
    expect(following([told({ on: '2026-12-19' as PlainDate })], [], now)).toEqual([]);
  });

  it('is at nine in Paris before and after the clocks change', () => {
    const days = ['2027-03-26', '2027-03-29', '2027-10-29', '2027-11-02'] as PlainDate[];
    const events = days.map((on) => told({ uid: on, on }));
    const hours = parsed(icalendar('jalon', events)).map(({ start }) => start.toISOString().slice(11, 16));
    expect(hours).toEqual(['08:00', '07:00', '07:00', '08:00']);
  });

  it('is a whole day where no hour is set', () => {
    const { at: _at, minutes: _minutes, ...day } = told();
    const [read] = parsed(icalendar('jalon', [day]));
    expect(read).toMatchObject({ allDay: true, status: 'CONFIRMED' });
  });
});

const sitting = (days: number) =>
  nextOrSameWorkingDay(addDays(today() as PlainDate, days), { zone: 'metropole' });

describe('the feed', () => {
  let installation: Installation;
  let api: Api;
  beforeAll(async () => {
    installation = await startInstallation();
    api = new Api(installation.url);
  });
  afterAll(() => installation.stop());

  async function address(who: string): Promise<string> {
    return (await api.request<{ href: string }>(who, 'POST', '/v1/me/calendar-feed')).body.href;
  }
  const ask = (path: string) => fetch(`${installation.url}${path}`);
  const read = async (path: string) => {
    const answer = await ask(path);
    expect(answer.status).toBe(200);
    return parsed(await answer.text());
  };

  it('holds what falls due and when people meet, follows what is moved, and names nobody', async () => {
    const family = await new FamilyCourse(api).inProgress();
    const { reference } = await family.view();
    const visitOn = today(9) as PlainDate;
    await family.take('u-camille', 'schedule-home-visit', { on: visitOn, at: '10:30' });
    const summons = { court: 'Tribunal d’Exempleville', servedOn: today() as PlainDate, claimedDebtCents: 1 };
    const { hearings } = await family.take('u-camille', 'open-hearing', {
      ...summons,
      hearingOn: sitting(60),
    });
    const hearing = hearings[0]!.href;
    const path = await address('u-camille');
    const titled = async (title: string) =>
      (await read(path)).find((event) => event.title === `${reference} — ${title}`);

    const answer = await ask(path);
    expect(answer.headers.get('content-type')).toMatch(/^text\/calendar/);
    const text = await answer.text();
    expect(text).not.toMatch(/Imaginaire|Louise|Zoé|Modèles/);
    const visit = await titled('Visite à domicile');
    expect(visit).toMatchObject({ sequence: 0, allDay: false });
    expect(visit!.start.getTime()).toBe(instantAt(visitOn, '10:30'));
    expect((await read(path)).filter(({ allDay }) => allDay).length).toBeGreaterThan(2);

    await family.take('u-camille', 'schedule-home-visit', { on: visitOn, at: '14:00' });
    expect(await titled('Visite à domicile')).toMatchObject({ uid: visit!.uid, sequence: 1 });

    const audience = await eventually('the hearing is opened', () => titled('Audience'));
    await api.post('u-camille', `${hearing}/steps/adjourn`, { hearingOn: sitting(80), at: '09:00' });
    const moved = await titled('Audience');
    expect(moved).toMatchObject({ uid: audience.uid, sequence: 1, status: 'CONFIRMED' });
    expect(moved!.start.getTime()).toBe(instantAt(sitting(80), '09:00'));
    await api.post('u-camille', `${hearing}/steps/withdraw`, { reason: 'Dette réglée' });
    expect(await titled('Audience')).toMatchObject({ uid: audience.uid, sequence: 2, status: 'CANCELLED' });
  });

  it('answers no more at an address that was renewed, taken back or guessed', async () => {
    const first = await address('u-sacha');
    expect((await ask(first)).status).toBe(200);
    const second = await address('u-sacha');
    expect((await ask(first)).status).toBe(404);
    expect((await ask(second)).status).toBe(200);
    expect((await api.request('u-sacha', 'DELETE', '/v1/me/calendar-feed')).status).toBe(204);
    expect((await ask(second)).status).toBe(404);
    expect((await ask(`/v1/calendar-feeds/${'A'.repeat(43)}.ics`)).status).toBe(404);
    expect((await ask('/v1/calendar-feeds/..%2F..%2Fetc.ics')).status).toBe(404);
  });

  it('is each one’s own', async () => {
    const family = await new FamilyCourse(api).assigned();
    const { reference } = await family.view();
    const others = await read(await address('u-sacha'));
    expect(others.filter(({ title }) => title.includes(reference))).toEqual([]);
    const own = await read(await address('u-camille'));
    expect(own.filter(({ title }) => title.includes(reference)).length).toBeGreaterThan(0);
  });
});
