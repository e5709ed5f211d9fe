/** What leaves and what arrives: letters to print, partners' lists; and time, in rehearsal. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FactView } from '../../api/schemas/case.ts';
import { letterPage, type LetterView } from '../../api/schemas/letters.ts';
import { startInstallation, type Installation } from '../environment/installation.ts';
import { Api, FamilyCourse, today } from '../families/api.ts';
import { CASEWORKER, CLERK, ELSEWHERE, SUPERVISOR, until, type Page } from './door.ts';

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

describe('letters', () => {
  it('are read, printed together and marked, by their own organisation', async () => {
    const one = await course().assigned();
    const lettersOf = async () =>
      (await api.get<Page<LetterView>>(CASEWORKER, `/v1/accompaniments/${one.id}/letters`)).body.items;
    await until(async () => (await lettersOf()).length > 0);
    const [letter] = await lettersOf();
    expect(letter).toMatchObject({ template: 'contact', status: 'to-print', caseId: one.id });

    const pdf = await fetch(`${installation.url}${letter?.href}`, {
      headers: await api.authorization(CASEWORKER),
    });
    expect(pdf.headers.get('content-type')).toBe('application/pdf');
    expect(
      Buffer.from(await pdf.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    expect((await api.get(ELSEWHERE, letter?.href ?? '')).status).toBe(404);

    const queue = (await api.get<Page<LetterView>>(CLERK, '/v1/letters?status=to-print')).body;
    expect(letterPage.safeParse(queue).error).toBeUndefined();
    expect(queue.items.map(({ id }) => id)).toContain(letter?.id);
    const batch = await api.get<string>(CLERK, '/v1/letters?status=to-print', { accept: 'application/pdf' });
    expect([batch.status, batch.body.slice(0, 5)]).toEqual([200, '%PDF-']);

    const mark = (who: string) => api.post(who, '/v1/letters/mark-printed', { ids: [letter?.id] });
    expect((await mark(ELSEWHERE)).body).toEqual({ printed: 0 });
    expect((await mark(CLERK)).body).toEqual({ printed: 1 });
    expect((await mark(CLERK)).body).toEqual({ printed: 0 });
    expect((await lettersOf())[0]).toMatchObject({ status: 'printed', printedBy: CLERK });
  });

  it('are listed page after page', async () => {
    await course().assigned();
    await course().assigned();
    const queued = async () => (await api.get<Page<LetterView>>(CLERK, '/v1/letters')).body.items.length;
    await until(async () => (await queued()) >= 2);
    const all = (await api.get<Page<LetterView>>(CLERK, '/v1/letters?limit=200')).body.items;
    const first = (await api.get<Page<LetterView>>(CLERK, '/v1/letters?limit=1')).body;
    const rest = (await api.get<Page<LetterView>>(CLERK, `/v1/letters?limit=200&cursor=${first.nextCursor}`))
      .body;
    expect([...first.items, ...rest.items]).toEqual(all);
  });
});

describe('a list of families followed elsewhere', () => {
  it('is received, its unreadable lines told by number, and open cases learn of it', async () => {
    const one = await course().assigned();
    const household = await api.get<{ members: { name: string }[] }>(
      CLERK,
      `/v1/households/${one.householdId}`,
    );
    const name = household.body.members[0]?.name ?? '';
    const csv = `nom;prénom;date de naissance;service\n${name.toUpperCase()};Louise;12/04/1988;Secteur sud\nSansdate;Anne;;Secteur sud\n`;
    const { status, body } = await api.request(
      CLERK,
      'POST',
      '/v1/coordination/lists?sender=Secteur%20sud',
      csv,
      {
        'content-type': 'text/csv; charset=utf-8',
      },
    );
    expect({ status, body }).toMatchObject({ status: 201, body: { rows: 1, problems: [{ line: 3 }] } });
    expect(JSON.stringify(body)).not.toContain('Sansdate');
    const told = async () =>
      (await journalOf(one.id)).items.some(({ type }) => type === 'later-follower-found');
    await until(told);
    expect((await one.view()).stage).toBe('pre-course');
  });
});

describe('a very long list', () => {
  it('is read while everyone else is answered', async () => {
    const lines = Array.from({ length: 5000 }, (_, n) => `Modèle${n};Anne;12/04/1960;Secteur est`);
    const csv = ['nom;prénom;date de naissance;service', ...lines].join('\n');
    const headers = { 'content-type': 'text/csv' };
    const state = { received: false };
    const receipt = api
      .request(CLERK, 'POST', '/v1/coordination/lists?sender=Secteur%20est', csv, headers)
      .finally(() => (state.received = true));
    let slowest = 0;
    while (!state.received) {
      const begun = performance.now();
      await api.get('', '/healthz');
      slowest = Math.max(slowest, performance.now() - begun);
    }
    expect(await receipt).toMatchObject({ status: 201, body: { rows: 5000, problems: [] } });
    expect(slowest).toBeLessThan(1000);
  });
});

describe('rehearsal', () => {
  it('goes forward only, and not beyond reason', async () => {
    const one = await course().assigned();
    await one.advance(today(10));
    const advance = (to: string) =>
      api.post(SUPERVISOR, `/v1/rehearsal/accompaniments/${one.id}/advance`, { to });
    expect(await advance(today(5))).toMatchObject({ status: 409, body: { code: 'date-in-past' } });
    expect(await advance(today(366 * 6))).toMatchObject({ status: 422, body: { errors: [{ path: 'to' }] } });
    expect(
      (await api.post(ELSEWHERE, `/v1/rehearsal/accompaniments/${one.id}/advance`, { to: today(11) })).status,
    ).toBe(404);
  });
});

it('is ready: the database, the engine and a worker answer', async () => {
  expect(await api.get('', '/readyz')).toMatchObject({
    status: 200,
    body: { database: true, engine: true, worker: true },
  });
});
