import { describe, expect, it } from '@jest/globals';
import { arrears } from '../../../../workflows/rules/arrears-track/index.ts';
import {
  arrearsSince,
  findingOf,
  missingOf,
  orderEnd,
  planLimit,
  reportLimit,
} from '../../../../workflows/rules/arrears-track/law.ts';
import { LEGAL_VALUES } from '../../../../workflows/rules/parameters.ts';
import {
  HEARING_ID,
  ordered,
  repaymentPlan,
  reported,
  summoned,
  tracked,
} from '../../../families/arrears-course.ts';
import { day } from '../../../families/bodies.ts';

describe('since when the debt is arrears', () => {
  it('is the day on which it passed 450 €, for a default of 2027', () => {
    const course = tracked('2027-03-01', { debtCents: 45_000 });
    expect(arrearsSince(course.state)).toBe('2027-05-01');
    course.take({ step: 'record-debt', on: course.today, debtCents: 45_001 });
    expect(arrearsSince(course.state)).toBe('2027-03-01');
    expect(findingOf(course.state)).toMatchObject({ outcome: 'met', rule: { name: 'arrears' } });
  });

  it('is three months after a first default whatever the amount, and the caseworker is told that day', () => {
    const course = tracked('2027-03-01', { debtCents: 20_000 });
    // Three months after 1 February 2027: 1 May is a holiday and a Saturday.
    expect(course.due('arrears-by-time')).toEqual(['2027-04-30']);
    expect(course.until('2027-05-03').fallen('arrears-by-time')).toEqual(['2027-04-30']);
  });

  it('is told to be by time alone, without anything recorded since', () => {
    const course = tracked('2027-03-01', { debtCents: 20_000 });
    expect(findingOf(course.state).outcome).toBe('not-met');
    expect(arrears.describe(course.state)).toContain(
      'Impayé constitué par la durée à partir du 01/05/2027 (décret 2026-84)',
    );
    course.until('2027-05-20');
    expect(findingOf(course.state)).toMatchObject({
      outcome: 'met',
      compared: expect.stringContaining('with 3 months on 2027-05-01'),
    });
    expect(arrears.describe(course.state)).toContain('Impayé constitué le 01/05/2027 (décret 2026-84)');
  });

  it('is not said to be none while nobody can tell', () => {
    const unknown = tracked('2026-12-01', {
      firstDefaultOn: day('2026-11-01'),
      monthlyBenefitCents: undefined,
    });
    const lines = arrears.describe(unknown.state);
    expect(lines).toContain('Impayé à qualifier : des éléments manquent (CCH R.824-1)');
    const none = tracked('2026-12-01', { firstDefaultOn: day('2026-11-01'), debtCents: 100_000 });
    expect(arrears.describe(none.state)).toContain('Impayé non constitué à ce jour (CCH R.824-1)');
  });

  it('is by the former definition for a default of 2026, even once 2027 has begun, and the case says so', () => {
    const course = tracked('2026-12-20', { firstDefaultOn: day('2026-12-05'), debtCents: 100_000 });
    // 2 × (900 + 100 − 400) = 1,200 €.
    expect(arrearsSince(course.state)).toBeUndefined();
    course.until('2027-03-15').take({ step: 'record-debt', on: day('2027-02-10'), debtCents: 120_000 });
    expect(arrearsSince(course.state)).toBe('2027-02-10');
    expect(findingOf(course.state).rule?.source).toBe('CCH R.824-1');
    expect(arrears.describe(course.state).join()).toContain('l’ancienne définition est gardée');
  });

  it('differs for the same debt on both sides of 1 January 2027', () => {
    const debtCents = 60_000;
    const before = tracked('2027-01-15', { firstDefaultOn: day('2026-12-31'), debtCents });
    const after = tracked('2027-01-15', { firstDefaultOn: day('2027-01-01'), debtCents });
    expect([arrearsSince(before.state), arrearsSince(after.state)]).toEqual([undefined, '2027-01-15']);
    expect(arrears.describe(after.state).join()).not.toContain('ancienne');
  });

  it('names what is missing, and asks for it', () => {
    const course = tracked('2026-12-01', {
      firstDefaultOn: day('2026-11-01'),
      monthlyBenefitCents: undefined,
    });
    expect(missingOf(course.state)).toEqual(['monthlyBenefitCents']);
    expect(course.until('2026-12-08').fallen()).toContain('2026-12-08 facts-missing');
    course.take({ step: 'complete-situation', monthlyBenefitCents: 40_000 }, 'intake-officer');
    expect(missingOf(course.state)).toEqual([]);
  });
});

describe('the report and the plan', () => {
  it('a landlord paid directly is expected to report within two months; then the report is asked for', () => {
    const course = tracked('2027-02-15');
    expect(course.expected()).toMatchObject({ 'landlord-report': '2027-04-15' });
    expect(course.until('2027-04-16').fallen('report-missing')).toEqual(['2027-04-16']);
    reported(course);
    expect(course.state.report).toEqual({ number: course.state.version, on: '2027-04-16', late: true });
    expect(course.expected()).not.toHaveProperty('landlord-report');
  });

  it('of a landlord who is not paid directly, no report is expected by law', () => {
    const course = tracked('2027-02-15', { benefitPaidTo: 'household' });
    expect(reportLimit(course.state)).toBeUndefined();
    expect(course.until('2027-09-01').fallen('report-missing')).toEqual([]);
  });

  it('a plan is to be agreed within six months of the report', () => {
    const course = reported(tracked('2027-03-01'));
    expect(planLimit(course.state)).toMatchObject({ on: '2027-09-01', source: 'CCH R.824-7, R.824-22' });
    course.until('2027-09-03');
    expect(course.fallen('plan-to-agree')).toEqual(['2027-07-02', '2027-08-02', '2027-08-25']);
    expect(course.fallen('plan-missing')).toEqual(['2027-09-02']);
  });

  it('or within two months of the refusal of direct payment', () => {
    const course = reported(tracked('2027-03-01'));
    course.take({ step: 'record-refusal-of-direct-payment', on: day('2027-03-01') }, 'intake-officer');
    expect(planLimit(course.state)?.on).toBe('2027-05-01');
  });

  it('missing three months after a formal notice, the housing solidarity fund is asked', () => {
    const course = reported(tracked('2027-03-01')).until('2027-09-02');
    course.take({ step: 'give-formal-notice', on: course.today }, 'caseworker');
    expect(course.until('2027-12-03').fallen('fund-to-ask')).toEqual(['2027-12-02']);
    course.take({ step: 'ask-housing-fund', on: course.today }, 'caseworker');
    expect(course.state.housingFund?.on).toBe('2027-12-03');
    expect(course.due('fund-to-ask')).toEqual([]);
  });

  it('agreed, each instalment is looked at, and the plan every six months', () => {
    const course = reported(tracked('2027-03-01'));
    course.take(repaymentPlan(course), 'caseworker');
    expect(course.state.stage).toBe('repaying');
    expect(course.due('instalment-check')).toHaveLength(12);
    expect(course.due('plan-check')).toEqual(['2027-09-01']);
    expect(course.due('plan-to-agree')).toEqual([]);
    course.until('2027-09-10').take({ step: 'check-plan', on: course.today, kept: true }, 'caseworker');
    expect(course.due('plan-check')).toEqual(['2028-03-10']);
  });

  it('a missed instalment breaks it, and alerts caseworker and supervisor at once', () => {
    const course = reported(tracked('2027-03-01'));
    course.take(repaymentPlan(course), 'caseworker');
    course.until('2027-05-03').take({ step: 'record-instalment', instalment: 1, paid: true }, 'caseworker');
    course.take({ step: 'record-instalment', instalment: 2, paid: false }, 'caseworker');
    expect(course.effects().at(-1)).toEqual({ on: '2027-05-03', what: 'notice plan-broken' });
    expect(arrears.effects(course.journal.at(-1)!, course.state)).toEqual([
      { do: 'notify', notice: 'plan-broken', to: ['caseworker', 'supervisor'] },
    ]);
    expect(course.state.stage).toBe('unpaid');
    expect(course.due('instalment-check')).toEqual([]);
    course.take(repaymentPlan(course, { instalments: 3 }), 'caseworker');
    expect(course.state.stage).toBe('repaying');
  });

  it('a check that fails breaks it too; what was recorded in error gives it back', () => {
    const course = reported(tracked('2027-03-01'));
    course.take(repaymentPlan(course), 'caseworker');
    course.take({ step: 'check-plan', on: course.today, kept: false }, 'caseworker');
    expect(course.state.stage).toBe('unpaid');
    course.take({ step: 'correct', fact: course.state.version, reason: 'Autre famille' }, 'supervisor');
    expect(course.state.stage).toBe('repaying');
  });

  it('every instalment paid, it remains to say that the debt is settled', () => {
    const course = reported(tracked('2027-03-01'));
    course.take(repaymentPlan(course, { instalments: 2 }), 'caseworker');
    course.until('2027-05-03');
    for (const instalment of [2, 1]) course.take({ step: 'record-instalment', instalment, paid: true });
    expect(course.fallen('paid-off')).toEqual(['2027-05-03']);
    course.take({ step: 'end', reason: 'settled' }, 'caseworker');
    expect(course.state).toMatchObject({ stage: 'closed', ended: { ending: 'settled' } });
    expect(course.effects().at(-1)?.what).toBe('tell record-arrears-ended');
  });
});

describe('the payment order', () => {
  it('runs six weeks for a lease made from 29 July 2023; a summons is expected after it, not due', () => {
    const course = tracked('2027-03-01', { leaseMadeOn: day('2023-07-29') });
    expect(course.expected()).toMatchObject({ 'payment-order': 'from 2027-03-01' });
    ordered(course);
    // Forty-two days: 12 April 2027, a Monday.
    expect(orderEnd(course.state)).toMatchObject({
      on: '2027-04-12',
      source: 'loi 2023-668; Cass. 3e civ., avis 24-70.002',
    });
    expect(course.expected()).toMatchObject({ summons: 'from 2027-04-13' });
    expect(course.until('2027-04-12').fallen('order-ends')).toEqual([
      '2027-03-26',
      '2027-04-05',
      '2027-04-09',
    ]);
    expect(course.due('summons')).toEqual([]);
  });

  it('runs to the next worked day when it ends on another', () => {
    // 22 March + 42 days: 3 May 2027 is a Monday; 20 March + 42: Saturday 1 May, a holiday.
    const course = ordered(tracked('2027-03-20'));
    expect(orderEnd(course.state)?.on).toBe('2027-05-03');
  });

  it('keeps the term of an earlier lease, and says that the usual one is to be checked', () => {
    const own = ordered(tracked('2027-03-01', { leaseMadeOn: day('2023-07-28'), leaseOrderMonths: 3 }));
    expect(orderEnd(own.state)).toMatchObject({ on: '2027-06-01' });
    expect(orderEnd(own.state)).not.toHaveProperty('unsettled');
    const usual = ordered(tracked('2027-03-01', { leaseMadeOn: day('2019-01-01') }));
    expect(orderEnd(usual.state)).toMatchObject({
      on: '2027-05-03',
      unsettled: expect.stringContaining('usual'),
    });
  });

  it('of a lease renewed since is unsettled: the sooner date is kept, and it says so', () => {
    const lease = { leaseMadeOn: day('2021-09-01'), leaseRenewedOn: day('2024-09-01'), leaseOrderMonths: 2 };
    const course = ordered(tracked('2027-03-01', lease));
    expect(orderEnd(course.state)).toMatchObject({
      on: '2027-04-12',
      unsettled: expect.stringContaining('renewed'),
    });
    const [summons] = arrears.expected?.(course.state).filter(({ kind }) => kind === 'summons') ?? [];
    expect(summons).toMatchObject({
      notBefore: '2027-04-13',
      unsettled: expect.stringContaining('not settled'),
    });
  });

  it('of a lease whose day is not known asks for it', () => {
    const course = ordered(tracked('2027-03-01', { leaseMadeOn: undefined }));
    expect(missingOf(course.state)).toEqual(['leaseMadeOn']);
    expect(course.until('2027-03-02').fallen('order-term-unknown')).toEqual(['2027-03-02']);
    expect(course.expected()).toMatchObject({ summons: '' });
  });

  it('follows a value that the organisation has entered', () => {
    const value = LEGAL_VALUES.findLast(({ name }) => name === 'payment-order-period')!;
    const entered = [{ ...value, from: day('2024-01-01'), value: 4, source: 'une loi à venir' }];
    // Four weeks end on Easter Monday.
    const course = ordered(tracked('2027-03-01', { entered }));
    expect(orderEnd(course.state)).toMatchObject({ on: '2027-03-30', source: 'une loi à venir' });
  });
});

const inCourt = () => summoned(ordered(tracked('2027-03-01')).until('2027-04-13'), '2027-06-15');

describe('the summons and its hearing', () => {
  it('has the accompaniment open the hearing, once', () => {
    const course = inCourt();
    expect(course.effects().filter(({ what }) => what === 'tell open-hearing-of-track')).toHaveLength(1);
    expect(course.state).toMatchObject({ stage: 'summoned', summonses: [{ hearingId: HEARING_ID }] });
    expect(arrears.summary(course.state).urgency).toBe(2);
  });

  it('is expected to reach the prefect six weeks before, never extended, then the hearing and its decision', () => {
    const course = inCourt();
    expect(course.expected()).toEqual({
      'summons-to-prefect': '2027-05-03',
      hearing: '2027-06-15',
      decision: 'from 2027-06-15',
    });
    course
      .until('2027-05-05')
      .take({ step: 'record-notice-to-prefect', on: day('2027-05-04') }, 'intake-officer');
    expect(course.facts('notified-to-prefect')).toEqual(['2027-05-05']);
    expect(course.journal.at(-1)?.fact).toMatchObject({ late: true });
    expect(arrears.describe(course.state).join()).toContain('hors délai');
  });

  it('whose notice to the prefect was recorded in error is expected to be notified still', () => {
    const course = inCourt().until('2027-05-05');
    course.take({ step: 'record-notice-to-prefect', on: day('2027-05-04') });
    course.take({ step: 'correct', fact: course.state.version, reason: 'C’était le 3.' }, 'supervisor');
    expect(course.expected()).toHaveProperty('summons-to-prefect', '2027-05-03');
    course.take({ step: 'record-notice-to-prefect', on: day('2027-05-03') });
    expect(course.journal.at(-1)?.fact).not.toHaveProperty('late');
    expect(arrears.describe(course.state).join()).not.toContain('hors délai');
  });

  it('before the end of the order is noted as such', () => {
    const early = summoned(ordered(tracked('2027-03-01')).until('2027-04-12'), '2027-06-15');
    expect(arrears.describe(early.state).join()).toContain('avant la fin du commandement');
    expect(arrears.describe(inCourt().state).join()).not.toContain('avant la fin');
  });

  it('follows its hearing to another date', () => {
    const course = inCourt();
    course.take({ step: 'follow-hearing-moved', hearingId: HEARING_ID, hearingOn: day('2027-09-07') });
    expect(course.expected()).toMatchObject({ 'summons-to-prefect': '2027-07-26', hearing: '2027-09-07' });
  });

  it('delays granted are expected to end when all is paid; kept, they end the track', () => {
    const course = inCourt().until('2027-06-15');
    course.take({
      step: 'follow-outcome',
      hearingId: HEARING_ID,
      on: course.today,
      outcome: 'delays-granted',
      delayMonths: 24,
    });
    expect(course.state.stage).toBe('delays');
    expect(course.expected()).toEqual({ 'delays-end': '2029-06-15' });
    course.take({ step: 'follow-hearing-ended', hearingId: HEARING_ID, ending: 'delays-kept' });
    expect(course.state).toMatchObject({ stage: 'closed', ended: { ending: 'delays-kept' } });
  });

  it('delays lost alert, and an eviction is expected, not before the end of the winter truce', () => {
    const course = inCourt().until('2027-06-15');
    course.take({
      step: 'follow-outcome',
      hearingId: HEARING_ID,
      on: course.today,
      outcome: 'delays-granted',
      delayMonths: 24,
    });
    course
      .until('2027-12-06')
      .take({ step: 'follow-hearing-ended', hearingId: HEARING_ID, ending: 'delays-lost' });
    expect(course.effects().at(-1)?.what).toBe('notice delays-lost');
    expect(course.state.stage).toBe('eviction');
    expect(course.expected()).toEqual({ eviction: 'from 2028-04-01' });
    // Ninety and thirty days before 1 April 2028.
    expect(course.until('2028-04-01').fallen('truce-ends')).toEqual(['2027-12-31', '2028-03-02']);
    expect(course.expected()).toMatchObject({ eviction: expect.stringMatching(/^from 2028-0[34]/) });
  });

  it.each([
    ['2027-10-31', '2027-10-31'],
    ['2027-11-01', '2028-04-01'],
    ['2028-03-31', '2028-04-01'],
    ['2028-04-01', '2028-04-01'],
  ])('an eviction ordered on %s is not carried out before %s', (on, from) => {
    const course = summoned(tracked('2027-10-01'), on === '2027-10-31' ? '2027-10-29' : '2027-10-15').until(
      on,
    );
    course.take({
      step: 'follow-hearing-ended',
      hearingId: HEARING_ID,
      ending: 'judged',
      judgment: { on: day(on), outcome: 'eviction-ordered' },
    });
    expect(course.expected()).toEqual({ eviction: `from ${from}` });
  });

  it.each(['claim-dismissed', 'struck-out', 'repayment-ordered'] as const)(
    'a claim that ends with %s gives back what stood before',
    (outcome) => {
      const course = inCourt().until('2027-06-15');
      const judgment = { on: course.today, outcome };
      course.take({ step: 'follow-hearing-ended', hearingId: HEARING_ID, ending: 'judged', judgment });
      expect(course.state.stage).toBe('ordered');
      expect(course.refusal({ step: 'end', reason: 'settled' }, 'caseworker')).toBeUndefined();
    },
  );

  it('a judgment recorded in error is taken back with that of its hearing', () => {
    const course = inCourt().until('2027-06-15');
    const judged = {
      hearingId: HEARING_ID,
      on: course.today,
      outcome: 'delays-granted',
      delayMonths: 3,
    } as const;
    course.take({ step: 'follow-outcome', ...judged });
    course.take({ step: 'follow-outcome-taken-back', hearingId: HEARING_ID });
    expect(course.state.stage).toBe('summoned');
  });

  it('opened from the accompaniment is noted here, and asked for there no more', () => {
    const course = tracked('2027-03-01');
    const summons = {
      court: 'Tribunal',
      servedOn: day('2027-02-20'),
      hearingOn: day('2027-06-15'),
      claimedDebtCents: 1,
    };
    course.take({ step: 'follow-hearing-opened', hearingId: HEARING_ID, ...summons });
    expect(course.state.stage).toBe('summoned');
    expect(course.effects().map(({ what }) => what)).not.toContain('tell open-hearing-of-track');
    expect(course.take({ step: 'follow-hearing-opened', hearingId: HEARING_ID, ...summons })).toEqual([]);
    expect(
      course.take({ step: 'follow-hearing-moved', hearingId: 'another', hearingOn: day('2027-07-06') }),
    ).toEqual([]);
  });
});

describe('the follow-up', () => {
  it('is reviewed when nothing new was learnt for three months', () => {
    expect(tracked('2027-03-01').until('2027-09-10').fallen('review')).toEqual(['2027-06-01', '2027-09-01']);
  });

  it('is the supervisor’s while nobody follows the family', () => {
    const course = tracked('2027-03-01', { caseworkerId: undefined });
    for (const { to } of arrears.agenda(course.state)) expect(to).toEqual(['supervisor']);
    expect(arrears.effects(course.journal[0]!, course.state)).toMatchObject([{ to: ['supervisor'] }]);
    course.take({ step: 'follow-reassignment', caseworkerId: 'u-2' });
    expect(arrears.agenda(course.state).some(({ to }) => to.includes('caseworker'))).toBe(true);
  });

  it('goes to another caseworker with the family, and ends with the accompaniment', () => {
    const course = tracked('2027-03-01');
    course.take({ step: 'follow-reassignment', caseworkerId: 'u-2' });
    expect(arrears.summary(course.state).caseworkerId).toBe('u-2');
    course.take({ step: 'follow-closing' });
    expect(course.state.ended?.ending).toBe('accompaniment-closed');
    expect(course.effects().at(-1)?.what).not.toBe('tell record-arrears-ended');
    expect(course.take({ step: 'follow-closing' })).toEqual([]);
    expect(arrears.agenda(course.state)).toEqual([]);
    expect(arrears.expected?.(course.state)).toEqual([]);
  });

  it('has a French label for all that falls due or is expected', () => {
    const courses = [
      tracked('2027-02-15', { debtCents: 20_000 }),
      tracked('2026-12-01', { firstDefaultOn: day('2026-11-01'), tenure: undefined }),
      reported(tracked('2027-03-01')),
      ordered(tracked('2027-03-01')),
      ordered(tracked('2027-03-01', { leaseMadeOn: undefined })),
    ];
    for (const { state } of courses) {
      for (const due of arrears.agenda(state)) expect(arrears.label(due)).not.toContain(due.kind);
      for (const { label, kind } of arrears.expected?.(state) ?? []) expect(label).not.toBe(kind);
    }
  });
});
