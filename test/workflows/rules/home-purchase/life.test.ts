import { describe, expect, it } from '@jest/globals';
import type { Step } from '../../../../workflows/rules/home-purchase/steps.ts';
import {
  awaitingPlace,
  CAF,
  CAF_SUPERVISOR,
  COUNCIL,
  COUNCIL_SUPERVISOR,
  COUNCIL_WORKER,
  diagnosed,
  diagnosis,
  inPhase1,
  inPhase2,
  judged,
  later,
  received,
  SPECIALIST,
  type HomePurchaseCourse,
} from '../../../families/home-purchase-course.ts';
import type { Who } from '../../../families/course.ts';

const TODAY = '2027-03-01';

function respond(
  course: HomePurchaseCourse,
  response: 'lender-negotiation' | 'sale-support',
  result: 'obtained',
) {
  course.take({ step: 'give-response', on: course.today, response }, SPECIALIST);
  const fact = course.state.version;
  course.take({ step: 'record-result', fact, on: course.today, result }, SPECIALIST);
}

describe('a whole course of home buyers', () => {
  it('says who began and who ended each phase, and when', () => {
    const course = judged(inPhase2(TODAY), true);
    respond(course, 'lender-negotiation', 'obtained');
    course.days(40);
    course.take(
      { step: 'end-phase-2', on: course.today, conclusion: 'home-kept', reason: 'Mensualités réduites.' },
      SPECIALIST,
    );
    expect(course.state).toMatchObject({
      stage: 'closed',
      phase1: {
        begun: { on: TODAY, by: COUNCIL_WORKER.id },
        ended: { on: TODAY, by: COUNCIL_WORKER.id, conclusion: 'phase-2' },
      },
      phase2: {
        begun: { on: TODAY, by: SPECIALIST.id },
        ended: { on: '2027-04-10', by: SPECIALIST.id, conclusion: 'home-kept' },
      },
      ended: { ending: 'home-kept' },
    });
  });

  it('keeps the council’s worker on the global part, while a specialist takes the technical one', () => {
    const { state } = inPhase2(TODAY);
    expect(state.workers).toEqual({ technical: SPECIALIST.id, global: COUNCIL_WORKER.id });
    expect(state).toMatchObject({ caseworkerId: COUNCIL_WORKER.id, partners: [SPECIALIST.id] });
  });

  it('ends with phase 1 where the help plan was enough', () => {
    const course = diagnosed(TODAY, { complex: false });
    course.take(
      { step: 'end-phase-1', on: course.today, conclusion: 'helped', reason: 'Dette réglée.' },
      COUNCIL_WORKER,
    );
    expect(course.state).toMatchObject({ stage: 'closed', ended: { ending: 'helped' } });
    expect(course.effects().map(({ what }) => what)).not.toContain('tell release');
  });

  it('asks for a place at the end of phase 1, is told its position, and gives the place back at its end', () => {
    const course = awaitingPlace(TODAY);
    course.take({ step: 'record-position', position: 3 });
    course.take({ step: 'record-position', position: 2 });
    course.take({ step: 'record-position', position: 2 });
    expect(course.state).toMatchObject({ stage: 'awaiting-place', place: { askedOn: TODAY, position: 2 } });
    expect(course.facts('position-told')).toHaveLength(2);
    course.take({ step: 'receive-place' });
    expect(course.state).toMatchObject({ stage: 'phase-2-to-begin', place: { givenOn: TODAY } });
    course.take({ step: 'withdraw', reason: 'La famille déménage.' }, COUNCIL_WORKER);
    expect(course.effects().map(({ what }) => what)).toEqual([
      'notice home-purchase-received',
      'tell ask',
      'notice home-purchase-waits',
      'notice home-purchase-place-given',
      'notice home-purchase-ended',
      'tell release',
    ]);
  });

  it('changes nothing when a place comes twice, or too late', () => {
    const course = inPhase2(TODAY);
    const { version } = course.state;
    course.take({ step: 'receive-place' });
    course.take({ step: 'record-position', position: 1 });
    expect(course.state.version).toBe(version);
  });
});

describe('the organisation of work', () => {
  it('of the council alone takes no place, and one worker has both parts', () => {
    const course = diagnosed(TODAY, {}, { organisationOfWork: 'council-alone' });
    course.take(
      { step: 'end-phase-1', on: course.today, conclusion: 'phase-2', reason: 'Complexe.' },
      COUNCIL_WORKER,
    );
    expect(course.state).toMatchObject({ stage: 'phase-2-to-begin', partners: [] });
    course.take({ step: 'begin-phase-2', on: course.today }, COUNCIL_WORKER);
    course.take({ step: 'judge-viability', on: course.today, viable: true, reason: 'Oui.' }, COUNCIL_WORKER);
    expect(course.state.workers).toEqual({ technical: COUNCIL_WORKER.id, global: COUNCIL_WORKER.id });
    expect(course.effects().map(({ what }) => what)).not.toContain('tell ask');
  });

  it('of the specialist alone takes a place, and one worker of the Caf has both parts', () => {
    const course = awaitingPlace(TODAY, { organisationOfWork: 'specialist-alone' });
    course.take({ step: 'receive-place' });
    course.take({ step: 'name-worker', part: 'global', workerId: SPECIALIST.id }, CAF_SUPERVISOR);
    course.take({ step: 'begin-phase-2', on: course.today }, SPECIALIST);
    expect(course.state.workers).toEqual({ technical: SPECIALIST.id, global: SPECIALIST.id });
    course.take({ step: 'record-interview', on: course.today, part: 'global', summary: 'Vu.' }, SPECIALIST);
    expect(
      course.refusal(
        { step: 'record-interview', on: course.today, part: 'global', summary: 'Vu.' },
        COUNCIL_WORKER,
      ),
    ).toBe('not-your-part');
  });
});

const on = TODAY as never;
const reason = 'Parce que.';
type Refused = [
  code: string,
  course: () => HomePurchaseCourse,
  who: Who,
  step: (course: HomePurchaseCourse) => Step,
];

const REFUSED: Refused[] = [
  [
    'phase-not-begun',
    () => received(TODAY),
    COUNCIL_WORKER,
    () => ({ step: 'end-phase-1', on, conclusion: 'helped', reason }),
  ],
  [
    'phase-not-begun',
    () => awaitingPlace(TODAY),
    SPECIALIST,
    () => ({ step: 'end-phase-2', on, conclusion: 'home-kept', reason }),
  ],
  [
    'phase-already-begun',
    () => inPhase1(TODAY),
    COUNCIL_WORKER,
    () => ({ step: 'begin-phase-1', on, workerId: 'u-x' }),
  ],
  ['phase-already-begun', () => inPhase2(TODAY), SPECIALIST, () => ({ step: 'begin-phase-2', on })],
  [
    'phase-already-ended',
    () => awaitingPlace(TODAY),
    COUNCIL_WORKER,
    () => ({ step: 'end-phase-1', on, conclusion: 'phase-2', reason }),
  ],
  ['step-not-allowed', () => awaitingPlace(TODAY), SPECIALIST, () => ({ step: 'begin-phase-2', on })],
  [
    'phase-already-ended',
    () => inPhase2(TODAY),
    COUNCIL_WORKER,
    () => ({ step: 'record-diagnosis', ...diagnosis(on) }),
  ],
  [
    'diagnosis-missing',
    () => inPhase1(TODAY),
    COUNCIL_WORKER,
    () => ({ step: 'end-phase-1', on, conclusion: 'helped', reason }),
  ],
  [
    'diagnosis-missing',
    () => inPhase1(TODAY),
    COUNCIL_WORKER,
    () => ({ step: 'give-response', on, response: 'event-help' }),
  ],
  [
    'help-plan-missing',
    () => {
      const course = inPhase1(TODAY);
      course.take({ step: 'record-diagnosis', ...diagnosis(on) }, COUNCIL_WORKER);
      return course;
    },
    COUNCIL_WORKER,
    () => ({ step: 'end-phase-1', on, conclusion: 'helped', reason }),
  ],
  [
    'difficulty-not-specific',
    () => diagnosed(TODAY, { specific: false }),
    COUNCIL_WORKER,
    () => ({ step: 'end-phase-1', on, conclusion: 'phase-2', reason }),
  ],
  [
    'case-not-complex',
    () => diagnosed(TODAY, { complex: false }),
    COUNCIL_WORKER,
    () => ({ step: 'end-phase-1', on, conclusion: 'phase-2', reason }),
  ],
  [
    'worker-missing',
    () => {
      const course = awaitingPlace(TODAY);
      course.take({ step: 'receive-place' });
      return course;
    },
    CAF_SUPERVISOR,
    () => ({ step: 'begin-phase-2', on }),
  ],
  [
    'viability-not-judged',
    () => inPhase2(TODAY),
    SPECIALIST,
    () => ({ step: 'give-response', on, response: 'lender-negotiation' }),
  ],
  [
    'viability-not-judged',
    () => inPhase2(TODAY),
    SPECIALIST,
    () => ({ step: 'give-response', on, response: 'sale-support' }),
  ],
  [
    'project-not-viable',
    () => judged(inPhase2(TODAY), false),
    SPECIALIST,
    () => ({ step: 'give-response', on, response: 'lender-negotiation' }),
  ],
  [
    'project-viable',
    () => judged(inPhase2(TODAY), true),
    SPECIALIST,
    () => ({ step: 'give-response', on, response: 'sale-support' }),
  ],
  [
    'amount-missing',
    () => inPhase2(TODAY),
    COUNCIL_WORKER,
    () => ({ step: 'give-response', on, response: 'financial-aid' }),
  ],
  [
    'amount-not-expected',
    () => inPhase2(TODAY),
    COUNCIL_WORKER,
    () => ({ step: 'give-response', on, response: 'event-help', amountCents: 100 }),
  ],
  [
    'no-event-behind',
    () => {
      const { event: _event, ...none } = diagnosis(on);
      const course = inPhase1(TODAY);
      course.take({ step: 'record-diagnosis', ...none }, COUNCIL_WORKER);
      return course;
    },
    COUNCIL_WORKER,
    () => ({ step: 'give-response', on, response: 'event-help' }),
  ],
  [
    'unknown-response',
    () => inPhase2(TODAY),
    SPECIALIST,
    () => ({ step: 'record-result', fact: 1, on, result: 'obtained' }),
  ],
  [
    'response-under-way',
    () => {
      const course = judged(inPhase2(TODAY), true);
      course.take({ step: 'give-response', on, response: 'lender-negotiation' }, SPECIALIST);
      return course;
    },
    SPECIALIST,
    () => ({ step: 'give-response', on, response: 'lender-negotiation' }),
  ],
  [
    'response-without-result',
    () => {
      const course = judged(inPhase2(TODAY), true);
      course.take({ step: 'give-response', on, response: 'lender-negotiation' }, SPECIALIST);
      return course;
    },
    SPECIALIST,
    () => ({ step: 'end-phase-2', on, conclusion: 'home-kept', reason }),
  ],
  [
    'result-already-recorded',
    () => {
      const course = judged(inPhase2(TODAY), true);
      respond(course, 'lender-negotiation', 'obtained');
      return course;
    },
    SPECIALIST,
    ({ state }) => ({ step: 'record-result', fact: state.responses[0]?.number ?? 0, on, result: 'refused' }),
  ],
  [
    'sale-not-concluded',
    () => inPhase2(TODAY),
    SPECIALIST,
    () => ({ step: 'end-phase-2', on, conclusion: 'home-sold', reason }),
  ],
  [
    'home-already-sold',
    () => {
      const course = judged(inPhase2(TODAY), false);
      respond(course, 'sale-support', 'obtained');
      return course;
    },
    SPECIALIST,
    () => ({ step: 'end-phase-2', on, conclusion: 'home-kept', reason }),
  ],
  [
    'not-your-part',
    () => inPhase2(TODAY),
    COUNCIL_WORKER,
    () => ({ step: 'judge-viability', on, viable: true, reason }),
  ],
  [
    'not-your-part',
    () => judged(inPhase2(TODAY), true),
    COUNCIL_WORKER,
    () => ({ step: 'give-response', on, response: 'lender-negotiation' }),
  ],
  [
    'not-your-part',
    () => inPhase2(TODAY),
    SPECIALIST,
    () => ({ step: 'give-response', on, response: 'financial-aid', amountCents: 1 }),
  ],
  [
    'not-your-part',
    () => inPhase2(TODAY),
    { ...SPECIALIST, id: 'u-collegue' },
    () => ({ step: 'judge-viability', on, viable: true, reason }),
  ],
  [
    'not-your-part',
    () => inPhase2(TODAY),
    COUNCIL_WORKER,
    () => ({ step: 'end-phase-2', on, conclusion: 'home-kept', reason }),
  ],
  [
    'not-your-part',
    () => inPhase1(TODAY),
    SPECIALIST,
    () => ({ step: 'record-diagnosis', ...diagnosis(on) }),
  ],
  [
    'not-your-part',
    () => inPhase2(TODAY),
    COUNCIL_SUPERVISOR,
    () => ({ step: 'name-worker', part: 'technical', workerId: 'u-x' }),
  ],
  [
    'date-in-future',
    () => inPhase1(TODAY),
    COUNCIL_WORKER,
    (course) => ({ step: 'record-diagnosis', ...diagnosis(later(course, 1)) }),
  ],
  [
    'dates-out-of-order',
    () => inPhase2(TODAY),
    SPECIALIST,
    (course) => ({ step: 'judge-viability', on: later(course, -1), viable: true, reason }),
  ],
  ['unknown-fact', () => inPhase1(TODAY), COUNCIL_SUPERVISOR, () => ({ step: 'correct', fact: 99, reason })],
];

describe('a step refused', () => {
  it.each(REFUSED)('%s', (code, build, who, step) => {
    const course = build();
    const before = structuredClone(course.state);
    expect(course.refusal(step(course), who)).toBe(code);
    expect(course.state).toEqual(before);
  });

  it('service-missing: where nobody is there to share the work with', () => {
    const course = received(TODAY, {}, { cafId: undefined as never });
    course.take({ step: 'begin-phase-1', on: course.today, workerId: COUNCIL_WORKER.id }, COUNCIL_WORKER);
    course.take({ step: 'record-diagnosis', ...diagnosis(course.today) }, COUNCIL_WORKER);
    course.take({ step: 'record-help-plan', on: course.today, actions: ['Attendre'] }, COUNCIL_WORKER);
    const step: Step = { step: 'end-phase-1', on: course.today, conclusion: 'phase-2', reason };
    expect(course.refusal(step, COUNCIL_WORKER)).toBe('service-missing');
  });
});

describe('what falls due', () => {
  it('asks for a phase that does not begin, a diagnosis, a place, a result', () => {
    expect(received(TODAY).days(15).fallen()).toEqual([
      '2027-03-08 phase-1-to-begin',
      '2027-03-15 phase-1-to-begin',
    ]);
    expect(inPhase1(TODAY).days(60).fallen()).toEqual([
      '2027-04-01 diagnosis-missing',
      '2027-04-16 diagnosis-missing',
      '2027-04-30 diagnosis-missing',
    ]);
    expect(awaitingPlace(TODAY).days(62).fallen('place-awaited')).toEqual(['2027-04-01', '2027-04-30']);
    const given = awaitingPlace(TODAY);
    given.take({ step: 'receive-place' });
    expect(given.days(8).fallen()).toEqual(['2027-03-08 phase-2-to-begin']);
    const course = judged(inPhase2(TODAY), true);
    course.take({ step: 'give-response', on: course.today, response: 'lender-negotiation' }, SPECIALIST);
    expect(course.days(95).fallen()).toEqual([
      '2027-04-01 result-missing',
      '2027-04-30 result-missing',
      '2027-06-01 phase-2-review',
      '2027-06-01 result-missing',
    ]);
  });

  it('nothing, once it has ended', () => {
    const course = inPhase1(TODAY);
    course.take({ step: 'withdraw', reason }, COUNCIL_WORKER);
    expect(course.days(400).fallen()).toEqual([]);
  });
});

describe('correct', () => {
  it('takes a judgment back: negotiation is refused again', () => {
    const course = judged(inPhase2(TODAY), true);
    course.take({ step: 'correct', fact: course.state.version, reason }, COUNCIL_SUPERVISOR);
    expect(
      course.refusal({ step: 'give-response', on: course.today, response: 'lender-negotiation' }, SPECIALIST),
    ).toBe('viability-not-judged');
  });

  it('lets a result recorded in error be recorded again: a home that was not sold may be kept', () => {
    const course = judged(inPhase2(TODAY), false);
    respond(course, 'sale-support', 'obtained');
    const { number: fact = 0 } = course.state.responses[0] ?? {};
    const again: Step = { step: 'record-result', fact, on: course.today, result: 'given-up' };
    expect(course.refusal(again, SPECIALIST)).toBe('result-already-recorded');
    course.take({ step: 'correct', fact: course.state.version, reason }, CAF_SUPERVISOR);
    course.take(again, SPECIALIST);
    expect(course.refusal(again, SPECIALIST)).toBe('result-already-recorded');
    course.take({ step: 'end-phase-2', on, conclusion: 'home-kept', reason }, SPECIALIST);
    expect(course.state.ended).toMatchObject({ ending: 'home-kept' });
  });

  it('takes a diagnosis back in phase 2, where it is made again: responses follow it', () => {
    const course = inPhase2(TODAY);
    const { number: fact = 0 } = course.state.diagnosis ?? {};
    course.take({ step: 'correct', fact, reason }, COUNCIL_SUPERVISOR);
    const help: Step = { step: 'give-response', on: course.today, response: 'event-help' };
    expect(course.refusal(help, COUNCIL_WORKER)).toBe('diagnosis-missing');
    course.take(
      { step: 'record-diagnosis', ...diagnosis(course.today, { event: 'illness' }) },
      COUNCIL_WORKER,
    );
    course.take(help, COUNCIL_WORKER);
    expect(course.state).toMatchObject({ diagnosis: { event: 'illness' }, responses: [{ on: TODAY }] });
  });
});

it('is shared with the other service from the decision on phase 2', () => {
  expect(diagnosed(TODAY).state.partners).toEqual([]);
  expect(awaitingPlace(TODAY).state).toMatchObject({ organisationId: COUNCIL, partners: [CAF] });
});
