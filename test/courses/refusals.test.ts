/** Every refusal of an accompaniment, met as a caseworker meets it: by its code, with nothing changed. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { StepBodies, StepName } from '../../workflows/rules/accompaniment/steps.ts';
import { Api, FamilyCourse, today, type Who } from '../families/api.ts';
import { assessment, objective, plan } from '../families/bodies.ts';
import { startInstallation, type Installation } from '../environment/installation.ts';

let installation: Installation;
let api: Api;

beforeAll(async () => {
  installation = await startInstallation();
  api = new Api(installation.url);
});
afterAll(() => installation.stop());

const course = () => new FamilyCourse(api);
const on = (offset = 0) => today(offset) as never;

/** A step refused: the code, and the case as it was. */
async function expectRefused<Name extends StepName>(
  family: FamilyCourse,
  who: Who,
  step: Name,
  body: StepBodies[Name],
  code: string,
  status = 409,
) {
  const before = await family.view();
  const reply = await family.attempt(who, step, body);
  expect(reply.headers.get('content-type')).toContain('application/problem+json');
  expect({ status: reply.status, code: reply.body.code }).toEqual({ status, code });
  expect(await family.view()).toEqual(before);
  return reply.body as Record<string, unknown>;
}

describe('a step out of its place', () => {
  it('is refused with the steps that are allowed', async () => {
    const family = await course().assigned();
    const problem = await expectRefused(
      family,
      'u-camille',
      'record-final-evaluation',
      { autonomy: 'x', summary: 'x' },
      'step-not-allowed',
    );
    expect(problem.allowed).toContain('record-assessment');
  });

  it('is refused to a role that does not take it', async () => {
    const family = await course().assigned();
    await expectRefused(
      family,
      'u-camille',
      'reassign',
      { caseworkerId: 'u-sacha' },
      'role-not-allowed',
      403,
    );
  });

  it('is refused to whoever saw another version', async () => {
    const family = await course().assigned();
    const reply = await family.attempt(
      'u-responsable',
      'reassign',
      { caseworkerId: 'u-sacha' },
      { 'if-match': '"1"' },
    );
    expect(reply).toMatchObject({ status: 412, body: { code: 'stale-version' } });
  });
});

describe('opening', () => {
  it('is refused to a family already accompanied, with a link to its accompaniment', async () => {
    const family = await course().open();
    const again = await api.post('u-accueil', '/v1/accompaniments', {
      householdId: family.householdId,
      trigger: { kind: 'summons', occurredOn: today(-2), registeredOn: today(-1), referredBy: 'court' },
    });
    expect(again).toMatchObject({ status: 409, body: { code: 'already-accompanied' } });
    expect(JSON.stringify(again.body)).toContain(family.id);
  });

  it('is refused to the second of two that come at once', async () => {
    const first = await course().open();
    await first.until(({ stage }) => stage === 'awaiting-assignment');
    await first.take('u-responsable', 'begin-closing', { cause: 'family-wish' });
    await first.take('u-responsable', 'close', { reason: 'family-wish' });
    const open = () =>
      api.post('u-accueil', '/v1/accompaniments', {
        householdId: first.householdId,
        trigger: {
          kind: 'arrears',
          stage: 'relapse',
          occurredOn: today(-2),
          registeredOn: today(-1),
          referredBy: 'registry',
        },
      });
    const replies = await Promise.all([open(), open(), open()]);
    expect(replies.map(({ status }) => String(status)).toSorted()).toEqual(['201', '409', '409']);
    expect(replies.map(({ body }) => body.code)).toContain('already-accompanied');
  });
});

describe('the pre-course', () => {
  it('refuses what is to come, or came before the opening', async () => {
    const family = await course().assigned();
    const attempt = { channel: 'letter', outcome: 'no-answer' } as const;
    await expectRefused(
      family,
      'u-camille',
      'record-contact-attempt',
      { ...attempt, on: on(1) },
      'date-in-future',
    );
    await expectRefused(
      family,
      'u-camille',
      'record-contact-attempt',
      { ...attempt, on: on(-1) },
      'date-before-opening',
    );
    await expectRefused(family, 'u-camille', 'schedule-home-visit', { on: on(-1) }, 'date-in-past');
  });

  it('refuses to give up a family too soon, for another reason, or once it was reached', async () => {
    const family = await course().assigned();
    await expectRefused(family, 'u-camille', 'close', { reason: 'no-response' }, 'attempts-insufficient');
    await expectRefused(family, 'u-camille', 'close', { reason: 'moved-away' }, 'reason-not-possible');
    await family.take('u-camille', 'record-contact-attempt', {
      channel: 'phone',
      on: on(),
      outcome: 'reached',
    });
    await expectRefused(family, 'u-camille', 'close', { reason: 'no-response' }, 'family-was-reached');
  });

  it('refuses a redirection that leads nowhere', async () => {
    const family = await course().assigned();
    await expectRefused(
      family,
      'u-camille',
      'record-assessment',
      assessment({ conclusion: 'redirection' }),
      'redirection-without-service',
    );
  });

  it('refuses to reassign to whoever follows the family already', async () => {
    const family = await course().assigned();
    await expectRefused(
      family,
      'u-responsable',
      'reassign',
      { caseworkerId: 'u-camille' },
      'already-assigned',
    );
  });
});

describe('the plan', () => {
  it('refuses an objective out of reach, one twice, one already past', async () => {
    const family = await course().negotiating();
    const propose = (objectives: ReturnType<typeof objective>[], code: string) =>
      expectRefused(family, 'u-camille', 'propose-plan', plan({ objectives }), code);
    const later = { dueOn: on(90) };
    await propose(
      [objective({ ...later, problem: 'housing-access', aim: 'result' })],
      'objective-out-of-reach',
    );
    await propose([objective(later), objective(later)], 'duplicate-objective');
    await propose([objective({ dueOn: on(-1) })], 'date-in-past');
  });

  it('refuses agreement to no plan, to another revision, or twice', async () => {
    const family = await course().negotiating();
    const agree = { revision: 1, party: 'family', on: on() } as const;
    await expectRefused(family, 'u-camille', 'agree-plan', agree, 'no-plan-proposed');
    await family.take('u-camille', 'propose-plan', plan({ objectives: [objective({ dueOn: on(90) })] }));
    await expectRefused(
      family,
      'u-camille',
      'agree-plan',
      { ...agree, revision: 2 },
      'not-the-proposed-revision',
    );
    await family.take('u-camille', 'agree-plan', agree);
    await expectRefused(family, 'u-camille', 'agree-plan', agree, 'already-agreed');
  });
});

describe('in progress', () => {
  it('refuses to evaluate an objective the plan does not have', async () => {
    const family = await course().inProgress();
    const body = { objectiveId: 'o7', result: 'achieved', evidence: 'Vu' } as const;
    await expectRefused(family, 'u-camille', 'evaluate-objective', body, 'unknown-objective');
  });

  it('refuses a renewal out of its window, without objectives, or a second time', async () => {
    const family = await course().inProgress();
    const renewal = {
      decision: 'renew',
      reason: 'Utile',
      objectives: [objective({ dueOn: on(300) })],
    } as const;
    const refused = (body: StepBodies['decide-renewal'], code: string) =>
      expectRefused(family, 'u-responsable', 'decide-renewal', body, code);
    const problem = await refused({ ...renewal, objectives: [...renewal.objectives] }, 'renewal-too-early');
    await family.advance(String(problem.opensOn));
    await refused({ ...renewal, objectives: [] }, 'renewal-without-objectives');
    await family.take('u-responsable', 'decide-renewal', { ...renewal, objectives: [...renewal.objectives] });
    await refused({ ...renewal, objectives: [...renewal.objectives] }, 'renewal-already-used');
    await family.advance(String((await family.view()).termEndsOn));
    expect((await family.view()).term).toBe(2);
    await refused({ ...renewal, objectives: [...renewal.objectives] }, 'renewal-already-used');
  });

  it('refuses handovers unknown or already answered', async () => {
    const family = await course().inProgress();
    const answer = { handoverId: 'h1', answer: 'accepted' } as const;
    await expectRefused(family, 'u-camille', 'answer-handover', answer, 'unknown-handover');
    await family.take('u-camille', 'propose-handover', { to: 'Service exemple', scope: ['budget'] });
    await family.take('u-camille', 'answer-handover', answer);
    await expectRefused(family, 'u-camille', 'answer-handover', answer, 'handover-already-answered');
  });

  it('refuses to correct what is not in the journal, or is already corrected', async () => {
    const family = await course().inProgress();
    await expectRefused(family, 'u-responsable', 'correct', { fact: 9999, reason: 'Erreur' }, 'unknown-fact');
    await family.take('u-responsable', 'correct', { fact: 2, reason: 'Erreur' });
    await expectRefused(
      family,
      'u-responsable',
      'correct',
      { fact: 2, reason: 'Erreur' },
      'already-corrected',
    );
  });
});

describe('closing', () => {
  it('is refused until objectives are evaluated, handovers answered, and the final evaluation recorded', async () => {
    const family = await course().closing();
    const close = { reason: 'goals-reached' } as const;
    await family.take('u-camille', 'propose-handover', { to: 'Service exemple', scope: ['budget'] });
    await expectRefused(family, 'u-camille', 'close', close, 'handover-unanswered');
    await family.take('u-camille', 'answer-handover', {
      handoverId: 'h1',
      answer: 'declined',
      reason: 'Complet',
    });
    await expectRefused(family, 'u-camille', 'close', close, 'objectives-not-evaluated');
    await family.take('u-camille', 'evaluate-objective', {
      objectiveId: 'o1',
      result: 'achieved',
      evidence: 'Vu',
    });
    await expectRefused(family, 'u-camille', 'close', close, 'final-evaluation-missing');
    await family.take('u-camille', 'record-final-evaluation', { autonomy: 'Seule', summary: 'Bien' });
    await family.take('u-camille', 'close', close);
    await expectRefused(family, 'u-camille', 'close', close, 'step-not-allowed');
  });
});
