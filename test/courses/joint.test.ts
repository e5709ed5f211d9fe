/** Someone accompanied by several partners at once, lived through the API on a real engine with time skipped. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { JointView } from '../../api/schemas/joint-accompaniment.ts';
import { bodyOf } from '../../worker/local/front-door.ts';
import { family } from '../../worker/local/invented.ts';
import { addDays, addMonths, type PlainDate } from '../../workflows/rules/calendar.ts';
import { startInstallation, type Installation } from '../environment/installation.ts';
import { Api, today } from '../families/api.ts';

let installation: Installation;
let api: Api;

beforeAll(async () => {
  installation = await startInstallation({ caf: { offerFamily: 'angers' } });
  api = new Api(installation.url);
});
afterAll(() => installation.stop());

const COORDINATOR = 'u-camille';
const SUPERVISOR = 'u-responsable';
const SITE = 'departement-exemple';
const LANDLORD = 'bailleur-exemple';
const later = (on: string, days: number) => addDays(on as PlainDate, days);

interface Costs {
  people: { id: string; byLine: number[]; totalCents: number }[];
  totalCents: number;
  averageCents: number;
  fundingFrom?: number;
}

/** One person's course; it goes ahead of the calendar. */
class Person {
  id = '';
  today = today();

  async open(name: string): Promise<this> {
    const home = bodyOf(await api.post<{ id: string }>('u-accueil', '/v1/households', family(name)));
    const opened = await api.post<JointView>(COORDINATOR, '/v1/joint-accompaniments', {
      householdId: home.id,
      referredBy: 'Chantier d’insertion de l’Exemple',
    });
    expect(opened).toMatchObject({ status: 201, body: { stage: 'under-way', meetEveryDays: 7 } });
    this.id = opened.body.id;
    return this;
  }

  attempt(who: string, step: string, body: object) {
    return api.post<{ case: JointView; code?: string }>(
      who,
      `/v1/joint-accompaniments/${this.id}/steps/${step}`,
      body,
    );
  }

  async take(who: string, step: string, body: object): Promise<JointView> {
    return bodyOf(await this.attempt(who, step, body)).case;
  }

  /** Refused under this code, and nothing has changed. */
  async refused(code: string, who: string, step: string, body: object): Promise<void> {
    const { version } = await this.view();
    expect(await this.attempt(who, step, body)).toMatchObject({ status: 409, body: { code } });
    expect((await this.view()).version).toBe(version);
  }

  async view(who = SUPERVISOR): Promise<JointView> {
    return bodyOf(await api.get<JointView>(who, `/v1/joint-accompaniments/${this.id}`));
  }

  async advance(to: string): Promise<void> {
    bodyOf(await api.post(SUPERVISOR, `/v1/rehearsal/accompaniments/${this.id}/advance`, { to }));
    this.today = to;
  }

  /** What has fallen due so far, by kind. */
  async fallen(kind: string): Promise<string[]> {
    const { items } = bodyOf(
      await api.get<{ items: { on: string; data: { items?: { kind: string }[] } }[] }>(
        SUPERVISOR,
        `/v1/joint-accompaniments/${this.id}/journal?limit=200`,
      ),
    );
    return items.filter(({ data }) => data.items?.some((one) => one.kind === kind)).map(({ on }) => on);
  }
}

async function costsOf(year: string, query = ''): Promise<Costs> {
  return bodyOf(await api.get<Costs>(SUPERVISOR, `/v1/joint-accompaniments/costs?year=${year}${query}`));
}

const partner = (partnerId: string, area: string, sees: string[]) => ({
  partnerId,
  name: `Partenaire ${area}`,
  area,
  sees,
});

describe('a joint accompaniment', () => {
  it('goes from the referral to the tenant’s own lease, a review, and the handover', async () => {
    const person = await new Person().open('Conjointe');
    const start = person.today;
    await person.take(COORDINATOR, 'add-partner', partner(SITE, 'Travail', ['contract', 'meetings']));
    await person.take(COORDINATOR, 'add-partner', partner(LANDLORD, 'Logement', ['sublet']));
    await person.refused('partner-already-there', COORDINATOR, 'add-partner', partner(SITE, 'x', []));

    const dwelling = { on: start, landlord: 'Bailleur de l’Exemple', dwelling: 'T2, 3 rue du Modèle' };
    await person.refused('amount-not-in-cents', COORDINATOR, 'sign-sublet', {
      ...dwelling,
      rentCents: 380.5,
    });
    await person.take(COORDINATOR, 'sign-sublet', { ...dwelling, rentCents: 38_050 });
    const contract = { employer: 'Chantier de l’Exemple', startsOn: start, endsOn: later(start, 100) };
    await person.refused('dates-out-of-order', COORDINATOR, 'sign-contract', {
      ...contract,
      endsOn: later(start, -1),
    });
    await person.take('u-secteur', 'sign-contract', contract);
    await person.refused('not-your-area', 'u-secteur', 'review-sublet', { on: start, favourable: true });
    await person.refused('not-your-part', 'u-secteur-responsable', 'close', { reason: 'person-left' });
    const seen = await person.view('u-secteur');
    expect(seen).toMatchObject({ contract, partners: [{ area: 'Travail' }, { area: 'Logement' }] });
    expect(seen).not.toHaveProperty('sublet');
    expect(seen.steps.map(({ step }) => step)).not.toContain('sign-sublet');

    await person.advance(later(start, 22));
    expect((await person.fallen('meeting-due')).length).toBeGreaterThanOrEqual(2);
    const met = { on: person.today, present: ['La personne', 'La coordinatrice'] };
    await person.take(COORDINATOR, 'record-meeting', met);
    const wider = { everyDays: 21, reason: 'Le travail tient, le loyer est payé.' };
    expect(await person.take(COORDINATOR, 'set-rhythm', wider)).toMatchObject({ meetEveryDays: 21 });

    await person.advance(later(start, 95));
    expect(await person.fallen('contract-ends')).toHaveLength(3);
    expect(await person.fallen('review-due')).toHaveLength(1);
    const areas = [
      { partnerId: SITE, area: 'Travail et permis' },
      { partnerId: LANDLORD, area: 'Logement et entretien' },
    ];
    const review = { on: person.today, summary: 'Tout tient.', areas };
    await person.refused('area-missing', COORDINATOR, 'hold-review', { ...review, areas: areas.slice(1) });
    expect((await person.take(COORDINATOR, 'hold-review', review)).partners).toMatchObject(areas);

    await person.refused('sublet-review-missing', COORDINATOR, 'record-landlord-agreement', {
      on: person.today,
    });
    await person.take(COORDINATOR, 'review-sublet', { on: person.today, favourable: true });
    await person.take(COORDINATOR, 'record-landlord-agreement', { on: person.today });
    await person.refused('sublet-open', COORDINATOR, 'close', { reason: 'moved-away' });
    expect(await person.take(COORDINATOR, 'transfer-lease', { on: person.today })).toMatchObject({
      milestone: 'lease-transferred',
    });

    await person.advance(later(start, 103));
    expect((await person.fallen('contract-outcome')).length).toBeGreaterThanOrEqual(1);
    const ended = { on: contract.endsOn, outcome: 'lasting-job' };
    await person.take(COORDINATOR, 'end-contract', ended);
    const left = { partnerId: SITE, on: person.today, reason: 'Le contrat est fini.' };
    await person.take(COORDINATOR, 'end-partner', left);
    await person.refused('partner-left', COORDINATOR, 'end-partner', left);
    await person.refused('partner-left', 'u-secteur', 'record-meeting', { ...met, on: person.today });
    const after = await person.view('u-secteur');
    expect(after).toMatchObject({ meetings: [], steps: [] });
    expect(after).not.toHaveProperty('contract');

    await person.refused('handover-meeting-missing', COORDINATOR, 'close', { reason: 'handed-over' });
    const meeting = { venue: 'Maison du quartier', to: 'Service social de secteur', scope: ['budget'] };
    await person.refused('meeting-date-past', COORDINATOR, 'plan-handover-meeting', {
      ...meeting,
      on: later(person.today, -1),
    });
    const on = later(person.today, 14);
    await person.take(COORDINATOR, 'plan-handover-meeting', { ...meeting, on, at: '14:00' });
    await person.advance(on);
    await person.take(COORDINATOR, 'hold-handover-meeting', {
      on,
      present: ['La personne', 'Le service de secteur'],
      summary: 'Le relais est pris.',
    });
    expect(await person.take(COORDINATOR, 'close', { reason: 'handed-over' })).toMatchObject({
      stage: 'closed',
      steps: [],
    });
    const { items } = bodyOf(
      await api.get<{ items: { template: string }[] }>(
        SUPERVISOR,
        `/v1/joint-accompaniments/${person.id}/letters`,
      ),
    );
    expect(items.map(({ template }) => template).toSorted()).toEqual([
      'joint-handover-meeting',
      'joint-review-sheet',
    ]);
  });

  it('is opened once for a household, for one there is, by a coordinator there is', async () => {
    const home = bodyOf(await api.post<{ id: string }>('u-accueil', '/v1/households', family('Seconde')));
    const open = (body: object) =>
      api.post(COORDINATOR, '/v1/joint-accompaniments', {
        householdId: home.id,
        referredBy: 'Chantier',
        ...body,
      });
    expect(await open({ householdId: 'none' })).toMatchObject({ body: { code: 'unknown-household' } });
    expect(await open({ caseworkerId: 'u-admin' })).toMatchObject({ body: { code: 'unknown-caseworker' } });
    expect(await open({ accompanimentId: 'none' })).toMatchObject({
      body: { code: 'unknown-accompaniment' },
    });
    const replies = await Promise.all([1, 2, 3, 4].map(() => open({})));
    expect(replies.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409, 409, 409]);
    expect(await open({})).toMatchObject({ status: 409, body: { code: 'already-accompanied-jointly' } });
  });

  it('costs what its lines do, shared to the cent among the people of the year', async () => {
    const year = String(Number(addMonths(today() as PlainDate, 12).slice(0, 4)));
    await new Person().open('Troisième');
    const costs = await costsOf(year);
    expect(costs).toMatchObject({ totalCents: 4_510_000 });
    expect(costs.people.length).toBeGreaterThanOrEqual(2);
    const sum = costs.people.reduce((all, { totalCents }) => all + totalCents, 0);
    expect(sum).toBe(4_510_000);

    const funding = '/v1/joint-accompaniments/funding';
    const lines = [{ label: 'Fonds exemple', amountCents: 100_001 }];
    for (const [code, bad] of [
      ['amount-not-in-cents', [{ label: 'x', amountCents: 0.5 }]],
      ['amount-negative', [{ label: 'x', amountCents: -1 }]],
      ['duplicate-line', [...lines, ...lines]],
    ] as const) {
      const refused = await api.post(SUPERVISOR, funding, { year: Number(year), lines: bad });
      expect(refused).toMatchObject({ status: 409, body: { code } });
    }
    await api.post(SUPERVISOR, funding, { year: Number(year), lines });
    const set = await costsOf(year, '&by=days');
    expect(set).toMatchObject({ totalCents: 100_001, fundingFrom: Number(year) });
    expect(set.people.reduce((all, { totalCents }) => all + totalCents, 0)).toBe(100_001);
    expect(await costsOf(String(Number(year) - 1))).toMatchObject({ totalCents: 4_510_000 });
  });
});
