import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import {
  addDays,
  addWorkingDays,
  isWorkingDay,
  plainDate,
  ZONES,
  type WorkingCalendar,
} from '../../../../workflows/rules/calendar.ts';
import {
  DEFAULT_HEARING_VALUES,
  getDeadline,
  hearingDeadlines,
  type Hearing,
  type HearingDeadline,
} from '../../../../workflows/rules/hearing/deadlines.ts';

import { LEGAL_VALUES } from '../../../../workflows/rules/parameters.ts';

const METROPOLE: WorkingCalendar = { zone: 'metropole' };

function hearing(on: string, more: Partial<Hearing> = {}): Hearing {
  return { hearingOn: plainDate(on), calendar: METROPOLE, ...more };
}

const dated = (deadlines: HearingDeadline[]) => deadlines.map(({ on, kind }) => `${on} ${kind}`);
const datesOf = (deadlines: HearingDeadline[], kind: string) =>
  deadlines.filter((deadline) => deadline.kind === kind).map(({ on }) => on);

describe('the dates a hearing sets', () => {
  it('of a Tuesday after the Easter weekend, earliest first', () => {
    expect(dated(hearingDeadlines(hearing('2027-03-30')))).toEqual([
      '2027-02-15 summons-notified-to-prefect',
      '2027-03-08 second-interview-offer',
      '2027-03-15 evaluation-submitted',
      '2027-03-15 family-told',
      '2027-03-18 evaluation-validated',
      '2027-03-19 evaluation-sent',
      '2027-03-22 evaluation-at-court',
      '2027-03-23 family-told',
      '2027-03-23 attendance-asked',
      '2027-03-26 family-told',
      '2027-03-31 outcome-asked',
    ]);
  });

  it('are counted with a value that the organisation has entered, where it holds', () => {
    const prefect = LEGAL_VALUES.find(({ name }) => name === 'summons-to-prefect')!;
    const from = plainDate('2027-06-01');
    const value = { weeks: 8, daysBeforeHearing: 57 };
    const entered = [{ ...prefect, from, value, source: 'un décret à venir' }];
    const before = getDeadline('summons-notified-to-prefect', hearing('2027-05-31', { entered }));
    expect([before.on, before.source]).toEqual(['2027-04-18', prefect.source]);
    expect(getDeadline('summons-notified-to-prefect', hearing('2027-06-01', { entered }))).toEqual({
      kind: 'summons-notified-to-prefect',
      on: '2027-04-05',
      rule: 'at the latest 8 weeks before the hearing, counted back from the eve, not extended',
      source: 'un décret à venir',
    });
  });

  it('move with the holidays of the zone', () => {
    const inAlsace = hearingDeadlines(hearing('2027-03-30', { calendar: { zone: 'alsace-moselle' } }));
    expect(datesOf(inAlsace, 'evaluation-at-court')).toEqual(['2027-03-19']);
    expect(datesOf(inAlsace, 'family-told')).toEqual(['2027-03-15', '2027-03-23', '2027-03-25']);
    const inMartinique = hearingDeadlines(hearing('2028-05-23', { calendar: { zone: 'martinique' } }));
    expect(datesOf(inMartinique, 'family-told').at(-1)).toBe('2028-05-19');
  });

  it('never extend the notice to the prefect, on a Sunday or a holiday', () => {
    expect(datesOf(hearingDeadlines(hearing('2026-12-21')), 'summons-notified-to-prefect')).toEqual([
      '2026-11-08',
    ]);
    expect(datesOf(hearingDeadlines(hearing('2026-12-24')), 'summons-notified-to-prefect')).toEqual([
      '2026-11-11',
    ]);
  });

  it('tell the family the working day before when the day is not worked, once', () => {
    const monday = hearing('2026-12-21');
    expect(datesOf(hearingDeadlines(monday), 'family-told')).toEqual([
      '2026-12-04',
      '2026-12-14',
      '2026-12-18',
    ]);
    const told = hearingDeadlines(monday, { ...DEFAULT_HEARING_VALUES, familyToldDays: [3, 2, 1] });
    expect(datesOf(told, 'family-told')).toEqual(['2026-12-18']);
  });

  it('ask for the outcome the working day after', () => {
    expect(datesOf(hearingDeadlines(hearing('2026-12-24')), 'outcome-asked')).toEqual(['2026-12-28']);
  });

  it('name the text each rests on, or the house', () => {
    const sources = Object.fromEntries(
      hearingDeadlines(hearing('2027-03-30')).map(({ kind, source }) => [kind, source]),
    );
    expect(sources).toEqual({
      'summons-notified-to-prefect': 'Cass. 3e civ., avis 25-70.018',
      'second-interview-offer': 'décret 2021-8, art. 1',
      'evaluation-at-court': 'décret 2021-8',
      'evaluation-submitted': 'house',
      'evaluation-validated': 'house',
      'evaluation-sent': 'house',
      'family-told': 'house',
      'attendance-asked': 'house',
      'outcome-asked': 'house',
    });
  });

  it('count the offer of an interview from the referral, where it is known', () => {
    const referred = hearingDeadlines(hearing('2027-05-04', { referredOn: plainDate('2027-03-01') }));
    expect(referred.find(({ kind }) => kind === 'interview-offer-limit')).toEqual({
      kind: 'interview-offer-limit',
      on: '2027-03-22',
      rule: 'within 15 working days of the referral',
      source: 'décret 2021-8, art. 1',
    });
    expect(() => getDeadline('interview-offer-limit', hearing('2027-05-04'))).toThrow(RangeError);
    expect(getDeadline('evaluation-at-court', hearing('2027-05-04')).on).toBe('2027-04-27');
  });

  it('follow the values of the house', () => {
    const values = { ...DEFAULT_HEARING_VALUES, evaluationSubmittedWorkingDays: 12, attendanceAskedDays: 3 };
    const deadlines = hearingDeadlines(hearing('2027-03-18'), values);
    expect(datesOf(deadlines, 'evaluation-submitted')).toEqual(['2027-03-02']);
    expect(datesOf(deadlines, 'attendance-asked')).toEqual(['2027-03-15']);
  });

  it('say which were already past when the summons was served', () => {
    const late = hearingDeadlines(hearing('2027-03-30', { servedOn: plainDate('2027-03-15') }));
    expect(dated(late.filter(({ pastWhenServed }) => pastWhenServed))).toEqual([
      '2027-02-15 summons-notified-to-prefect',
      '2027-03-08 second-interview-offer',
    ]);
    const inTime = hearingDeadlines(hearing('2027-03-30', { servedOn: plainDate('2027-02-15') }));
    expect(inTime.some((deadline) => 'pastWhenServed' in deadline)).toBe(false);
  });

  it('come in order, and on working days but for the notice to the prefect', () => {
    const hearings = fc.integer({ min: 0, max: 20_000 }).map((n) => addDays(plainDate('2020-01-01'), n));
    fc.assert(
      fc.property(hearings, fc.constantFrom(...ZONES), (hearingOn, zone) => {
        const calendar = { zone };
        const deadlines = hearingDeadlines({ hearingOn, calendar });
        expect(deadlines.map(({ on }) => on)).toEqual(deadlines.map(({ on }) => on).toSorted());
        const notWorked = deadlines.filter(({ on }) => !isWorkingDay(on, calendar));
        expect(notWorked.every(({ kind }) => kind === 'summons-notified-to-prefect')).toBe(true);
        const [atCourt] = datesOf(deadlines, 'evaluation-at-court');
        expect(atCourt && addWorkingDays(atCourt, -1, calendar)).toBe(
          datesOf(deadlines, 'evaluation-sent')[0],
        );
      }),
    );
  });
});
