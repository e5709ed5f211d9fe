import { describe, expect, it } from '@jest/globals';
import { derogation } from '../../../../workflows/rules/derogation/index.ts';
import { neededM2, periodInForce } from '../../../../workflows/rules/derogation/state.ts';
import type { Step } from '../../../../workflows/rules/derogation/steps.ts';
import { LEGAL_VALUES } from '../../../../workflows/rules/parameters.ts';
import { day } from '../../../families/bodies.ts';
import {
  derogationOpening,
  enquired,
  followed,
  granted,
  DerogationCourse,
} from '../../../families/derogation-course.ts';
import type { Who } from '../../../families/course.ts';

const change = (course: DerogationCourse, what: 'birth' | 'departure', persons: number) =>
  course.take({ step: 'record-household-change', on: course.today, change: what, persons }, 'caseworker');
const whats = (course: DerogationCourse) => course.effects().map(({ what }) => what);

describe('the surface needed', () => {
  it.each([
    [1, 9, 9],
    [2, 16, 13],
    [3, 25, 19],
    [4, 34, 25],
    [7, 61, 43],
    [8, 70, 49],
    [9, 70, 54],
    [12, 70, 54],
  ])('for %i persons is %i m², in Mayotte %i', (persons, metropole, mayotte) => {
    expect(neededM2(followed('2027-03-01', { persons }).state)).toBe(metropole);
    expect(neededM2(followed('2027-03-01', { persons, calendar: { zone: 'mayotte' } }).state)).toBe(mayotte);
  });

  it('is that of the law, or the one that the organisation has entered, on the day of the change', () => {
    const rule = LEGAL_VALUES.find(({ name }) => name === 'minimum-surface')!;
    const value = { one: 14, two: 20, eachFurther: 10, most: 80 };
    const entered = [{ ...rule, from: day('2027-06-01'), value }];
    const course = followed('2027-03-01', { entered, surfaceM2: 35 });
    expect(course.state.stage).toBe('adequate');
    course
      .until('2027-06-02')
      .take({ step: 'record-household-change', on: day('2027-05-31'), change: 'birth', persons: 5 });
    expect(neededM2(course.state)).toBe(43);
    course.take({ step: 'record-household-change', on: day('2027-06-01'), change: 'departure', persons: 4 });
    expect(neededM2(course.state)).toBe(40);
  });

  it('exactly reached is enough', () => {
    expect(followed('2027-03-01', { surfaceM2: 34 }).state.stage).toBe('adequate');
    expect(followed('2027-03-01', { surfaceM2: 33.9 }).state.stage).toBe('overcrowded');
  });
});

describe('a derogation', () => {
  it('lasts two years, one in Mayotte', () => {
    expect(periodInForce(granted('2027-03-01').state)?.endsOn).toBe('2029-03-01');
    const mayotte = granted('2027-03-01', { calendar: { zone: 'mayotte' }, surfaceM2: 20 });
    expect(periodInForce(mayotte.state)?.endsOn).toBe('2028-03-01');
    expect(periodInForce(granted('2028-02-29').state)?.endsOn).toBe('2030-02-28');
  });

  it('asks for the enquiry six months before its end, tells the supervisor two months before, and counts down', () => {
    const course = granted('2027-03-01').until('2029-02-28');
    expect(course.fallen()).toEqual([
      '2028-09-01 enquiry-to-make',
      '2028-12-01 derogation-ends',
      // Two months before is a holiday, a Monday.
      '2028-12-29 derogation-ends',
      '2028-12-29 enquiry-late',
      '2029-01-30 derogation-ends',
      '2029-02-22 derogation-ends',
    ]);
  });

  it('is renewed by two years from its end, after a favourable enquiry, again and again', () => {
    const course = granted('2027-03-01').until('2028-10-02');
    enquired(course).take({ step: 'renew' }, 'intake-officer');
    expect(periodInForce(course.state)).toMatchObject({ from: '2029-03-01', endsOn: '2031-03-01' });
    expect(course.due('enquiry-to-make')).toEqual(['2030-08-30']);
    enquired(course.until('2030-10-01')).take({ step: 'renew' }, 'intake-officer');
    expect(periodInForce(course.state)?.endsOn).toBe('2033-03-01');
    expect(course.fallen('enquiry-late')).toEqual([]);
  });

  it('by one more year in Mayotte', () => {
    const course = granted('2027-03-01', { calendar: { zone: 'mayotte' }, surfaceM2: 20 }).until(
      '2027-10-01',
    );
    enquired(course).take({ step: 'renew' }, 'intake-officer');
    expect(periodInForce(course.state)?.endsOn).toBe('2029-03-01');
  });

  it('expects the decision of the benefits service once the enquiry is made', () => {
    const course = granted('2027-03-01').until('2028-10-02');
    expect(derogation.expected?.(course.state)).toEqual([]);
    enquired(course);
    expect(derogation.expected?.(course.state)).toMatchObject([
      { kind: 'renewal-decision', from: 'benefits-service', notBefore: '2028-09-01', on: '2029-03-01' },
    ]);
  });

  it('not renewed, ends on its very day; the benefit is then to be asked for again', () => {
    const course = granted('2027-03-01').until('2029-03-01');
    expect(course.facts('lapsed')).toEqual(['2029-03-01']);
    expect(course.state.stage).toBe('overcrowded');
    expect(whats(course)).toContain('notice derogation-lapsed');
    course.until('2029-04-10');
    expect(course.fallen('derogation-to-ask')).toEqual(['2029-03-08', '2029-03-23', '2029-04-06']);
    course.take({ step: 'grant', from: course.today }, 'intake-officer');
    expect(course.state.stage).toBe('derogated');
  });

  it('whose renewal is refused runs out, without asking for an enquiry any more', () => {
    const course = granted('2027-03-01').until('2028-07-03');
    course.take({ step: 'refuse-renewal', reason: 'Un relogement est proposé.' }, 'intake-officer');
    course.until('2029-03-01');
    expect(course.fallen('enquiry-to-make')).toEqual([]);
    expect(course.state.stage).toBe('overcrowded');
  });
});

describe('a follow-up without a caseworker', () => {
  it('is the supervisor’s until it is given to one', () => {
    const { caseworkerId: _, ...opening } = derogationOpening({ grantedFrom: day('2027-03-01') });
    const course = new DerogationCourse('2027-03-01');
    course.take({ step: 'open', ...opening });
    for (const { to } of derogation.agenda(course.state)) expect(to).not.toContain('caseworker');
    expect(derogation.effects(course.journal[0]!, course.state)).toMatchObject([{ to: ['supervisor'] }]);
    course.take({ step: 'reassign', caseworkerId: 'u-2' }, 'supervisor');
    expect(derogation.agenda(course.state).some(({ to }) => to.includes('caseworker'))).toBe(true);
  });
});

describe('a change in the household', () => {
  it('a birth may begin an overcrowding, for which a derogation is to be asked', () => {
    const course = followed('2027-03-01', { persons: 3 });
    expect(course.state.stage).toBe('adequate');
    expect(change(course, 'birth', 4)).toContainEqual({ type: 'overcrowding-began', neededM2: 34 });
    expect(course.state.stage).toBe('overcrowded');
    expect(whats(course)).toContain('notice overcrowding-began');
    expect(course.until('2027-03-08').fallen('derogation-to-ask')).toEqual(['2027-03-08']);
  });

  it('a departure may end it: no enquiry, no reminder of the end is due any more', () => {
    const course = granted('2027-03-01');
    expect(change(course, 'departure', 3)).toContainEqual({ type: 'overcrowding-ended', neededM2: 25 });
    expect(course.state.stage).toBe('adequate');
    course.until('2029-03-02');
    for (const kind of ['enquiry-to-make', 'enquiry-late', 'derogation-ends'])
      expect(course.fallen(kind)).toEqual([]);
    expect(course.take({ step: 'end', reason: 'large-enough' }, 'caseworker')).toHaveLength(1);
  });

  it('and a birth begin it again, while the period still runs', () => {
    const course = granted('2027-03-01');
    change(course, 'departure', 3);
    change(course.until('2027-06-01'), 'birth', 4);
    expect(course.state.stage).toBe('derogated');
    expect(course.due('derogation-ends')).toHaveLength(4);
  });

  it('that changes nothing to the need says nothing', () => {
    const course = granted('2027-03-01');
    expect(change(course, 'birth', 5).map(({ type }) => type)).toEqual(['household-changed']);
    expect(neededM2(course.state)).toBe(43);
  });

  it('recorded in error gives the former state back', () => {
    const course = granted('2027-03-01');
    change(course, 'departure', 3);
    const { number } = course.journal.find(({ fact }) => fact.type === 'household-changed')!;
    const facts = course.take({ step: 'correct', fact: number, reason: 'Autre famille' }, 'supervisor');
    expect(facts.map(({ type }) => type)).toEqual(['corrected', 'overcrowding-began']);
    expect(course.state.stage).toBe('derogated');
  });

  it('is followed where identities are kept, and told once', () => {
    const course = followed('2027-03-01', { persons: 3 });
    const facts = course.take({ step: 'follow-household', persons: 4 });
    expect(facts.map(({ type }) => type)).toEqual(['household-changed', 'overcrowding-began']);
    expect(course.take({ step: 'follow-household', persons: 4 })).toEqual([]);
    expect(course.take({ step: 'follow-household', persons: 2 })).toMatchObject([
      { change: 'departure', on: '2027-03-01' },
      { type: 'overcrowding-ended' },
    ]);
  });

  it('works may make the dwelling large enough', () => {
    const course = granted('2027-03-01');
    course.take({ step: 'record-surface', on: course.today, surfaceM2: 41.5 }, 'caseworker');
    expect(course.state.stage).toBe('adequate');
    expect(derogation.describe(course.state)[1]).toBe('4 personne(s), 41,5 m² ; il en faut 34 m²');
  });
});

it('says which value set the length of the period', () => {
  expect(derogation.describe(granted('2027-03-01').state)).toContain(
    'Dérogation du 01/03/2027 au 01/03/2029 — CCH R.844-1, R.844-2',
  );
  const value = { years: 3, renewalYears: 1 };
  const entered = [
    {
      name: 'overcrowding-derogation',
      label: '',
      unit: '',
      from: day('2027-01-01'),
      value,
      source: 'décret',
    },
  ];
  expect(derogation.describe(granted('2027-03-01', { entered }).state)).toContain(
    'Dérogation du 01/03/2027 au 01/03/2030 — décret',
  );
});

const derogated = () => granted('2027-03-01');
const inWindow = () => granted('2027-03-01').until('2028-10-02');
const adequate = () => followed('2027-03-01', { persons: 3 });
const lapsed = () => granted('2027-03-01').until('2029-03-02');
const refused = () => {
  const course = enquired(inWindow());
  course.take({ step: 'refuse-renewal', reason: 'x' });
  return course;
};
const ended = () => {
  const course = derogated();
  course.take({ step: 'end', reason: 'rehoused' }, 'caseworker');
  return course;
};
const enquiry = { step: 'record-enquiry', on: day('2028-10-02'), favourable: true, summary: 'x' } as const;

/** What is refused: the code, on which course, which step, by whom. */
const REFUSALS: [code: string, course: () => DerogationCourse, step: Step, who?: Who][] = [
  ['already-open', derogated, { step: 'open', ...derogationOpening() }],
  ['step-not-allowed', ended, { step: 'renew' }],
  ['role-not-allowed', inWindow, enquiry, 'intake-officer'],
  ['role-not-allowed', derogated, { step: 'reassign', caseworkerId: 'u-2' }, 'caseworker'],
  ['not-overcrowded', adequate, { step: 'grant', from: day('2027-03-01') }],
  ['not-overcrowded', adequate, { step: 'renew' }],
  ['derogation-in-force', derogated, { step: 'grant', from: day('2027-03-01') }],
  ['date-in-future', lapsed, { step: 'grant', from: day('2029-03-03') }],
  ['dates-out-of-order', lapsed, { step: 'grant', from: day('2029-02-28') }],
  ['period-over', () => followed('2027-03-01'), { step: 'grant', from: day('2025-03-01') }],
  ['no-derogation', () => followed('2027-03-01'), { step: 'renew' }],
  ['no-derogation', () => followed('2027-03-01'), { ...enquiry, on: day('2027-03-01') }],
  ['derogation-over', lapsed, { step: 'renew' }],
  ['renewal-too-early', derogated, { step: 'renew' }],
  ['renewal-too-early', derogated, { ...enquiry, on: day('2027-03-01') }],
  ['enquiry-missing', inWindow, { step: 'renew' }],
  ['enquiry-unfavourable', () => enquired(inWindow(), false), { step: 'renew' }],
  ['renewal-already-refused', refused, { step: 'renew' }],
  ['renewal-already-refused', refused, { step: 'refuse-renewal', reason: 'x' }],
  ['date-in-future', inWindow, { ...enquiry, on: day('2028-10-03') }],
  ['dates-out-of-order', inWindow, { ...enquiry, on: day('2027-02-28') }],
  [
    'persons-do-not-match',
    derogated,
    { step: 'record-household-change', on: day('2027-03-01'), change: 'birth', persons: 4 },
  ],
  [
    'persons-do-not-match',
    derogated,
    { step: 'record-household-change', on: day('2027-03-01'), change: 'departure', persons: 5 },
  ],
  [
    'date-in-future',
    derogated,
    { step: 'record-household-change', on: day('2027-03-02'), change: 'birth', persons: 5 },
  ],
  [
    'dates-out-of-order',
    () => {
      const course = derogated().until('2027-04-01');
      change(course, 'birth', 5);
      return course;
    },
    { step: 'record-household-change', on: day('2027-03-31'), change: 'birth', persons: 6 },
  ],
  ['surface-unchanged', derogated, { step: 'record-surface', on: day('2027-03-01'), surfaceM2: 30 }],
  ['date-in-future', derogated, { step: 'record-surface', on: day('2027-03-02'), surfaceM2: 40 }],
  ['already-assigned', derogated, { step: 'reassign', caseworkerId: 'u-caseworker' }],
  ['still-overcrowded', derogated, { step: 'end', reason: 'large-enough' }],
  ['unknown-fact', derogated, { step: 'correct', fact: 99, reason: 'x' }],
  [
    'already-corrected',
    () => {
      const course = derogated();
      course.take({ step: 'correct', fact: 2, reason: 'x' });
      return course;
    },
    { step: 'correct', fact: 2, reason: 'x' },
  ],
];

const opening = (grantedFrom: string, persons: number) => () =>
  followed('2027-03-01', { grantedFrom: day(grantedFrom), persons });

describe('a follow-up refuses', () => {
  const rows = REFUSALS.map(([code, course, step, who = 'system']) => ({ code, course, step, who }));
  it.each(rows)('$step.step, with $code', ({ code, course, step, who }) => {
    const lived = course();
    const before = structuredClone(lived.state);
    expect(lived.refusal(step, who)).toBe(code);
    expect(lived.state).toEqual(before);
  });

  it('to open on a derogation that is over, or for a dwelling that is large enough', () => {
    expect(opening('2025-03-01', 4)).toThrow(expect.objectContaining({ code: 'period-over' }));
    expect(opening('2027-02-01', 3)).toThrow(expect.objectContaining({ code: 'not-overcrowded' }));
    expect(opening('2027-03-02', 4)).toThrow(expect.objectContaining({ code: 'date-in-future' }));
  });
});
