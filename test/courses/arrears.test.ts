/** A debt of rent from its first default to the delays of a judge, lived through the API on a real engine. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ArrearsView } from '../../api/schemas/arrears.ts';
import type { DerogationView } from '../../api/schemas/derogation.ts';
import type { HearingView } from '../../api/schemas/hearing.ts';
import { addDays, addMonths, nextOrSameWorkingDay, type PlainDate } from '../../workflows/rules/calendar.ts';
import { bodyOf } from '../../worker/local/front-door.ts';
import { eventually } from '../environment/eventually.ts';
import { startInstallation, type Installation } from '../environment/installation.ts';
import { Api, FamilyCourse, today } from '../families/api.ts';

let installation: Installation;
let api: Api;
beforeAll(async () => {
  const house = { automaticArrearsTrack: true, kinds: { derogation: { endsDaysBefore: [45] } } };
  installation = await startInstallation({ caf: { house } });
  api = new Api(installation.url);
});
afterAll(() => installation.stop());

/** A case of a kind, until it is as expected: other cases tell it what they establish. */
function until<View>(kind: string, id: string, condition: (view: View) => boolean): Promise<View> {
  return eventually(`${kind} ${id}`, async () => {
    const { status, body } = await api.get<View>('u-responsable', `/v1/${kind}/${id}`);
    return status === 200 && condition(body) ? body : undefined;
  });
}

function attempt<View>(who: string, kind: string, id: string, step: string, body: object) {
  return api.post<{ case: View; code?: string }>(who, `/v1/${kind}/${id}/steps/${step}`, body);
}

async function take(who: string, id: string, step: string, body: object): Promise<ArrearsView> {
  return bodyOf(await attempt<ArrearsView>(who, 'arrears', id, step, body)).case;
}

const inTrack = (id: string, condition: (view: ArrearsView) => boolean) =>
  until<ArrearsView>('arrears', id, condition);
const livesAlone = ({ stage, persons }: DerogationView) => stage === 'adequate' && persons === 1;
const kinds = (events: { kind: string }[]) => events.map(({ kind }) => kind);
const sitting = (family: FamilyCourse, days: number) =>
  nextOrSameWorkingDay(addDays(family.today as PlainDate, days), { zone: 'metropole' });

describe('a debt of rent', () => {
  it('goes from the landlord’s report to delays, through a plan broken and a payment order', async () => {
    const family = await new FamilyCourse(api).assigned();
    const [known] = (await family.view()).arrears;
    const id = String(known?.arrearsId);
    // It opened by itself, on what the trigger told, and was told of the caseworker.
    const begun = await inTrack(id, ({ caseworkerId }) => caseworkerId === 'u-camille');
    expect(begun).toMatchObject({ stage: 'unpaid', firstDefaultOn: today(-20) });
    expect(begun.missing).not.toEqual([]);
    const home = {
      tenure: 'tenant',
      benefitPaidTo: 'landlord',
      monthlyRentCents: 60_000,
      monthlyChargesCents: 5000,
      monthlyBenefitCents: 30_000,
      leaseMadeOn: '2024-03-01',
    };
    await take('u-camille', id, 'complete-situation', home);
    const owed = await take('u-camille', id, 'record-debt', { on: family.today, debtCents: 90_000 });
    expect(owed).toMatchObject({ arrears: { outcome: 'met', since: family.today }, missing: [] });
    expect(kinds(owed.expected)).toEqual(['landlord-report', 'payment-order']);

    const reported = await take('u-camille', id, 'record-report', { on: family.today });
    expect(reported.planLimit?.on).toBe(addMonths(family.today as PlainDate, 6));
    const firstInstalmentOn = addDays(family.today as PlainDate, 10);
    const plan = { on: family.today, firstInstalmentOn, instalments: 6, instalmentCents: 15_000 };
    expect(await take('u-camille', id, 'agree-repayment-plan', plan)).toMatchObject({ stage: 'repaying' });
    await family.advance(addMonths(firstInstalmentOn, 1));
    await take('u-camille', id, 'record-instalment', { instalment: 1, paid: true });
    const broken = await take('u-camille', id, 'record-instalment', { instalment: 2, paid: false });
    expect(broken).toMatchObject({ stage: 'unpaid', planStatus: 'broken' });

    const served = { servedOn: family.today, claimedDebtCents: 120_000 };
    const ordered = await take('u-camille', id, 'record-payment-order', served);
    expect(ordered.expected).toMatchObject([
      { kind: 'summons', from: 'bailiff', notBefore: addDays(ordered.orderEnd!.on, 1) },
    ]);
    await family.advance(addDays(ordered.orderEnd!.on, 3));
    expect(kinds(ordered.agenda)).toContain('order-ends');

    const summons = {
      court: 'Tribunal judiciaire d’Exempleville',
      servedOn: family.today,
      referredOn: family.today,
      hearingOn: sitting(family, 60),
      claimedDebtCents: 150_000,
    };
    await take('u-camille', id, 'record-summons', summons);
    const summoned = await inTrack(id, ({ links }) => links.hearing !== undefined);
    expect(kinds(summoned.expected)).toEqual(['summons-to-prefect', 'hearing', 'decision']);
    const hearingId = String((await family.view()).hearings[0]?.hearingId);
    const hearing = await until<HearingView>('hearings', hearingId, () => true);
    expect(hearing).toMatchObject({ hearingOn: summons.hearingOn, referredOn: family.today });
    const again = await attempt('u-camille', 'arrears', id, 'record-summons', summons);
    expect(again).toMatchObject({ status: 409, body: { code: 'hearing-already-open', existing: hearingId } });

    await family.advance(summons.hearingOn);
    const outcome = {
      attended: true,
      outcome: 'delays-granted',
      delayMonths: 2,
      conditions: 'Le loyer courant.',
    };
    bodyOf(await attempt('u-camille', 'hearings', hearingId, 'record-outcome', outcome));
    const delayed = await inTrack(id, ({ stage }) => stage === 'delays');
    expect(delayed.expected).toMatchObject([{ kind: 'delays-end', on: addMonths(summons.hearingOn, 2) }]);

    await family.advance(addMonths(summons.hearingOn, 2));
    for (const month of [1, 2]) {
      bodyOf(await attempt('u-camille', 'hearings', hearingId, 'record-payment', { month, paid: true }));
    }
    await inTrack(id, ({ stage }) => stage === 'closed');
    await family.until(({ arrears }) => arrears[0]?.ending === 'delays-kept');

    const { body: journal } = await api.get<{ items: { data: { items?: { kind: string }[] } }[] }>(
      'u-responsable',
      `/v1/arrears/${id}/journal?limit=200`,
    );
    const fallen = journal.items.flatMap(({ data }) => kinds(data.items ?? []));
    expect(fallen.filter((kind) => kind === 'order-ends')).toHaveLength(3);
    expect(fallen).toEqual(expect.arrayContaining(['instalment-check', 'order-ends']));
    const subjects = installation.inbox.messages.join('\n');
    expect(subjects).toMatch(/plan d.*apurement/i);
  }, 180_000);

  it('ends with its accompaniment, follows the family to another caseworker, and is followed once', async () => {
    const family = await new FamilyCourse(api).assigned();
    const id = String((await family.view()).arrears[0]?.arrearsId);
    await inTrack(id, () => true);
    const second = await family.attempt('u-camille', 'open-arrears-track', {
      firstDefaultOn: today(-20) as PlainDate,
    });
    expect(second).toMatchObject({
      status: 409,
      body: { code: 'arrears-track-already-open', existing: id },
    });
    await family.take('u-responsable', 'reassign', { caseworkerId: 'u-sacha' });
    await inTrack(id, ({ caseworkerId }) => caseworkerId === 'u-sacha');
    await family.take('u-sacha', 'begin-closing', { cause: 'moved-away' });
    await family.take('u-sacha', 'close', { reason: 'moved-away' });
    expect(await inTrack(id, ({ stage }) => stage === 'closed')).toMatchObject({
      ended: { ending: 'accompaniment-closed' },
    });
  });

  it('opened after its hearing knows it, and is told what becomes of it', async () => {
    const family = await new FamilyCourse(api).open({}, { kind: 'summons', stage: undefined as never });
    await family.until(({ stage }) => stage === 'awaiting-assignment');
    await family.take('u-responsable', 'assign', { caseworkerId: 'u-camille' });
    const summons = {
      court: 'Tribunal judiciaire d’Exempleville',
      servedOn: family.today as PlainDate,
      hearingOn: sitting(family, 50),
      claimedDebtCents: 150_000,
    };
    const opened = await family.take('u-camille', 'open-hearing', summons);
    const hearingId = String(opened.hearings[0]?.hearingId);
    const wrong = { firstDefaultOn: today(-90) as PlainDate, leaseMadeOn: today(-89) as PlainDate };
    const refused = await family.attempt('u-camille', 'open-arrears-track', wrong);
    expect(refused).toMatchObject({ status: 409, body: { code: 'dates-out-of-order' } });
    const { arrears } = await family.take('u-camille', 'open-arrears-track', {
      firstDefaultOn: today(-90) as PlainDate,
    });
    const id = String(arrears[0]?.arrearsId);
    expect(await inTrack(id, () => true)).toMatchObject({ stage: 'summoned' });
    await until<HearingView>('hearings', hearingId, (view) => view['arrearsId'] === id);
    const hearingOn = sitting(family, 80);
    bodyOf(await attempt('u-camille', 'hearings', hearingId, 'adjourn', { hearingOn }));
    await inTrack(id, ({ expected }) => expected.some(({ on }) => on === hearingOn));
    bodyOf(await attempt('u-camille', 'hearings', hearingId, 'withdraw', { reason: 'Accord' }));
    await inTrack(id, ({ stage }) => stage === 'unpaid');
  });
});

describe('a derogation', () => {
  it('lives two years, is renewed after an enquiry, and follows the household', async () => {
    const family = await new FamilyCourse(api).open();
    const opening = {
      householdId: family.householdId,
      surfaceM2: 14,
      grantedFrom: family.today,
      caseworkerId: 'u-camille',
    };
    const opened = await api.post<DerogationView>('u-accueil', '/v1/derogations', opening);
    expect(opened).toMatchObject({
      status: 201,
      body: { stage: 'derogated', persons: 2, neededM2: 16, house: { endsDaysBefore: [45] } },
    });
    const { id, period } = opened.body;
    const step = (who: string, name: string, body: object) =>
      attempt<DerogationView>(who, 'derogations', id, name, body);
    expect(await step('u-responsable', 'renew', {})).toMatchObject({
      status: 409,
      body: { code: 'renewal-too-early' },
    });
    const second = await api.post('u-accueil', '/v1/derogations', opening);
    expect(second).toMatchObject({
      status: 409,
      body: { code: 'derogation-already-followed', existing: id },
    });

    const inWindow = addMonths(period!.endsOn, -5);
    bodyOf(await api.post('u-responsable', `/v1/rehearsal/accompaniments/${id}/advance`, { to: inWindow }));
    expect(await step('u-responsable', 'renew', {})).toMatchObject({
      status: 409,
      body: { code: 'enquiry-missing' },
    });
    const enquiry = { on: inWindow, favourable: true, summary: 'Deux demandes de relogement.' };
    const known = bodyOf(await step('u-camille', 'record-enquiry', enquiry)).case;
    expect(known.expected).toMatchObject([{ kind: 'renewal-decision', on: period!.endsOn }]);
    const renewed = bodyOf(await step('u-responsable', 'renew', {})).case;
    expect(renewed.period).toMatchObject({ number: 2, from: period!.endsOn });
    const birth = { on: inWindow, change: 'birth', persons: 3 };
    expect(bodyOf(await step('u-camille', 'record-household-change', birth)).case).toMatchObject({
      neededM2: 25,
    });
    // Someone leaves, as the registry of families is told: the dwelling is large enough again.
    const { members } = bodyOf(
      await api.get<{ members: object[] }>('u-accueil', `/v1/households/${family.householdId}`),
    );
    const left = { members: members.slice(0, 1), situation: {} };
    bodyOf(await api.request('u-accueil', 'PATCH', `/v1/households/${family.householdId}`, left));
    await until<DerogationView>('derogations', id, livesAlone);
    bodyOf(await step('u-camille', 'end', { reason: 'rehoused' }));
    const list = await api.get<{ items: { id: string }[] }>(
      'u-responsable',
      `/v1/derogations?householdId=${family.householdId}`,
    );
    expect(list.body.items.map((one) => one.id)).toEqual([id]);
  }, 60_000);

  it.each([
    [{ householdId: 'nobody' }, 404, 'unknown-household'],
    [{ zone: 'atlantide' }, 422, 'invalid-request'],
    [{ surfaceM2: 0 }, 422, 'invalid-request'],
    [{ surfaceM2: 40, grantedFrom: today() }, 409, 'not-overcrowded'],
    [{ grantedFrom: today(1) }, 409, 'date-in-future'],
    [{ grantedFrom: today(-800) }, 409, 'period-over'],
    [{ accompanimentId: 'nobody' }, 422, 'unknown-accompaniment'],
    [{ caseworkerId: 'u-accueil' }, 422, 'unknown-caseworker'],
  ])('is not opened with %j', async (change, status, code) => {
    const { householdId } = await new FamilyCourse(api).open();
    const opening = { householdId, surfaceM2: 14, ...change };
    const reply = await api.post<{ code: string }>('u-accueil', '/v1/derogations', opening);
    expect([reply.status, reply.body.code]).toEqual([status, code]);
  });
});
