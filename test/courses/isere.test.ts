/** The practices of Isère, lived through the API on a real engine with time skipped. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { planDays } from '../../workflows/rules/group-session/days.ts';
import { addDays, nextOrSameWorkingDay, type PlainDate } from '../../workflows/rules/calendar.ts';
import { findUser, saveUser } from '../../activities/store/organisations.ts';
import type { CaseView } from '../../api/schemas/case.ts';
import type { HolidayView } from '../../api/schemas/holiday-aid.ts';
import type { InterfaceView } from '../../api/schemas/interface-request.ts';
import { startInstallation, type Installation } from '../environment/installation.ts';
import { eventually } from '../environment/eventually.ts';
import { Api, today } from '../families/api.ts';
import { ApiCase, ApiSession, familyOfIsere, ISERE, register, VIENNE } from '../families/isere.ts';

let installation: Installation;
let api: Api;
beforeAll(async () => {
  installation = await startInstallation({ caf: { ...ISERE, house: { automaticAssignment: true } } });
  api = new Api(installation.url);
  await settleInZones();
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

describe('whoever follows one participant', () => {
  it('sees that one, and of the others how many they are', async () => {
    const cap = await session(3);
    await cap.enrol();
    const theirs = await cap.refer({}, 'u-sacha');
    const seen = await cap.view('u-sacha');
    expect(seen.participants.map(({ id }) => id)).toEqual([theirs]);
    expect(seen.places).toMatchObject({ held: 1, left: 2 });
    const told = JSON.stringify(await cap.journal('u-sacha'));
    expect(told).not.toContain('Reprendre pied');
    const hidden = (await cap.journal('u-camille')).find(({ type }) => type === 'participant-referred');
    expect(told).not.toContain(String(hidden?.data.householdId));
    const meeting = { participantId: 'p1', on: cap.today, present: [], rightMoment: false, reason: 'x' };
    await cap.refuses('unknown-participant', 'u-sacha', 'record-three-way-meeting', meeting);
  });
});

/** A request of a council's social worker, about a family of its own. */
function request(householdId: string, change: object = {}) {
  return {
    householdId,
    asker: {
      name: 'Assistante Inventée',
      email: 'assistante@secteur.example',
      service: 'Service social de Voiron',
      boundBySecrecy: true,
    },
    needs: ['rights-suspended', 'emergency-aid'],
    question: 'Plus aucun versement depuis deux mois.',
    ...change,
  };
}

async function requested(change: object = {}): Promise<ApiCase<InterfaceView>> {
  const householdId = await register(api);
  return new ApiCase<InterfaceView>(api, '/v1/interface-requests').open(
    'u-accueil',
    request(householdId, change),
  );
}

describe('an interface request', () => {
  it('is taken, asks for information, has the rights checked before an aid is decided, and is answered', async () => {
    const asked = await requested();
    expect(await asked.view()).toMatchObject({ stage: 'received', urgent: true });
    await asked.take('u-camille', 'take-on', {});
    await asked.take('u-camille', 'ask-information', { of: 'worker', question: 'Le jugement de divorce ?' });
    const aid = { decision: 'granted', amountCents: 15_000, reason: 'Rien pour finir le mois.' };
    await asked.refuses('rights-not-checked', 'u-responsable', 'decide-emergency-aid', aid);
    await asked.take('u-camille', 'record-rights-check', {
      on: asked.today,
      rights: [{ right: 'Allocation de soutien familial', finding: 'to-claim' }],
      summary: 'Une allocation à demander.',
    });
    await asked.refuses('amount-not-in-cents', 'u-responsable', 'decide-emergency-aid', {
      ...aid,
      amountCents: 150.5,
    });
    await asked.take('u-responsable', 'decide-emergency-aid', aid);
    await asked.refuses('information-awaited', 'u-camille', 'answer', { summary: 'x' });
    await asked.take('u-camille', 'record-information', {
      questionId: 'q1',
      on: asked.today,
      text: 'Reçu.',
    });
    const { stage, closed } = await asked.take('u-camille', 'answer', { summary: 'Droits rétablis.' });
    expect({ stage, ending: closed?.ending }).toEqual({ stage: 'closed', ending: 'answered' });
    const told = await eventually('the asker is told', async () => {
      const mail = installation.inbox.messages.filter((one) => one.includes('assistante@secteur.example'));
      return mail.length >= 4 && mail;
    });
    expect(told.every((one) => !one.includes('Imaginaire'))).toBe(true);
  });

  it('is refused to whoever is not bound by professional secrecy, and nothing of them is kept', async () => {
    const householdId = await register(api);
    const landlord = { name: 'Bailleur Inventé', service: 'Agence', boundBySecrecy: false };
    const reply = await api.post(
      'u-accueil',
      '/v1/interface-requests',
      request(householdId, { asker: landlord }),
    );
    expect(reply).toMatchObject({ status: 409, body: { code: 'not-bound-by-secrecy' } });
    const { rows } = await installation.store.pool.query('select 1 from referrer where name = $1', [
      landlord.name,
    ]);
    expect(rows).toEqual([]);
  });

  it('whose delays pass is recalled to those who have it, then to the supervisor', async () => {
    const slow = await requested({ needs: ['overpayment'] });
    await slow.advance(addDays(slow.today as PlainDate, 20));
    const due = (await slow.journal()).flatMap(({ data }) => (data.items ?? []) as { kind: string }[]);
    expect(new Set(due.map(({ kind }) => kind))).toEqual(new Set(['to-take', 'answer-late']));
  });

  it('counts in the needs that come back, of which the rare are hidden', async () => {
    for (let n = 0; n < 5; n += 1)
      await requested({ needs: n === 0 ? ['file-transfer', 'disability-benefit'] : ['disability-benefit'] });
    const { body } = await api.get('u-responsable', `/v1/interface-needs?from=${today(-1)}&to=${today()}`);
    const of = (need: string) => (body.needs as { need: string }[]).find((one) => one.need === need);
    expect(of('disability-benefit')).toMatchObject({ requests: 5 });
    expect(of('file-transfer')).toEqual({
      need: 'file-transfer',
      label: 'Mutation du dossier',
      hidden: true,
    });
    const refused = await api.get('u-camille', `/v1/interface-needs?from=${today(-1)}&to=${today()}`);
    expect(refused.status).toBe(403);
  });
});

/** A stay in some months: 600 €, of which the Caf pays 350 €. */
function stay(on: string, change: object = {}) {
  return {
    memberIds: ['m1', 'm2'],
    from: addDays(on as PlainDate, 60),
    to: addDays(on as PlainDate, 67),
    where: 'Gîte familial de l’Exemple',
    costs: [
      { label: 'accommodation', amountCents: 45_000 },
      { label: 'transport', amountCents: 15_000 },
    ],
    shares: [
      { label: 'family', amountCents: 25_000 },
      { label: 'caf', amountCents: 35_000 },
    ],
    ...change,
  };
}

const holidayAid = async () =>
  new ApiCase<HolidayView>(api, '/v1/holiday-aids').open('u-camille', {
    householdId: await register(api),
    caseworkerId: 'u-camille',
  });

describe('a holiday aid', () => {
  it('is budgeted, decided, proved and reviewed, and its family reads the decision', async () => {
    const aid = await holidayAid();
    const short = stay(aid.today, { shares: [{ label: 'caf', amountCents: 35_000 }] });
    await aid.refuses('budget-does-not-add-up', 'u-camille', 'propose-project', short);
    const broken = stay(aid.today, { costs: [{ label: 'meals', amountCents: 10.5 }] });
    await aid.refuses('amount-not-in-cents', 'u-camille', 'propose-project', broken);
    const stranger = stay(aid.today, { memberIds: ['m9'] });
    await aid.refuses('unknown-member', 'u-camille', 'propose-project', stranger, 422);
    const { project } = await aid.take('u-camille', 'propose-project', stay(aid.today));
    await aid.take('u-responsable', 'decide', { decision: 'granted', reason: 'Un premier départ.' });
    await aid.take('u-camille', 'record-payment', { on: aid.today, by: 'caf', amountCents: 35_000 });
    await aid.advance(addDays(project!.to, 3));
    const review = { on: aid.today, happened: true, summary: 'Un premier départ, réussi.' };
    await aid.refuses('proof-missing', 'u-camille', 'record-review', review);
    for (const [cost, amountCents] of [
      ['accommodation', 45_000],
      ['transport', 14_000],
    ] as const) {
      await aid.take('u-camille', 'record-expense', { on: aid.today, cost, amountCents, proof: 'invoice' });
    }
    expect((await aid.view()).accounts).toMatchObject({ budgetedCents: 60_000, spentCents: 59_000 });
    expect(await aid.take('u-camille', 'record-review', review)).toMatchObject({ stage: 'closed' });
    expect((await aid.letters()).map(({ template }) => template)).toEqual(['holiday-decision']);
  });
});

describe('a family of Isère, from a separation to its first holiday', () => {
  it('is contacted by itself, finds a place, a certificate, an aid and its rights', async () => {
    // The registry reports a separation: the caseworker of the zone writes, and nobody had to ask.
    const householdId = await register(api);
    const family = await new ApiCase<CaseView>(api, '/v1/accompaniments').open('u-accueil', {
      householdId,
      trigger: {
        kind: 'separation',
        occurredOn: today(-60),
        registeredOn: today(-5),
        referredBy: 'registry',
      },
    });
    await eventually('the contact letter', async () => {
      return (await family.letters()).some(({ template }) => template === 'contact');
    });
    expect(await family.view()).toMatchObject({ offer: 'isere/separation', caseworkerId: 'u-camille' });
    await family.take('u-camille', 'record-contact-attempt', {
      channel: 'phone',
      on: family.today,
      outcome: 'reached',
    });
    await family.take('u-camille', 'record-assessment', {
      problems: ['separation', 'isolation'],
      conclusion: 'one-off-help',
      summary: 'Reprendre pied après la séparation.',
    });
    const responses = async () =>
      (await family.journal()).flatMap(({ type, data }) => (type === 'response-recorded' ? [data] : []));
    // A group session of one place, already given: the family waits, and moves up.
    const cap = await session(1);
    await cap.enrol();
    const course = { accompanimentId: family.id, problem: 'isolation', caseworkerId: 'u-camille' };
    const member = await cap.refer({ householdId, ...course });
    await cap.meet(member);
    await cap.take('u-camille', 'confirm-place', { participantId: member });
    const standing = async () => (await cap.view()).participants.find(({ id }) => id === member);
    expect(await standing()).toMatchObject({ standing: 'waiting', position: 1 });
    await cap.take('u-camille', 'record-leaving', {
      participantId: 'p1',
      on: cap.today,
      reason: 'Un emploi.',
    });
    expect(await standing()).toMatchObject({ standing: 'confirmed' });
    const { days } = await cap.view();
    await cap.advance(addDays(days.at(-1)!, 1));
    await family.advance(cap.today);
    for (const on of days) {
      for (const half of ['morning', 'afternoon']) {
        const attendance = [{ participantId: member, attendance: 'present' }];
        await cap.take('u-camille', 'record-attendance', { on, half, attendance });
      }
    }
    expect(await standing()).toMatchObject({ certificate: { hours: 96 } });
    await cap.take('u-camille', 'record-review', {
      participantId: member,
      on: cap.today,
      held: true,
      present: ['participant', 'partner', 'caf'],
      summary: 'Une formation à la rentrée.',
    });
    await cap.take('u-camille', 'close', {});
    // Nobody writes in the accompaniment that the session was attended: it was told, once.
    await eventually('the response', async () => (await responses()).length > 0);
    expect(await responses()).toMatchObject([
      { problem: 'isolation', response: 'group-session', on: days[0] },
    ]);
    // A first holiday, budgeted and proved; it opens on the family's own day, and lives with it.
    const aid = new ApiCase<HolidayView>(api, '/v1/holiday-aids');
    await aid.open('u-camille', { householdId, accompanimentId: family.id, caseworkerId: 'u-camille' });
    const { project } = await aid.take('u-camille', 'propose-project', stay(family.today));
    await aid.take('u-responsable', 'decide', { decision: 'granted', reason: 'Un premier départ.' });
    await eventually('the stay', async () => (await responses()).length > 1);
    expect((await responses())[1]).toMatchObject({ response: 'holiday-stay', amountCents: 35_000 });
    await aid.take('u-camille', 'record-payment', { on: family.today, by: 'caf', amountCents: 35_000 });
    // Meanwhile a social worker of the council asks about rights that have stopped.
    const asked = new ApiCase<InterfaceView>(api, '/v1/interface-requests');
    await asked.open('u-accueil', request(householdId, { accompanimentId: family.id }));
    await asked.take('u-camille', 'take-on', {});
    await asked.take('u-camille', 'record-rights-check', {
      on: family.today,
      rights: [{ right: 'Allocation de soutien familial', finding: 'opened' }],
      summary: 'Ouverte depuis la séparation.',
    });
    await asked.take('u-responsable', 'decide-emergency-aid', {
      decision: 'refused',
      reason: 'Droits versés.',
    });
    await asked.take('u-camille', 'answer', { summary: 'Droits rétablis, rappel versé.' });
    await family.advance(addDays(project!.to, 3));
    const proof = { on: project!.to, cost: 'accommodation', amountCents: 45_000, proof: 'invoice' };
    await aid.take('u-camille', 'record-expense', proof);
    const review = { on: family.today, happened: true, summary: 'Un premier départ, réussi.' };
    expect(await aid.take('u-camille', 'record-review', review)).toMatchObject({ stage: 'closed' });
    expect(await family.take('u-camille', 'close', { reason: 'goals-reached' })).toMatchObject({
      stage: 'closed',
    });
  });
});

/** A caseworker in each zone; the supervisor and the reception are there for both. */
async function settleInZones(): Promise<void> {
  const zones = { 'u-camille': 'grenoble-voiron', 'u-sacha': 'bourgoin-jallieu-vienne' };
  for (const id of ['u-camille', 'u-sacha', 'u-responsable', 'u-accueil'] as const) {
    const { territory: _elsewhere, ...user } = (await findUser(installation.store, id))!;
    const territory = (zones as Record<string, string>)[id];
    await saveUser(installation.store, { ...user, ...(territory && { territory }) });
  }
}
