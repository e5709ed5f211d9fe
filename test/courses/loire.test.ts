/** Home buyers in difficulty, in two phases and by two services, lived through the API with time skipped. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CapacityView } from '../../api/schemas/specialist-capacity.ts';
import { addDays, type PlainDate } from '../../workflows/rules/calendar.ts';
import { findOrganisation, saveOrganisation } from '../../activities/store/organisations.ts';
import { bodyOf } from '../../worker/local/front-door.ts';
import { CAF } from '../../worker/local/invented.ts';
import { eventually } from '../environment/eventually.ts';
import { startInstallation, type Installation } from '../environment/installation.ts';
import { Api } from '../families/api.ts';
import { CAF_CHIEF, COUNCIL_CHIEF, COUNCIL_WORKER, HomeBuyers, SPECIALIST } from '../families/home-buyers.ts';

let installation: Installation;
let api: Api;
let capacityId = '';

beforeAll(async () => {
  installation = await startInstallation();
  api = new Api(installation.url);
  const opened = await api.post<CapacityView>('u-admin', '/v1/specialist-capacities', { capacity: 1 });
  expect(opened).toMatchObject({ status: 201, body: { capacity: 1, held: 0, free: 1, queue: [] } });
  capacityId = opened.body.id;
});
afterAll(() => installation.stop());

const buyers = () => new HomeBuyers(api);
const capacity = async () =>
  bodyOf(await api.get<CapacityView>(CAF_CHIEF, `/v1/specialist-capacities/${capacityId}`));
const changeCapacity = (places: number, who = CAF_CHIEF) =>
  api.post<{ code?: string }>(who, `/v1/specialist-capacities/${capacityId}/steps/change-capacity`, {
    capacity: places,
    reason: 'Un poste de spécialiste.',
  });

describe('home buyers in difficulty', () => {
  it('go from the council to a specialist who is one of few, wait their turn, and keep or sell their home', async () => {
    const first = await (await buyers().received()).diagnosed();
    await (await first.complex()).inPhase2();

    // The second family finds no place: it is told where it stands, and so is the third.
    const second = await (await buyers().received()).diagnosed();
    await second.complex();
    await second.until('its place told', ({ place }) => place?.position === 1);
    const third = await (await buyers().received()).diagnosed();
    await third.complex();
    await third.until('its place told', ({ place }) => place?.position === 2);
    expect(await capacity()).toMatchObject({ capacity: 1, held: 1, free: 0 });

    // Two workers, one family: what each does, what each sees.
    const on = first.today;
    await first.take(SPECIALIST, 'judge-viability', { on, viable: true, reason: 'Confidentiel technique.' });
    await first.take(COUNCIL_WORKER, 'record-interview', {
      on,
      part: 'global',
      summary: 'Confidentiel social.',
    });
    const negotiation = await first.take(SPECIALIST, 'give-response', { on, response: 'lender-negotiation' });
    await first.take(COUNCIL_WORKER, 'give-response', { on, response: 'financial-aid', amountCents: 45_000 });
    const bySpecialist = await first.view(SPECIALIST);
    const byCouncil = await first.view(COUNCIL_WORKER);
    expect(bySpecialist).toMatchObject({
      viability: { reason: 'Confidentiel technique.' },
    });
    expect(JSON.stringify(bySpecialist)).not.toContain('social.');
    expect(JSON.stringify(bySpecialist)).not.toContain('45000');
    expect(byCouncil).toMatchObject({ viability: { viable: true } });
    expect(JSON.stringify(byCouncil)).not.toContain('technique.');
    const journal = await api.get(COUNCIL_WORKER, `/v1/home-purchases/${first.id}/journal?limit=200`);
    expect(JSON.stringify(journal.body)).not.toContain('technique.');
    expect(byCouncil.steps.map(({ step }) => step)).not.toContain('judge-viability');

    // Months later the lender agrees, and phase 2 ends: the second family moves up by itself.
    await first.advance(addDays(first.today as PlainDate, 40));
    expect(await fallen(first)).toEqual(['result-missing']);
    await first.take(SPECIALIST, 'record-result', {
      fact: negotiation.fact,
      on: first.today,
      result: 'obtained',
    });
    const aid = (await first.view(COUNCIL_WORKER)).responses.find(
      ({ response }) => response === 'financial-aid',
    );
    await first.take(COUNCIL_WORKER, 'record-result', {
      fact: aid?.number,
      on: first.today,
      result: 'obtained',
    });
    await first.take(SPECIALIST, 'end-phase-2', {
      on: first.today,
      conclusion: 'home-kept',
      reason: 'Mensualités réduites.',
    });
    expect(await first.view()).toMatchObject({
      stage: 'closed',
      phase1: { begun: { by: COUNCIL_CHIEF }, ended: { by: COUNCIL_WORKER, conclusion: 'phase-2' } },
      phase2: { begun: { by: SPECIALIST }, ended: { by: SPECIALIST, conclusion: 'home-kept' } },
    });
    await second.inPhase2();

    // Lowered below use: the running case goes on, and the third still waits.
    expect(await changeCapacity(0)).toMatchObject({ status: 200 });
    await second.take(SPECIALIST, 'judge-viability', {
      on: second.today,
      viable: false,
      reason: 'Trop cher.',
    });
    const sale = await second.take(SPECIALIST, 'give-response', {
      on: second.today,
      response: 'sale-support',
    });
    await second.take(SPECIALIST, 'record-result', { fact: sale.fact, on: second.today, result: 'obtained' });
    await second.take(SPECIALIST, 'end-phase-2', {
      on: second.today,
      conclusion: 'home-sold',
      reason: 'Vendu.',
    });
    await eventually('the place given back', async () => (await capacity()).held === 0);
    expect(await third.view()).toMatchObject({ stage: 'awaiting-place' });
    await third.advance(addDays(third.today as PlainDate, 35));
    expect(await fallen(third)).toEqual(['place-awaited']);
    expect(await changeCapacity(2, 'u-admin')).toMatchObject({ status: 200 });
    await third.until('its place', ({ stage }) => stage === 'phase-2-to-begin');

    // A family that gives up gives its place back too.
    await third.take(COUNCIL_WORKER, 'withdraw', { reason: 'La famille déménage.' });
    await eventually('the place given back', async () => (await capacity()).held === 0);
    expect(await capacity()).toMatchObject({ capacity: 2, free: 2, queue: [] });
  });

  it('are helped in phase 1, which ends there, where the difficulty is not complex', async () => {
    const family = await (await buyers().received()).diagnosed({ event: 'illness', complex: false });
    expect(await family.attempt(SPECIALIST, 'record-diagnosis', {})).toMatchObject({ status: 404 });
    await family.take(COUNCIL_WORKER, 'end-phase-1', {
      on: family.today,
      conclusion: 'helped',
      reason: 'Dette réglée.',
    });
    expect(await family.view()).toMatchObject({ stage: 'closed', ended: { ending: 'helped' } });
  });
});

/** The Caf chooses how the two services share the work; families received before keep to what they began with. */
async function organise(organisationOfWork: string): Promise<void> {
  const caf = (await findOrganisation(installation.store, CAF.id))!;
  const kinds = { ...caf.house.kinds, 'home-purchase': { organisationOfWork } };
  await saveOrganisation(installation.store, { ...caf, house: { ...caf.house, kinds } });
}

const interview = (on: string) => ({ on, part: 'global', summary: 'Vu.' });
const judged = (on: string) => ({ on, viable: true, reason: 'Oui.' });

describe('the organisation of work that the Caf has chosen', () => {
  let before: HomeBuyers;
  beforeAll(async () => {
    await changeCapacity(5);
    before = await buyers().received();
  });
  afterAll(() => organise('specialist-and-council'));

  it('may be the council alone: no place is taken, and its worker has both parts', async () => {
    await organise('council-alone');
    const { held } = await capacity();
    const family = await (await buyers().received()).diagnosed();
    const on = family.today;
    await family.complex();
    await family.take(COUNCIL_WORKER, 'begin-phase-2', { on });
    await family.take(COUNCIL_WORKER, 'judge-viability', judged(on));
    await family.take(COUNCIL_WORKER, 'record-interview', interview(on));
    expect(await family.view()).toMatchObject({
      organisationOfWork: 'council-alone',
      stage: 'phase-2',
      workers: { technical: COUNCIL_WORKER, global: COUNCIL_WORKER },
    });
    expect((await capacity()).held).toBe(held);
    expect((await family.attempt(SPECIALIST, 'judge-viability', judged(on))).status).toBe(404);
  });

  it('may be the specialist alone: a place is taken, and the specialist has both parts', async () => {
    await organise('specialist-alone');
    const { held } = await capacity();
    const family = await (await buyers().received()).diagnosed();
    const on = family.today;
    await family.complex();
    await family.until('a place', ({ stage }) => stage === 'phase-2-to-begin');
    await family.take(CAF_CHIEF, 'name-worker', { part: 'technical', workerId: SPECIALIST });
    await family.take(CAF_CHIEF, 'name-worker', { part: 'global', workerId: SPECIALIST });
    await family.take(SPECIALIST, 'begin-phase-2', { on });
    await family.take(SPECIALIST, 'judge-viability', judged(on));
    await family.take(SPECIALIST, 'record-interview', interview(on));
    expect(await family.view()).toMatchObject({
      organisationOfWork: 'specialist-alone',
      workers: { technical: SPECIALIST, global: SPECIALIST },
    });
    expect((await capacity()).held).toBe(held + 1);
    const refused = await family.attempt(COUNCIL_WORKER, 'record-interview', interview(on));
    expect(refused).toMatchObject({ status: 403, body: { code: 'not-yours' } });
  });

  it('does not change for a family received before', async () => {
    expect(await before.view()).toMatchObject({ organisationOfWork: 'specialist-and-council' });
  });
});

describe('a refusal', () => {
  it('has its own code, and changes nothing', async () => {
    await changeCapacity(5);
    const family = await (await buyers().received()).diagnosed();
    const on = family.today;
    const refused = async (who: string, step: string, body: object, status: number, code: string) => {
      const { version } = await family.view();
      expect([step, await family.attempt(who, step as never, body)]).toMatchObject([
        step,
        { status, body: { code } },
      ]);
      expect((await family.view()).version).toBe(version);
    };
    await refused(
      COUNCIL_WORKER,
      'begin-phase-1',
      { on, workerId: COUNCIL_WORKER },
      409,
      'phase-already-begun',
    );
    await refused(
      COUNCIL_WORKER,
      'end-phase-2',
      { on, conclusion: 'home-kept', reason: 'x' },
      409,
      'phase-not-begun',
    );
    await refused(
      COUNCIL_WORKER,
      'give-response',
      { on, response: 'sale-support' },
      409,
      'viability-not-judged',
    );
    await refused(COUNCIL_WORKER, 'give-response', { on, response: 'financial-aid' }, 409, 'amount-missing');
    await refused(
      COUNCIL_WORKER,
      'give-response',
      { on, response: 'financial-aid', amountCents: 1.5 },
      422,
      'invalid-request',
    );
    await refused(COUNCIL_WORKER, 'give-response', { on, response: 'lottery' }, 422, 'invalid-request');
    await family.take(COUNCIL_WORKER, 'judge-viability', { on, viable: false, reason: 'Trop cher.' });
    await refused(
      COUNCIL_WORKER,
      'give-response',
      { on, response: 'lender-negotiation' },
      409,
      'project-not-viable',
    );
    await family.complex();
    await family.until('its place', ({ stage }) => stage === 'phase-2-to-begin');
    await refused(
      COUNCIL_WORKER,
      'end-phase-1',
      { on, conclusion: 'helped', reason: 'x' },
      409,
      'phase-already-ended',
    );
    await refused(
      CAF_CHIEF,
      'name-worker',
      { part: 'technical', workerId: 'u-nobody' },
      422,
      'unknown-caseworker',
    );
    await refused(
      COUNCIL_CHIEF,
      'name-worker',
      { part: 'technical', workerId: COUNCIL_WORKER },
      409,
      'not-your-part',
    );
    await family.inPhase2();
    await refused(SPECIALIST, 'begin-phase-2', { on }, 409, 'phase-already-begun');
    await refused(COUNCIL_WORKER, 'judge-viability', { on, viable: true, reason: 'x' }, 409, 'not-your-part');
    await refused(
      SPECIALIST,
      'judge-viability',
      { on: addDays(on as PlainDate, 2), viable: true, reason: 'x' },
      409,
      'date-in-future',
    );
    await family.take(COUNCIL_WORKER, 'withdraw', { reason: 'Renonce.' });
  });

  it.each<[string, string, object, number, string]>([
    [
      'of an unknown household',
      COUNCIL_CHIEF,
      { householdId: '2f0b3a52-0000-4000-8000-000000000000' },
      404,
      'unknown-household',
    ],
    ['of an unknown service', COUNCIL_CHIEF, { serviceId: 'nowhere' }, 422, 'unknown-service'],
    ['of a day to come', COUNCIL_CHIEF, { contactedOn: '2099-01-01' }, 409, 'date-in-future'],
    ['of a second one', COUNCIL_CHIEF, {}, 409, 'home-purchase-already-open'],
    ['of another organisation’s household', CAF_CHIEF, {}, 404, 'unknown-household'],
  ])('%s opens nothing', async (_, who, change, status, code) => {
    const family = await buyers().received();
    if (code !== 'home-purchase-already-open') {
      await family.take(COUNCIL_CHIEF, 'withdraw', { reason: 'x' });
    }
    expect(await family.open(who, change)).toMatchObject({ status, body: { code } });
    if (code === 'home-purchase-already-open') await family.take(COUNCIL_CHIEF, 'withdraw', { reason: 'x' });
  });

  it('asked several times at once opens one', async () => {
    const family = await buyers().received();
    await family.take(COUNCIL_CHIEF, 'withdraw', { reason: 'x' });
    const replies = await Promise.all([1, 2, 3, 4].map(() => family.open(COUNCIL_CHIEF, {})));
    const codes = replies.map(({ status, body }) => (status === 201 ? 'opened' : body['code']));
    expect(codes.map(String).toSorted((a, b) => a.localeCompare(b))).toEqual([
      ...Array(3).fill('home-purchase-already-open'),
      'opened',
    ]);
    const opened = replies.find(({ status }) => status === 201)?.body as { id: string };
    await api.post(COUNCIL_CHIEF, `/v1/home-purchases/${opened.id}/steps/withdraw`, { reason: 'x' });
  });

  it('of a capacity that is none, or of a place asked twice, leaves it as it was', async () => {
    const before = await capacity();
    for (const places of [-1, 2.5, 1e9]) {
      expect(await changeCapacity(places)).toMatchObject({ status: 409, body: { code: 'capacity-invalid' } });
    }
    expect(await changeCapacity(3, SPECIALIST)).toMatchObject({
      status: 403,
      body: { code: 'role-not-allowed' },
    });
    const path = `/v1/specialist-capacities/${capacityId}/steps`;
    const again = await api.post('u-admin', '/v1/specialist-capacities', { capacity: 4 });
    expect(again).toMatchObject({
      status: 409,
      body: { code: 'capacity-already-open', existing: capacityId },
    });
    expect(await capacity()).toEqual(before);
    await api.post(CAF_CHIEF, `${path}/ask-place`, { caseId: 'papier-1' });
    const twice = await api.post(CAF_CHIEF, `${path}/ask-place`, { caseId: 'papier-1' });
    expect(twice).toMatchObject({ status: 409, body: { code: 'place-already-asked' } });
    await api.post(CAF_CHIEF, `${path}/release-place`, { caseId: 'papier-1', reason: 'Terminé.' });
    const none = await api.post(CAF_CHIEF, `${path}/release-place`, {
      caseId: 'papier-1',
      reason: 'Terminé.',
    });
    expect(none).toMatchObject({ status: 409, body: { code: 'no-such-place' } });
  });
});

/** The kinds of what has fallen due, once each. */
async function fallen({ id }: HomeBuyers): Promise<string[]> {
  const { body } = await api.get<{ items: { data: { items?: { kind: string }[] } }[] }>(
    COUNCIL_CHIEF,
    `/v1/home-purchases/${id}/journal?limit=200`,
  );
  return [...new Set(body.items.flatMap(({ data }) => data.items ?? []).map(({ kind }) => kind))];
}
