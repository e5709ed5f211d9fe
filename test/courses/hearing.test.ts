/** A hearing prepared beside its accompaniment, lived through the API on a real engine with time skipped. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { HearingView } from '../../api/schemas/hearing.ts';
import { addDays, nextOrSameWorkingDay, type PlainDate } from '../../workflows/rules/calendar.ts';
import { bodyOf } from '../../worker/local/front-door.ts';
import { TELL } from '../../workflows/messages.ts';
import { hearingOpening } from '../families/hearing-course.ts';
import { Api, FamilyCourse } from '../families/api.ts';
import { enterParameter } from '../../activities/store/parameters.ts';
import { CAF, COUNCIL } from '../../worker/local/invented.ts';
import { eventually } from '../environment/eventually.ts';
import { startInstallation, type Installation } from '../environment/installation.ts';

let installation: Installation;
let api: Api;

beforeAll(async () => {
  const house = { kinds: { hearing: { familyToldDays: [14] } } };
  installation = await startInstallation({ caf: { house } });
  const source = 'une loi à venir';
  await enterParameter(installation.store, {
    organisationId: CAF.id,
    parameter: 'judge-delays',
    fromDate: '2026-01-01' as PlainDate,
    value: 4,
    source,
    enteredBy: 'u-admin',
  });
  api = new Api(installation.url);
});
afterAll(() => installation.stop());

const CALENDAR = { zone: 'metropole' } as const;
const sitting = (family: FamilyCourse, days: number) =>
  nextOrSameWorkingDay(addDays(family.today as PlainDate, days), CALENDAR);

/** A family assigned, summoned to a hearing so many days ahead; answers the id of the hearing. */
async function summoned(days: number): Promise<{ family: FamilyCourse; id: string; hearingOn: PlainDate }> {
  const family = await new FamilyCourse(api).assigned();
  const hearingOn = sitting(family, days);
  const view = await family.take('u-camille', 'open-hearing', {
    court: 'Tribunal judiciaire d’Exempleville',
    servedOn: family.today as PlainDate,
    hearingOn,
    claimedDebtCents: 250_000,
  });
  const id = String(view.hearings[0]?.hearingId);
  await opened(id);
  return { family, id, hearingOn };
}

/** Waits until the preparation is recorded: its accompaniment opens it by itself. */
async function opened(id: string): Promise<void> {
  for (let tries = 0; tries < 500; tries += 1) {
    if ((await api.get('u-responsable', `/v1/hearings/${id}`)).status === 200) return;
    await new Promise((resolve) => {
      setTimeout(resolve, 20);
    });
  }
  throw new Error('The preparation was not opened.');
}

async function hearing(id: string): Promise<HearingView> {
  return bodyOf(await api.get<HearingView>('u-responsable', `/v1/hearings/${id}`));
}

function attempt(who: string, id: string, step: string, body: object) {
  return api.post<{ case: HearingView; code?: string }>(who, `/v1/hearings/${id}/steps/${step}`, body);
}

async function take(who: string, id: string, step: string, body: object): Promise<HearingView> {
  return bodyOf(await attempt(who, id, step, body)).case;
}

const EVALUATION = {
  situation: 'Une mère et ses deux enfants.',
  resources: 'Un salaire à temps partiel.',
  debt: 'Trois loyers, depuis une baisse d’heures.',
  proposal: 'Des délais de vingt-quatre mois.',
};

describe('a hearing', () => {
  it('put off three times keeps what was done, and is told to the family again for each date', async () => {
    const { family, id } = await summoned(60);
    await take('u-camille', id, 'offer-interview', { on: family.today });
    await take('u-camille', id, 'record-interview', { on: family.today, held: true });
    for (let times = 0; times < 3; times += 1) {
      await family.advance(addDays((await hearing(id)).hearingOn, -3));
      const hearingOn = sitting(family, 50);
      await take('u-camille', id, 'adjourn', { hearingOn });
      expect(await hearing(id)).toMatchObject({ hearingOn, interview: { held: true } });
    }
    const { body } = await api.get<{
      items: { type: string; data: { items?: { kind: string; about?: string }[] } }[];
    }>('u-responsable', `/v1/hearings/${id}/journal?limit=200`);
    const told = body.items
      .flatMap(({ data }) => data.items ?? [])
      .filter(({ kind }) => kind === 'family-told');
    expect(new Set(told.map(({ about }) => about)).size).toBe(3);
    const { hearingOn } = await hearing(id);
    await family.until(({ hearings }) => hearings[0]?.hearingOn === hearingOn);
  });

  it('is evaluated by one person and validated by another before anything is sent', async () => {
    const { family, id } = await summoned(40);
    await take('u-camille', id, 'offer-interview', { on: family.today });
    await take('u-camille', id, 'record-interview', { on: family.today, held: true });
    const early = await attempt('u-camille', id, 'send-evaluation', { on: family.today });
    expect(early).toMatchObject({ status: 409, body: { code: 'evaluation-not-validated' } });
    await take('u-responsable', id, 'submit-evaluation', EVALUATION);
    const own = await attempt('u-responsable', id, 'validate-evaluation', {});
    expect(own).toMatchObject({ status: 409, body: { code: 'validated-by-author' } });
    await take('u-responsable', id, 'return-evaluation', { reason: 'La dette est à préciser.' });
    await take('u-camille', id, 'submit-evaluation', EVALUATION);
    await take('u-responsable', id, 'validate-evaluation', {});
    await take('u-camille', id, 'send-evaluation', { on: family.today });
    expect(await hearing(id)).toMatchObject({ evaluation: { status: 'sent' } });
  });

  it('follows the family to another caseworker, and holds its accompaniment open until it ends', async () => {
    const { family, id, hearingOn } = await summoned(30);
    await family.take('u-responsable', 'reassign', { caseworkerId: 'u-sacha' });
    await family.take('u-sacha', 'begin-closing', { cause: 'moved-away' });
    const early = await attempt('u-sacha', id, 'record-outcome', {
      attended: true,
      outcome: 'claim-dismissed',
    });
    expect(early).toMatchObject({ status: 409, body: { code: 'outcome-before-hearing' } });
    expect(await family.attempt('u-sacha', 'close', { reason: 'moved-away' })).toMatchObject({
      status: 409,
      body: { code: 'hearing-open' },
    });
    await family.advance(hearingOn);
    expect(await hearing(id)).toMatchObject({ caseworkerId: 'u-sacha' });
    await take('u-sacha', id, 'record-outcome', { attended: true, outcome: 'claim-dismissed' });
    await family.until(({ hearings }) => hearings[0]?.ending !== undefined);
    expect(await family.take('u-sacha', 'close', { reason: 'moved-away' })).toMatchObject({
      stage: 'closed',
    });
  });

  it('keeps what its organisation had set and entered, and goes along with the family', async () => {
    const { family, id } = await summoned(60);
    const { house, entered } = (await hearing(id)) as unknown as Record<string, object>;
    expect(house).toMatchObject({ familyToldDays: [14], attendanceAskedDays: 7 });
    expect(entered).toMatchObject([{ name: 'judge-delays', value: 4, entered: true }]);
    await family.take('u-camille', 'begin-closing', { cause: 'moved-away' });
    const handover = { to: COUNCIL.id, scope: ['eviction-risk'], hearings: [id] };
    await family.take('u-camille', 'propose-handover', handover);
    const unknown = await family.attempt('u-camille', 'propose-handover', { ...handover, hearings: ['x'] });
    expect(unknown).toMatchObject({ status: 409, body: { code: 'unknown-hearing', hearings: [id] } });
    await family.take('u-camille', 'answer-handover', { handoverId: 'h1', answer: 'accepted' });
    await family.until(({ hearings }) => hearings[0]?.ending === 'handed-over');
    expect(await hearing(id)).toMatchObject({ stage: 'closed' });
    expect(await family.take('u-camille', 'close', { reason: 'moved-away' })).toMatchObject({
      stage: 'closed',
    });
  });

  it('that the landlord drops is told to the family', async () => {
    const { family, id } = await summoned(60);
    await take('u-camille', id, 'withdraw', { reason: 'Dette réglée' });
    await family.until(({ hearings }) => hearings[0]?.ending === 'withdrawn');
    const letters = async () => {
      const path = `/v1/hearings/${id}/letters`;
      const { body } = await api.get<{ items: { template: string }[] }>('u-camille', path);
      return body.items.map(({ template }) => template);
    };
    await eventually('the letter', async () => (await letters()).includes('hearing-withdrawn'));
  });

  it('told of another caseworker with its very start, opens first', async () => {
    const { family } = await summoned(60);
    const id = `${family.id}-hearing-9`;
    const opening = hearingOpening({
      accompanimentId: family.id,
      householdId: family.householdId,
      organisationId: CAF.id,
      hearingOn: sitting(family, 60),
    });
    const by = { id: 'system', role: 'system', organisationId: CAF.id } as const;
    await installation.client.workflow.signalWithStart('hearing', {
      workflowId: `hearing-${id}`,
      taskQueue: installation.taskQueue,
      args: [{ id, opening: { by, body: opening, key: id, hash: id } }],
      signal: TELL,
      signalArgs: [{ step: 'follow-reassignment', caseworkerId: 'u-sacha' }],
    });
    await eventually('the reassignment', async () => {
      const { status, body } = await api.get<HearingView>('u-responsable', `/v1/hearings/${id}`);
      return status === 200 && body.caseworkerId === 'u-sacha';
    });
    const path = `/v1/hearings/${id}/journal`;
    const { body } = await api.get<{ items: { type: string }[] }>('u-responsable', path);
    expect(body.items.map(({ type }) => type).slice(0, 2)).toEqual(['hearing-opened', 'reassigned']);
  });

  it('in three days is urgent, and nothing of it lies in the past', async () => {
    const { family, id } = await summoned(3);
    const view = await hearing(id);
    expect(view.urgent).toBe(true);
    for (const due of view.agenda) expect(due.on >= family.today).toBe(true);
  });

  it('is not opened on a day that no court sits, in the past, or twice on one summons', async () => {
    const { family, hearingOn } = await summoned(45);
    const summons = {
      court: 'Tribunal judiciaire d’Exempleville',
      servedOn: family.today as PlainDate,
      claimedDebtCents: 250_000,
    };
    const refused = async (on: string, code: string) =>
      expect(
        await family.attempt('u-camille', 'open-hearing', { ...summons, hearingOn: on as PlainDate }),
      ).toMatchObject({
        status: 409,
        body: { code },
      });
    await refused('2028-05-01', 'court-does-not-sit');
    await refused(hearingOn, 'hearing-already-open');
    await refused(addDays(family.today as PlainDate, -1), 'dates-out-of-order');
  });

  it('is not put off to a day that no court sits', async () => {
    const { id, hearingOn } = await summoned(40);
    const put = await attempt('u-camille', id, 'adjourn', { hearingOn: '2028-12-25' });
    expect(put).toMatchObject({ status: 409, body: { code: 'court-does-not-sit' } });
    expect(await hearing(id)).toMatchObject({ hearingOn, adjournments: [] });
  });
});
