/** The practices of Isère, lived through the API on a real engine with time skipped. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { planDays } from '../../workflows/rules/group-session/days.ts';
import { addDays, nextOrSameWorkingDay, type PlainDate } from '../../workflows/rules/calendar.ts';
import { startInstallation, type Installation } from '../environment/installation.ts';
import { eventually } from '../environment/eventually.ts';
import { Api, today } from '../families/api.ts';
import { ApiSession, familyOfIsere, ISERE, register, VIENNE } from '../families/isere.ts';

let installation: Installation;
let api: Api;
beforeAll(async () => {
  installation = await startInstallation({ caf: ISERE });
  api = new Api(installation.url);
});
afterAll(() => installation.stop());

const CALENDAR = { zone: 'metropole' } as const;

/** A first Tuesday, some weeks ahead. */
function aTuesday(): PlainDate {
  let on = addDays(today() as PlainDate, 30);
  while (new Date(on).getUTCDay() !== 2 || nextOrSameWorkingDay(on, CALENDAR) !== on) on = addDays(on, 1);
  return on;
}

async function session(places = 2): Promise<ApiSession> {
  const opened = await new ApiSession(api).open('u-responsable', {
    title: 'Cap projets',
    caseworkerId: 'u-camille',
    places,
  });
  await opened.take('u-camille', 'plan-days', { startsOn: aTuesday(), weekdays: ['tuesday', 'thursday'] });
  return opened;
}

describe('a family of Isère', () => {
  it('belongs to the zone of its commune, and moves with its address', async () => {
    const id = await register(api);
    const read = async () => (await api.get('u-accueil', `/v1/households/${id}`)).body;
    expect(await read()).toMatchObject({ territory: 'grenoble-voiron' });
    await api.request('u-accueil', 'PATCH', `/v1/households/${id}`, { address: VIENNE });
    expect(await read()).toMatchObject({ territory: 'bourgoin-jallieu-vienne' });
    const away = { lines: ['1 rue Loin'], postalCode: '69001', city: 'Lyon' };
    await api.request('u-accueil', 'PATCH', `/v1/households/${id}`, { address: away });
    expect(await read()).not.toHaveProperty('territory');
  });

  it.each([
    ['unknown-commune', { address: { lines: ['1 rue'], postalCode: '38000', city: 'Exempleville' } }],
    ['unknown-commune', { address: { lines: ['1 rue'], postalCode: '75011', city: 'Paris' } }],
    ['territory-not-of-commune', { territory: 'bourgoin-jallieu-vienne' }],
  ])('is refused: %s', async (code, change) => {
    const reply = await api.post('u-accueil', '/v1/households', {
      ...familyOfIsere(change as object),
      ...change,
    });
    expect(reply).toMatchObject({ status: 409, body: { code } });
  });

  it('is refused one day after the year in which partners refer, and nothing is opened', async () => {
    const householdId = await register(api);
    const trigger = {
      kind: 'separation',
      occurredOn: today(-400),
      registeredOn: today(-400),
      referredBy: 'partner',
    };
    const open = (referredOn: string) =>
      api.post('u-accueil', '/v1/accompaniments', { householdId, trigger: { ...trigger, referredOn } });
    const late = await open(today(-400 + 366));
    expect(late).toMatchObject({ status: 409, body: { code: 'referral-too-late' } });
    const { body } = await api.get('u-responsable', `/v1/accompaniments?householdId=${householdId}`);
    expect(body.items).toEqual([]);
    expect(await open(today(-400 + 365))).toMatchObject({ status: 201 });
  });
});

describe('a group session', () => {
  it('is filled in order, moves up by itself, is attended, certified, reviewed and closed', async () => {
    const cap = await session();
    for (let n = 0; n < 3; n += 1) await cap.enrol();
    expect((await cap.view()).places).toEqual({ total: 2, held: 2, left: 0, waiting: 1 });
    await cap.take('u-camille', 'record-leaving', {
      participantId: 'p1',
      on: cap.today,
      reason: 'Un emploi.',
    });
    expect((await cap.view()).participants.map(({ standing }) => standing)).toEqual([
      'left',
      'confirmed',
      'confirmed',
    ]);
    const { days } = await cap.view();
    expect(days).toEqual(planDays(days[0]!, ['tuesday', 'thursday'], CALENDAR));
    await cap.advance(addDays(days.at(-1)!, 1));
    expect(await cap.view()).toMatchObject({ stage: 'reviewing', attendanceMissing: days });
    for (const on of days) {
      for (const half of ['morning', 'afternoon']) {
        const attendance = [
          { participantId: 'p2', attendance: 'present' },
          { participantId: 'p3', attendance: on === days[0] ? 'excused' : 'present' },
        ];
        await cap.take('u-camille', 'record-attendance', { on, half, attendance });
      }
    }
    const { participants } = await cap.view();
    expect(participants.map(({ hours }) => hours)).toEqual([0, 96, 90]);
    const present = ['participant', 'partner', 'caf'];
    for (const participantId of ['p2', 'p3']) {
      const review = { participantId, on: cap.today, held: true, present, summary: 'Un projet.' };
      await cap.take('u-camille', 'record-review', review);
    }
    expect(await cap.take('u-camille', 'close', {})).toMatchObject({ stage: 'closed' });
    await eventually('certificates', async () => {
      const templates = (await cap.letters()).map(({ template }) => template);
      return templates.filter((one) => one === 'attendance-certificate').length === 2;
    });
  });
});
