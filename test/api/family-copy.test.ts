/** Everything held about a family, on its own request: whole, readable, and without what belongs to others. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { extractText, getDocumentProxy } from 'unpdf';
import type { FamilyCopy } from '../../activities/letters/family-copy/model.ts';
import { hasWords } from '../../activities/letters/family-copy/words.ts';
import { familyCopyView } from '../../api/schemas/family-copy.ts';
import type { TraceEntryView } from '../../api/schemas/trace.ts';
import { bodyOf } from '../../worker/local/front-door.ts';
import { eventually } from '../environment/eventually.ts';
import { startInstallation, type Installation } from '../environment/installation.ts';
import { Api, FamilyCourse, today } from '../families/api.ts';
import { CASEWORKER, ELSEWHERE, register, SUPERVISOR, until, type Page } from './door.ts';

let installation: Installation;
let api: Api;
let course: FamilyCourse;
beforeAll(async () => {
  installation = await startInstallation();
  api = new Api(installation.url);
  course = new FamilyCourse(api);
  await course.inProgress();
  await course.take(CASEWORKER, 'record-meeting', {
    on: course.today as never,
    place: 'home',
    present: ['Madame', 'le voisin du dessus'],
    summary: 'Le voisin du dessus boit.',
  });
  await course.take(CASEWORKER, 'open-hearing', {
    court: 'Tribunal judiciaire d’Exempleville',
    servedOn: today() as never,
    hearingOn: today(90) as never,
    claimedDebtCents: 123_400,
  });
  await until(async () => (await copyOf()).cases.length === 2);
});
afterAll(() => installation.stop());

const path = (id = course.householdId) => `/v1/households/${id}/export`;

async function copyOf(query = ''): Promise<FamilyCopy> {
  const body = bodyOf(await api.get<FamilyCopy>(SUPERVISOR, `${path()}${query}`));
  expect(familyCopyView.safeParse(body).error).toBeUndefined();
  return body;
}

async function pdfOf(query = ''): Promise<Uint8Array> {
  const headers = { ...(await api.authorization(SUPERVISOR)), accept: 'application/pdf' };
  const response = await fetch(`${installation.url}${path()}${query}`, { headers });
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/pdf']);
  return new Uint8Array(await response.arrayBuffer());
}

async function textOf(pdf: Uint8Array): Promise<string> {
  const { text } = await extractText(await getDocumentProxy(pdf), { mergePages: true });
  return text.replaceAll(/\s+/g, ' ');
}

async function lettersOf({ id }: FamilyCourse): Promise<string> {
  const { body } = await api.get<Page<{ template: string }>>(SUPERVISOR, `/v1/accompaniments/${id}/letters`);
  return body.items.map(({ template }) => template).join();
}

describe('the copy', () => {
  it('holds who they are, every case of every kind with all its facts, letters, notices', async () => {
    const copy = await eventually('its letters and notices', async () => {
      const now = await copyOf();
      const [one] = now.cases;
      return one && one.letters.length > 0 && one.notices.length > 0 && now;
    });
    const household = bodyOf(await api.get<object>(SUPERVISOR, `/v1/households/${course.householdId}`));
    expect(household).toMatchObject(copy.household);
    expect(copy.recognisedBy.hashes).toBeGreaterThan(0);
    expect(copy.cases.map(({ kind }) => kind).toSorted()).toEqual(['accompaniment', 'hearing']);
    for (const { id, kind, facts } of copy.cases) {
      const journal = await api.get<Page<{ number: number }>>(SUPERVISOR, `/v1/${kind}s/${id}/journal`);
      expect(facts.map(({ number }) => number)).toEqual(journal.body.items.map(({ number }) => number));
    }
    const [accompaniment] = copy.cases;
    expect(accompaniment?.letters.length).toBeGreaterThan(0);
    expect(accompaniment?.notices.length).toBeGreaterThan(0);
    expect(accompaniment?.standing.join(' ')).toMatch(/Accompagnement en cours/);
  });

  it('tells who has looked, by their role and never their name, and is itself in the trace', async () => {
    await api.get('u-accueil', `/v1/households/${course.householdId}`);
    const { readings } = await copyOf();
    expect(readings).toContainEqual(
      expect.objectContaining({ role: 'intake-officer', action: 'read-household' }),
    );
    expect(JSON.stringify(readings)).not.toContain('u-accueil');
    const { body } = await api.get<Page<TraceEntryView>>(
      SUPERVISOR,
      `/v1/trace?household=${course.householdId}`,
    );
    expect(body.items.find(({ action }) => action === 'export-household')).toMatchObject({
      outcome: 'done',
      cases: expect.arrayContaining([course.id]),
    });
  });

  it('leaves out the facts found to be about someone else, and counts them', async () => {
    const meeting = (await copyOf()).cases[0]?.facts.find(({ type }) => type === 'meeting-recorded');
    expect(meeting).toBeDefined();
    const without = `?without=${course.id}:${meeting?.number}`;
    const copy = await copyOf(without);
    expect(JSON.stringify(copy)).not.toContain('voisin');
    expect(copy.withheld).toEqual([{ what: 'third-party', count: 1 }]);
    expect(await textOf(await pdfOf(without))).not.toContain('voisin');
  });

  it('leaves confidential facts, and letters that may tell of them, to be told in person', async () => {
    const other = await new FamilyCourse(api).inProgress();
    await other.take(CASEWORKER, 'record-meeting', {
      on: other.today as never,
      place: 'office',
      present: ['Madame'],
      summary: 'Monsieur la frappe.',
      confidential: true,
    });
    await other.take(CASEWORKER, 'schedule-home-visit', { on: today(20) as never });
    await until(async () => (await lettersOf(other)).includes('home-visit'));
    const { body } = await api.get<FamilyCopy>(SUPERVISOR, path(other.householdId));
    expect(JSON.stringify(body)).not.toContain('frappe');
    expect(body.cases[0]?.facts.map(({ type }) => type)).toContain('meeting-recorded');
    expect(body.cases[0]?.letters.map(({ title }) => title).join()).not.toMatch(/visite/i);
    expect(body.withheld).toEqual([{ what: 'confidential', count: 2 }]);
  });

  it('does not tell who reported the family', async () => {
    const id = await register(api, 'Signalée');
    const opened = await api.post<{ id: string }>('u-accueil', '/v1/accompaniments', {
      householdId: id,
      trigger: { kind: 'arrears', occurredOn: today(-20), registeredOn: today(-10), referredBy: 'landlord' },
      referrer: { name: 'Bailleur Dénonciateur', email: 'bailleur@exemple.example', boundBySecrecy: false },
    });
    expect(opened.status).toBe(201);
    const { body } = await api.get<FamilyCopy>(SUPERVISOR, path(id));
    expect(body.withheld).toEqual([{ what: 'referrer', count: 1 }]);
    expect(JSON.stringify(body)).not.toMatch(/Dénonciateur|referrerId/);
    expect(JSON.stringify(body)).toContain('landlord');
  });
});

describe('its pages', () => {
  it('say in French what the family wants to know, with its letters behind', async () => {
    const pdf = await pdfOf();
    if (process.env['JALON_LOOK']) writeFileSync(process.env['JALON_LOOK'], pdf);
    const text = await textOf(pdf);
    for (const said of [
      'Ce que nous savons de vous',
      'Votre foyer',
      'Louise',
      '12 rue des Modèles',
      'Plan proposé',
      'Début d’un terme',
      'Rencontre',
      'Préparation d’une audience',
      '1 234,00',
      'Qui a consulté ou modifié ces informations',
      'CNIL',
      'Objet :',
    ]) {
      expect(text).toContain(said);
    }
  });

  it('have words for every fact of the course', async () => {
    const types = (await copyOf()).cases.flatMap(({ facts }) => facts.map(({ type }) => type));
    expect(types.filter((type) => !hasWords(type))).toEqual([]);
  });
});

describe('the copy is refused', () => {
  it.each(['u-accueil', CASEWORKER, 'u-secteur'])('to %s', async (who) => {
    expect(await api.get(who, path())).toMatchObject({ status: 403 });
  });

  it('to another organisation, for which the family does not exist', async () => {
    expect(await api.get(ELSEWHERE, path())).toMatchObject({ status: 404, body: { code: 'not-found' } });
  });

  it('where what to leave out cannot be read', async () => {
    const reply = await api.get(SUPERVISOR, `${path()}?without=anything`);
    expect(reply).toMatchObject({ status: 422, body: { code: 'invalid-request' } });
  });

  it('but not to an administrator', async () => {
    expect(await api.get('u-admin', path())).toMatchObject({ status: 200 });
  });
});
