/** A home rehabilitated with its family, lived through the API on a real engine with time skipped. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { GridView, RehabilitationView } from '../../api/schemas/rehabilitation.ts';
import { bodyOf } from '../../worker/local/front-door.ts';
import { ASSOCIATION, family } from '../../worker/local/invented.ts';
import { addDays, nextOrSameWorkingDay, type PlainDate } from '../../workflows/rules/calendar.ts';
import { eventually } from '../environment/eventually.ts';
import { startInstallation, type Installation } from '../environment/installation.ts';
import { Api, FamilyCourse } from '../families/api.ts';
import { project, WORKS } from '../families/rehabilitation-course.ts';

let installation: Installation;
let api: Api;

beforeAll(async () => {
  installation = await startInstallation({ caf: { offerFamily: 'bdr' } });
  api = new Api(installation.url);
});
afterAll(() => installation.stop());

const CALENDAR = { zone: 'metropole' } as const;
const budget = (amountCents: number) => [{ label: 'Matériaux', amountCents }];
const ALL = ['worker', 'family', 'association'];
const WORKER = 'u-camille';
const SUPERVISOR = 'u-responsable';
const MANAGER = 'u-chantier';

/** A family of the single-parent offer of Bouches-du-Rhône, whose plan (PASI) the works will answer. */
const accompanied = () =>
  new FamilyCourse(api, {
    trigger: { kind: 'precarity' },
    household: {
      situation: {
        beneficiary: true,
        singleParentBenefit: true,
        employment: { precariousWork: true },
        children: { m2: { atSchool: true } },
      },
    },
  });
const after = (on: string, days: number) => nextOrSameWorkingDay(addDays(on as PlainDate, days), CALENDAR);

/** One site, lived through the API; its family goes ahead of the calendar with it. */
class Site {
  id = '';
  readonly course: FamilyCourse;

  constructor(course: FamilyCourse) {
    this.course = course;
  }

  get today(): string {
    return this.course.today;
  }

  async open(): Promise<this> {
    const body = { accompanimentId: this.course.id, associationId: ASSOCIATION.id };
    const opened = await api.post<RehabilitationView>(WORKER, '/v1/rehabilitations', body);
    expect(opened.status).toBe(201);
    this.id = opened.body.id;
    return this;
  }

  attempt(who: string, step: string, body: object) {
    return api.post<{ case: RehabilitationView; code?: string }>(
      who,
      `/v1/rehabilitations/${this.id}/steps/${step}`,
      body,
    );
  }

  async take(who: string, step: string, body: object): Promise<RehabilitationView> {
    return bodyOf(await this.attempt(who, step, body)).case;
  }

  /** Refused under this code, and nothing has changed. */
  async refused(code: string, who: string, step: string, body: object): Promise<void> {
    const { version } = await this.view();
    expect(await this.attempt(who, step, body)).toMatchObject({ status: 409, body: { code } });
    expect((await this.view()).version).toBe(version);
  }

  async view(who = SUPERVISOR): Promise<RehabilitationView> {
    return bodyOf(await api.get<RehabilitationView>(who, `/v1/rehabilitations/${this.id}`));
  }

  async letters(): Promise<string[]> {
    const { items } = bodyOf(
      await api.get<{ items: { template: string }[] }>(SUPERVISOR, `/v1/rehabilitations/${this.id}/letters`),
    );
    return items.map(({ template }) => template);
  }
}

async function gridOf(year: string): Promise<GridView> {
  return bodyOf(await api.get<GridView>(SUPERVISOR, `/v1/rehabilitations/grid?year=${year}`));
}

describe('a home rehabilitation', () => {
  it('goes from the plan to the grid of its year', async () => {
    const site = await new Site(await accompanied().inProgress()).open();
    await site.take(WORKER, 'set-out-project', project());
    const sign = { version: 1, on: site.today };
    await site.take(WORKER, 'sign-commitment', { ...sign, party: 'worker' });
    await site.take(WORKER, 'sign-commitment', { ...sign, party: 'family' });
    await site.refused('signature-missing', WORKER, 'plan-committee', { on: after(site.today, 7) });
    await site.refused('not-yours-to-sign', MANAGER, 'sign-commitment', { ...sign, party: 'family' });
    expect(await site.take(MANAGER, 'sign-commitment', { ...sign, party: 'association' })).toMatchObject({
      stage: 'committee',
      toSign: [],
    });

    await site.refused('committee-date-past', WORKER, 'plan-committee', {
      on: addDays(site.today as PlainDate, -1),
    });
    const committee = after(site.today, 7);
    await site.take(WORKER, 'plan-committee', { on: committee });
    await site.refused('committee-to-come', SUPERVISOR, 'record-decision', { decision: 'accepted' });
    await site.course.advance(committee);
    const postponedTo = after(committee, 14);
    const postponed = { decision: 'postponed', reason: 'Un devis manque.', postponedTo };
    expect(await site.take(SUPERVISOR, 'record-decision', postponed)).toMatchObject({ stage: 'committee' });
    await site.course.advance(postponedTo);
    await site.take(SUPERVISOR, 'record-decision', { decision: 'accepted' });

    const first = after(site.today, 5);
    await site.take(WORKER, 'plan-visit', { on: first, at: '10:00' });
    await site.course.advance(first);
    await site.refused('party-absent', WORKER, 'record-diagnosis', {
      on: first,
      present: ['worker', 'family'],
      findings: 'x',
    });
    await site.take(WORKER, 'record-diagnosis', { on: first, present: ALL, findings: 'Deux murs humides.' });
    await site.take(WORKER, 'define-works', { on: first, present: ALL, works: WORKS });

    const workshop = { on: after(first, 10), venue: 'Atelier', topic: 'enduire un mur' };
    await site.refused('workshop-over-budget', WORKER, 'invite-to-workshop', {
      ...workshop,
      budget: budget(30_001),
    });
    await site.take(WORKER, 'invite-to-workshop', { ...workshop, budget: budget(30_000) });
    await site.course.advance(workshop.on);
    await site.take(WORKER, 'record-workshop', { attended: true, spent: budget(28_450) });

    const on = site.today;
    const hours = (heading: string, count: number) => ({ heading, hours: count, on });
    await site.refused('hours-not-whole', WORKER, 'record-hours', hours('siteAndMediation', 1.5));
    await site.refused('hours-negative', WORKER, 'record-hours', hours('siteAndMediation', -1));
    await site.take(MANAGER, 'record-hours', hours('siteAndMediation', 100));
    const seen = await site.view(MANAGER);
    expect(seen).toMatchObject({ stage: 'works', account: { hours: { all: 100 } } });
    expect(seen).not.toHaveProperty('accompanimentId');
    expect(seen.steps.map(({ step }) => step)).not.toContain('agree-family-share');
    await site.take(WORKER, 'record-hours', hours('workshopsAndMeetings', 8));
    const materials = (amountCents: number) => ({ label: 'Enduit', amountCents, on });
    await site.refused('amount-not-in-cents', WORKER, 'record-materials', materials(0.5));
    await site.take(WORKER, 'record-materials', materials(30_135));
    await site.refused('share-reason-missing', WORKER, 'agree-family-share', { amountCents: 3000 });

    await site.take(WORKER, 'record-end-of-site', { on, present: ALL, done: ['w1', 'w2'] });
    const told = await site.course.until(({ responses }) => responses.length > 0);
    expect(told.responses).toMatchObject([{ response: 'home-works', amountCents: 30_135 }]);
    const evaluation = { familyView: 'On respire mieux.', summary: 'Deux chambres saines.' };
    const ended = await site.take(WORKER, 'record-evaluation', evaluation);
    expect(ended).toMatchObject({
      stage: 'closed',
      account: {
        hours: { all: 108 },
        labourCents: 583_200,
        materialsCents: 30_135,
        totalCents: 613_335,
        familyShareCents: 3014,
        actionCostCents: 610_321,
      },
    });

    const grid = await gridOf(on.slice(0, 4));
    expect(grid.rows).toMatchObject([{ site: ended.reference, stage: 'closed' }]);
    expect(grid.totals).toEqual(ended.account);
    expect((await gridOf('2019')).rows).toEqual([]);
    const csv = await api.get<string>(SUPERVISOR, `/v1/rehabilitations/grid?year=${on.slice(0, 4)}`, {
      accept: 'text/csv',
    });
    expect(csv.headers.get('content-type')).toContain('text/csv');
    expect(csv.body).toContain(`${ended.reference};100;0;0;8;108;5832,00;301,35;6133,35;30,14;6103,21`);
    expect(csv.body).toContain('Total;100;0;0;8;108;5832,00');

    for (const letter of ['rehabilitation-commitment', 'workshop-invitation', 'site-summary-sheet']) {
      await eventually(letter, async () => (await site.letters()).includes(letter));
    }
  });

  it('follows the accompaniment to another caseworker, and stays with one of its own', async () => {
    const site = await new Site(await accompanied().inProgress()).open();
    const reassign = (caseworkerId: string) =>
      site.course.take(SUPERVISOR, 'reassign', { caseworkerId, reason: 'Congé.' });
    await reassign('u-sacha');
    await eventually('the site follows', async () => (await site.view()).caseworkerId === 'u-sacha');
    await site.take(SUPERVISOR, 'reassign', { caseworkerId: WORKER });
    const aid = await api.post<{ id: string }>(SUPERVISOR, '/v1/holiday-aids', {
      householdId: site.course.householdId,
      accompanimentId: site.course.id,
      caseworkerId: 'u-sacha',
    });
    await reassign(WORKER);
    const followed = async () =>
      (await api.get<{ caseworkerId: string }>(SUPERVISOR, `/v1/holiday-aids/${aid.body.id}`)).body
        .caseworkerId;
    await eventually('the aid follows', async () => (await followed()) === WORKER);
    await reassign('u-sacha');
    await eventually('both follow again', async () => (await followed()) === 'u-sacha');
    await site.take(SUPERVISOR, 'reassign', { caseworkerId: WORKER });
    await site.course.take(SUPERVISOR, 'reassign', { caseworkerId: WORKER, reason: 'Retour.' });
    await eventually('the aid is back', async () => (await followed()) === WORKER);
    const { body } = await api.get<{ items: { type: string; by: { role: string } }[] }>(
      SUPERVISOR,
      `/v1/rehabilitations/${site.id}/journal?limit=100`,
    );
    const told = body.items.filter(({ type, by }) => type === 'reassigned' && by.role === 'system');
    expect(told).toHaveLength(2);
  });

  it('is refused without a plan, a second time, with no family, or with no association', async () => {
    const assigned = await accompanied().assigned();
    const open = (body: object) => api.post(WORKER, '/v1/rehabilitations', body);
    const associationId = ASSOCIATION.id;
    const refusals: [status: number, code: string, body: object][] = [
      [409, 'plan-missing', { accompanimentId: assigned.id, associationId }],
      [422, 'unknown-accompaniment', { accompanimentId: 'none', associationId }],
      [404, 'unknown-household', { householdId: 'none', associationId }],
      [422, 'household-missing', { associationId }],
      [
        422,
        'unknown-association',
        { householdId: assigned.householdId, associationId: 'departement-exemple' },
      ],
      [
        422,
        'unknown-caseworker',
        { householdId: assigned.householdId, associationId, caseworkerId: 'u-admin' },
      ],
    ];
    for (const [status, code, body] of refusals) {
      expect(await open(body)).toMatchObject({ status, body: { code } });
    }
    const home = await api.post<{ id: string }>('u-accueil', '/v1/households', family('Seule'));
    const replies = await Promise.all(
      [1, 2, 3, 4].map(() => open({ householdId: home.body.id, associationId })),
    );
    expect(replies.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409, 409, 409]);
    expect(replies.find(({ status }) => status === 201)).toMatchObject({ body: { stage: 'commitment' } });
    expect(await open({ householdId: home.body.id, associationId })).toMatchObject({
      status: 409,
      body: { code: 'already-under-rehabilitation' },
    });
  });
});

const compare = (body: object) => api.post(SUPERVISOR, '/v1/rehabilitations/grid/compare', body);

describe('a printed grid', () => {
  const printed = JSON.parse(
    readFileSync(new URL('../cases/rehabilitation-2006.json', import.meta.url), 'utf8'),
  ) as { sites: { hours: Record<string, number> }[] };

  it('is compared with its own rows: the right totals, and every disagreement', async () => {
    const answered = await compare(printed);
    expect(answered).toMatchObject({
      status: 200,
      body: {
        totals: { labourCents: 8_256_600, materialsCents: 561_548, totalCents: 8_818_148 },
        byRule: { familyShareCents: 56_155 },
      },
    });
    expect((answered.body['disagreements'] as { kind: string }[]).map(({ kind }) => kind).toSorted()).toEqual(
      [...Array.from({ length: 3 }, () => 'column'), ...Array.from({ length: 6 }, () => 'share')],
    );
  });

  it('with half an hour in it is refused by name', async () => {
    const [first, ...others] = printed.sites;
    const half = { ...first, hours: { ...first?.hours, endOfSiteVisits: 1.5 } };
    expect(await compare({ ...printed, sites: [half, ...others] })).toMatchObject({
      status: 409,
      body: { code: 'hours-not-whole' },
    });
    expect(await compare({ ...printed, printedTotals: { hours: { unknown: 1 } } })).toMatchObject({
      status: 422,
      body: { code: 'invalid-request' },
    });
  });
});
