import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { fold, type Actor } from '../../../../workflows/rules/case.ts';
import { homePurchase } from '../../../../workflows/rules/home-purchase/index.ts';
import { mayTake, partsOf } from '../../../../workflows/rules/home-purchase/parts.ts';
import { seen } from '../../../../workflows/rules/home-purchase/seen.ts';
import type { State } from '../../../../workflows/rules/home-purchase/state.ts';
import { STEPS, type StepName } from '../../../../workflows/rules/home-purchase/steps.ts';
import {
  CAF_SUPERVISOR,
  COUNCIL_SUPERVISOR,
  COUNCIL_WORKER,
  inPhase2,
  judged,
  SPECIALIST,
  type HomePurchaseCourse,
} from '../../../families/home-purchase-course.ts';

function lived(): HomePurchaseCourse {
  const course = judged(inPhase2('2027-03-01'), true);
  const on = course.today;
  course.take({ step: 'record-interview', on, part: 'technical', summary: 'Dossier du prêt.' }, SPECIALIST);
  course.take(
    { step: 'record-interview', on, part: 'global', summary: 'La garde des enfants.' },
    COUNCIL_WORKER,
  );
  course.take(
    { step: 'give-response', on, response: 'financial-aid', amountCents: 50_000, note: 'Fonds.' },
    COUNCIL_WORKER,
  );
  course.take(
    { step: 'give-response', on, response: 'lender-negotiation', note: 'Report de six mois.' },
    SPECIALIST,
  );
  return course;
}

function viewOf(course: HomePurchaseCourse, actor: Actor): State {
  const journal = course.journal.map((recorded) => seen(course.state, recorded, actor));
  return fold(homePurchase, course.state.id, journal);
}

describe('what each worker sees', () => {
  it('not: why the other service found something in error', () => {
    const course = lived();
    const fact = course.state.responses.at(-1)!.number;
    course.take({ step: 'correct', fact, reason: 'Autre famille.' }, CAF_SUPERVISOR);
    const last = course.journal.at(-1)!;
    expect(seen(course.state, last, COUNCIL_WORKER).fact).toEqual({ type: 'corrected', fact });
    expect(seen(course.state, last, SPECIALIST).fact).toMatchObject({ reason: 'Autre famille.' });
  });

  it.each<[Actor]>([[SPECIALIST], [CAF_SUPERVISOR]])('the technical part: %j', (actor) => {
    const view = viewOf(lived(), actor);
    expect(view.viability).toMatchObject({ viable: true, bearableInstalmentCents: 60_000 });
    expect(view.interviews.map(({ summary }) => summary)).toEqual(['Dossier du prêt.', undefined]);
    expect(view.responses.map(({ response, amountCents, note }) => [response, amountCents, note])).toEqual([
      ['financial-aid', undefined, undefined],
      ['lender-negotiation', undefined, 'Report de six mois.'],
    ]);
  });

  it.each<[Actor]>([[COUNCIL_WORKER], [COUNCIL_SUPERVISOR]])('the global part: %j', (actor) => {
    const view = viewOf(lived(), actor);
    expect(view.viability).toEqual({ number: expect.any(Number), on: '2027-03-01', viable: true });
    expect(view.interviews.map(({ summary }) => summary)).toEqual([undefined, 'La garde des enfants.']);
    expect(view.responses.map(({ response, amountCents, note }) => [response, amountCents, note])).toEqual([
      ['financial-aid', 50_000, 'Fonds.'],
      ['lender-negotiation', undefined, undefined],
    ]);
  });

  it('what concerns both, both see: phases, diagnosis, help plan, place', () => {
    const course = lived();
    const both = ['phase1', 'phase2', 'diagnosis', 'helpPlan', 'place', 'workers', 'stage'] as const;
    for (const actor of [SPECIALIST, COUNCIL_WORKER]) {
      const view = viewOf(course, actor);
      for (const part of both) expect(view[part]).toEqual(course.state[part]);
    }
  });

  it('what one’s own service recorded stays in sight', () => {
    const course = inPhase2('2027-03-01');
    course.journal.push({
      ...course.journal.at(-1)!,
      by: COUNCIL_WORKER,
      fact: { type: 'viability-judged', on: course.today, viable: true, reason: 'Jugé en phase 1.' },
    });
    expect(viewOf(course, COUNCIL_WORKER).viability).toMatchObject({ reason: 'Jugé en phase 1.' });
  });
});

describe('what each worker may do', () => {
  it('is offered by part, and never refused for it afterwards', () => {
    const course = inPhase2('2027-03-01');
    const names = Object.keys(STEPS) as StepName[];
    const offered = (actor: Actor) =>
      names.filter(
        (name) => STEPS[name].from.includes('phase-2' as never) && mayTake(course.state, name, actor),
      );
    expect(offered(SPECIALIST)).toContain('judge-viability');
    expect(offered(COUNCIL_WORKER)).not.toContain('judge-viability');
    expect(offered(COUNCIL_WORKER)).toContain('record-interview');
    expect(offered({ id: 'u-x', role: 'caseworker', organisationId: 'autre' })).toEqual([]);
  });

  it('no two services hold one part', () => {
    const works = fc.constantFrom('specialist-and-council', 'specialist-alone', 'council-alone' as const);
    fc.assert(
      fc.property(works, (organisationOfWork) => {
        const { state } = lived();
        const of = { ...state, house: { ...state.house, organisationOfWork: organisationOfWork as never } };
        const held = [SPECIALIST, COUNCIL_WORKER].flatMap((actor) => partsOf(of, actor));
        expect(held.toSorted()).toEqual(['global', 'technical']);
      }),
    );
  });
});
