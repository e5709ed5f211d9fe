/** Cases as they are read: as they stand, as they stood, in lists and agendas, by their own organisation. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { casePage } from '../../api/schemas/collections.ts';
import { agendaPage } from '../../api/schemas/agenda.ts';
import { caseView, factView, type CaseView, type FactView } from '../../api/schemas/case.ts';
import { caseworkerList } from '../../api/schemas/people.ts';
import { STEPS } from '../../workflows/rules/accompaniment/steps.ts';
import { startInstallation, type Installation } from '../environment/installation.ts';
import { Api, FamilyCourse, today } from '../families/api.ts';
import { CASEWORKER, CLERK, ELSEWHERE, event, register, SUPERVISOR, until, type Page } from './door.ts';

let installation: Installation;
let api: Api;
beforeAll(async () => {
  installation = await startInstallation();
  api = new Api(installation.url);
});
afterAll(() => installation.stop());

const course = () => new FamilyCourse(api);
const journalOf = async (id: string, query = '') =>
  (await api.get<Page<FactView>>(SUPERVISOR, `/v1/accompaniments/${id}/journal${query}`)).body;

describe('a case', () => {
  it('tells each actor what they may do now, and where', async () => {
    const one = await course().assigned();
    const steps = async (who: string) =>
      (await api.get<CaseView>(who, `/v1/accompaniments/${one.id}`)).body.steps;
    expect((await steps(CASEWORKER)).map(({ step }) => step)).toContain('record-assessment');
    expect((await steps(CLERK)).map(({ step }) => step)).toEqual(['add-trigger', 'open-arrears-track']);
    for (const { step, href, method } of await steps(SUPERVISOR)) {
      expect([href, method]).toEqual([`/v1/accompaniments/${one.id}/steps/${step}`, 'POST']);
      expect(STEPS[step as 'assign'].from as readonly string[]).toContain('pre-course');
    }
  });

  it('offers no step that nothing calls for', async () => {
    const one = await course().assigned();
    const offered = async () => (await one.view()).steps.map(({ step }) => step);
    expect(await offered()).not.toContain('close');
    const attempt = (on: string, channel: 'letter' | 'phone') =>
      one.take(CASEWORKER, 'record-contact-attempt', { channel, on: on as never, outcome: 'no-answer' });
    await attempt(one.today, 'letter');
    await attempt(one.today, 'phone');
    await one.advance(today(3));
    await attempt(today(3), 'phone');
    expect(await offered()).toContain('close');
    const another = await course().inProgress();
    const steps = (await another.view()).steps.map(({ step }) => step);
    expect(steps).toContain('decide-renewal');
    expect(steps).not.toContain('agree-plan');
    expect(steps).not.toContain('answer-handover');
  });

  it('is read as it was at the end of a day, and not before it was opened', async () => {
    const one = await course().inProgress();
    const opened = one.today;
    await one.advance(today(40));
    await one.take(CASEWORKER, 'record-meeting', {
      on: today(40) as never,
      place: 'home',
      present: ['Madame'],
    });
    const then = await one.view(`?asOf=${opened}`);
    const now = await one.view();
    expect(then).toMatchObject({ stage: 'in-progress', term: 1, meetings: [] });
    expect(now.meetings).toHaveLength(1);
    expect(now.version).toBeGreaterThan(then.version);
    const before = await api.get(SUPERVISOR, `/v1/accompaniments/${one.id}?asOf=${today(-1)}`);
    expect(before).toMatchObject({ status: 404, body: { code: 'not-found' } });
  });

  it('shows its plan, its objectives with their results, and what falls due', async () => {
    const one = await course().inProgress();
    await one.take(CASEWORKER, 'evaluate-objective', {
      objectiveId: 'o1',
      result: 'achieved',
      evidence: 'Quittances',
    });
    const view = await one.view();
    expect(view.plan).toMatchObject({ revision: 1, agreed: { family: today(), caseworker: today() } });
    expect(view.objectives).toMatchObject([{ id: 'o1', result: 'achieved', resultEvidence: 'Quittances' }]);
    expect(view.agenda[0]).toMatchObject({ kind: expect.any(String), label: expect.any(String) });
    expect(view.agenda.map(({ on }) => on)).toEqual(view.agenda.map(({ on }) => on).toSorted());
    expect(caseView.safeParse(view).error).toBeUndefined();
  });

  it('shows a hearing once it is opened, and the way to its preparation', async () => {
    const one = await course().assigned();
    const summons = {
      court: 'Tribunal d’Exempleville',
      servedOn: today(-3),
      hearingOn: nextTuesday(),
      claimedDebtCents: 250_000,
    };
    const view = await one.take(CASEWORKER, 'open-hearing', summons as never);
    const { hearingId, href } = view.hearings[0]!;
    await until(async () => (await api.get(CASEWORKER, href)).status === 200);
    const hearing = await api.get(CASEWORKER, href);
    expect(hearing).toMatchObject({
      status: 200,
      body: { id: hearingId, accompanimentId: one.id, court: summons.court },
    });
    const list = `/v1/hearings?householdId=${one.householdId}&stage=preparing`;
    expect((await api.get<{ items: object[] }>(CASEWORKER, list)).body.items).toMatchObject([
      { id: hearingId, href, accompanimentId: one.id, stage: 'preparing' },
    ]);
    expect((await api.get(ELSEWHERE, href)).status).toBe(404);
    expect((await api.get(CASEWORKER, `/v1/accompaniments/${hearingId}`)).status).toBe(404);
  });
});

/** A court sits on working days: a Tuesday some three months ahead that is no holiday, tried in turn. */
function nextTuesday(): string {
  const days = Array.from({ length: 14 }, (_, n) => today(90 + n));
  const found = days.find(
    (text) =>
      new Date(`${text}T12:00:00Z`).getUTCDay() === 2 &&
      !/-(01-01|05-01|05-08|07-14|08-15|11-01|11-11|12-25)$/.test(text),
  );
  return found ?? today(90);
}

describe('the journal', () => {
  it('is every fact with who and when, page after page', async () => {
    const one = await course().inProgress();
    const { items } = await journalOf(one.id);
    expect(items.map(({ number }) => number)).toEqual(items.map((_, index) => index + 1));
    expect(items[0]).toMatchObject({
      type: 'opened',
      by: { id: CLERK, role: 'intake-officer' },
      on: today(),
    });
    for (const fact of items) expect(factView.safeParse(fact).error).toBeUndefined();
    const paged: FactView[] = [];
    let cursor: string | undefined = '0';
    while (cursor !== undefined) {
      const page: Page<FactView> = await journalOf(one.id, `?limit=3&cursor=${cursor}`);
      paged.push(...page.items);
      cursor = page.nextCursor;
    }
    expect(paged).toEqual(items);
  });

  it('keeps a fact made in error, and says which fact says so', async () => {
    const one = await course().assigned();
    const { version } = await one.take(CASEWORKER, 'record-contact-attempt', {
      channel: 'phone',
      on: today() as never,
      outcome: 'reached',
    });
    await one.take(SUPERVISOR, 'correct', { fact: version, reason: 'Une autre famille' });
    const { items } = await journalOf(one.id);
    const corrected = items.find(({ number }) => number === version);
    const correction = items.find(({ type }) => type === 'corrected');
    expect(corrected).toMatchObject({ type: 'contact-attempted', correctedBy: correction?.number });
    expect((await one.view()).attempts).toEqual([]);
  });

  it('is nobody else’s', async () => {
    const one = await course().open();
    for (const path of ['', '/journal', '/letters']) {
      expect((await api.get(ELSEWHERE, `/v1/accompaniments/${one.id}${path}`)).status).toBe(404);
    }
  });
});

describe('the list', () => {
  it('is filtered, sorted and paged, and shows no other organisation’s', async () => {
    const { body } = await api.get<Page<CaseView>>(SUPERVISOR, '/v1/accompaniments?limit=200&sort=-openedOn');
    expect(casePage.safeParse(body).error).toBeUndefined();
    const paged: string[] = [];
    let query = '?limit=4&sort=-openedOn';
    for (;;) {
      const page = (await api.get<Page<CaseView>>(SUPERVISOR, `/v1/accompaniments${query}`)).body;
      paged.push(...page.items.map(({ id }) => id));
      if (page.nextCursor === undefined) break;
      query = `?limit=4&sort=-openedOn&cursor=${page.nextCursor}`;
    }
    expect(new Set(paged)).toEqual(new Set(body.items.map(({ id }) => id)));
    expect(paged).toHaveLength(body.items.length);
    const some = await api.get<Page<CaseView>>(
      SUPERVISOR,
      '/v1/accompaniments?stage=pre-course,in-progress&caseworkerId=u-camille',
    );
    expect(some.body.items.length).toBeGreaterThan(0);
    expect(some.body.items.every(({ stage }) => ['pre-course', 'in-progress'].includes(stage))).toBe(true);
    expect((await api.get<Page<CaseView>>(ELSEWHERE, '/v1/accompaniments')).body.items).toEqual([]);
  });

  it('finds a family by its name, whatever its accents', async () => {
    const householdId = await register(api, 'Désirée-Fictive');
    const opened = await api.post<CaseView>(CLERK, '/v1/accompaniments', { householdId, trigger: event() });
    const { body } = await api.get<Page<CaseView>>(SUPERVISOR, '/v1/accompaniments?text=desiree%20fictive');
    expect(body.items.map(({ id }) => id)).toEqual([opened.body.id]);
    expect(JSON.stringify(body)).not.toContain('Désirée');
  });
});

describe('the agenda', () => {
  it('is of the cases one follows, or of the team', async () => {
    const one = await course().inProgress();
    const last = today(200);
    const mine = await api.get<Page<{ on: string; case: { id: string } }>>(
      CASEWORKER,
      `/v1/agenda?until=${last}`,
    );
    expect(agendaPage.safeParse(mine.body).error).toBeUndefined();
    const ofThis = mine.body.items.filter((item) => item.case.id === one.id);
    expect(ofThis.length).toBeGreaterThan(2);
    const others = await api.get<Page<object>>('u-sacha', `/v1/agenda?until=${last}`);
    expect(others.body.items).toEqual([]);
    const team = await api.get<Page<object>>('u-sacha', `/v1/agenda?scope=team&until=${last}`);
    expect(team.body.items.length).toBeGreaterThan(0);
    expect((await api.get<Page<object>>(ELSEWHERE, '/v1/agenda?scope=team')).body.items).toEqual([]);
  });
});

describe('people', () => {
  it('are known to themselves, and caseworkers to those who assign, least loaded first', async () => {
    expect((await api.get(CASEWORKER, '/v1/me')).body).toMatchObject({
      id: CASEWORKER,
      role: 'caseworker',
      organisation: { id: 'caf-exemple' },
    });
    const { body } = await api.get<{ items: { id: string; load: number }[] }>(SUPERVISOR, '/v1/users');
    expect(caseworkerList.safeParse(body).error).toBeUndefined();
    expect(body.items.map(({ id }) => id)).toEqual(['u-sacha', CASEWORKER]);
    expect(body.items[1]?.load).toBeGreaterThan(0);
  });
});
