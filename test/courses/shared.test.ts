/** What the rest of a team, and another organisation, see of a family's course; and that it ends with what shares it. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FactView } from '../../api/schemas/case.ts';
import type { LetterView } from '../../api/schemas/letters.ts';
import { COUNCIL } from '../../worker/local/invented.ts';
import { startInstallation, type Installation } from '../environment/installation.ts';
import { Api, FamilyCourse, today } from '../families/api.ts';
import { CASEWORKER, CLERK, ELSEWHERE, SUPERVISOR, until, type Page } from '../api/door.ts';

const COLLEAGUE = 'u-sacha';
const PARTNER = 'u-secteur';
const HEALTH = 'Suivi médical marqué';
const VIOLENCE = 'Violences marquées';

let installation: Installation;
let api: Api;
let family: FamilyCourse;
beforeAll(async () => {
  installation = await startInstallation();
  api = new Api(installation.url);
  family = await new FamilyCourse(api).inProgress();
  const on = today() as never;
  await family.take(CASEWORKER, 'record-response', {
    problem: 'health',
    response: 'guidance',
    on,
    note: HEALTH,
  });
  await family.take(CASEWORKER, 'record-response', {
    problem: 'budget',
    response: 'guidance',
    on,
    note: 'Budget',
  });
  const meeting = { on, place: 'office' as const, present: ['Une voisine'], summary: VIOLENCE };
  await family.take(CASEWORKER, 'record-meeting', { ...meeting, confidential: true });
});
afterAll(() => installation.stop());

const path = (rest = '') => `/v1/accompaniments/${family.id}${rest}`;
const said = async (who: string, rest = '') => JSON.stringify((await api.get(who, path(rest))).body);

describe('what is confidential within the team', () => {
  it.each(['', '/journal', `?asOf=${today()}`])(
    'is read by the caseworker and the supervisor: %s',
    async (rest) => {
      for (const who of [CASEWORKER, SUPERVISOR]) expect(await said(who, rest)).toContain('"health"');
    },
  );

  it.each(['', '/journal', `?asOf=${today()}`])('is not read by a colleague: %s', async (rest) => {
    const read = await said(COLLEAGUE, rest);
    for (const mark of ['health', HEALTH, VIOLENCE, 'Une voisine']) expect(read).not.toContain(mark);
    expect(read).toContain('"confidential":true');
  });

  it('is counted by a colleague all the same, beside what is not', async () => {
    const { body } = await api.get<{ responses: object[]; meetings: object[]; version: number }>(
      COLLEAGUE,
      path(),
    );
    expect(body.responses).toHaveLength(2);
    expect(body.responses).toContainEqual(expect.objectContaining({ problem: 'budget' }));
    expect(body.meetings).toEqual([expect.objectContaining({ confidential: true, on: today() })]);
    const journal = (await api.get<Page<FactView>>(COLLEAGUE, path('/journal'))).body.items;
    expect(journal.map(({ number }) => number)).toEqual(journal.map((_, index) => index + 1));
    expect(body.version).toBe(journal.length);
  });

  it('lets a colleague take no step', async () => {
    const reply = await family.attempt(COLLEAGUE, 'begin-closing', { cause: 'other' });
    expect(reply).toMatchObject({ status: 403, body: { code: 'not-yours' } });
    expect((await api.get<{ steps: object[] }>(COLLEAGUE, path())).body.steps).toEqual([]);
  });
});

describe('a handover to another organisation', () => {
  it('is refused when there is no organisation of that id, and changes nothing', async () => {
    const { version } = await family.view();
    const body = { to: 'Département', toOrganisationId: 'departement-inconnu', scope: ['budget'] };
    const reply = await family.attempt(CASEWORKER, 'propose-handover', body);
    expect(reply).toMatchObject({ status: 422, body: { code: 'unknown-organisation' } });
    expect((await family.view()).version).toBe(version);
  });

  it('shows it what is handed over, and nothing else, until it declines', async () => {
    for (const who of [PARTNER, ELSEWHERE]) expect((await api.get(who, path())).status).toBe(404);
    await family.take(CASEWORKER, 'propose-handover', {
      to: 'Département d’Exemple',
      toOrganisationId: COUNCIL.id,
      scope: ['budget'],
    });
    await until(async () => (await api.get(PARTNER, path())).status === 200);
    const { body } = await api.get(PARTNER, path());
    expect(Object.keys(body).toSorted()).toEqual(
      ['handovers', 'id', 'links', 'openedOn', 'reference', 'stage', 'steps', 'version'].toSorted(),
    );
    expect(body['handovers']).toMatchObject([{ handoverId: 'h1', scope: ['budget'] }]);
    expect((await api.get(PARTNER, path('/journal'))).body).toMatchObject({ status: 403 });
    expect((await api.get(PARTNER, path('/letters'))).body).toMatchObject({ code: 'role-not-allowed' });
    const list = await api.get<Page<{ id: string }>>(PARTNER, '/v1/accompaniments');
    expect(list.body.items.map(({ id }) => id)).toEqual([family.id]);
    const refused = await family.attempt(PARTNER, 'begin-closing', { cause: 'other' });
    expect(refused).toMatchObject({ status: 403, body: { code: 'role-not-allowed' } });
    expect(
      (await family.attempt(PARTNER, 'answer-handover', { handoverId: 'h1', answer: 'declined' })).status,
    ).toBe(200);
    await until(async () => (await api.get(PARTNER, path())).status === 404);
  });

  it.each([
    ['its own id', COUNCIL.id],
    ['the id of one of its people', PARTNER],
  ])('named by %s is answered by it', async (_, to) => {
    const other = await new FamilyCourse(api).inProgress();
    const body = { to, scope: ['budget'] };
    const { handovers } = await other.take(CASEWORKER, 'propose-handover', body);
    expect(handovers).toMatchObject([{ to, toOrganisationId: COUNCIL.id }]);
    const answer = { handoverId: 'h1', answer: 'accepted' } as const;
    await until(async () => (await other.attempt(PARTNER, 'answer-handover', answer)).status === 200);
  });

  it.each([
    ['in words', 'Département d’Exemple'],
    ['by a colleague', COLLEAGUE],
  ])('named %s is shared with nobody', async (_, to) => {
    const other = await new FamilyCourse(api).inProgress();
    const { handovers } = await other.take(CASEWORKER, 'propose-handover', { to, scope: ['budget'] });
    expect(handovers[0]).not.toHaveProperty('toOrganisationId');
    expect((await api.get(PARTNER, `/v1/accompaniments/${other.id}`)).status).toBe(404);
  });
});

/** The letters of the family's case. */
async function letters(): Promise<LetterView[]> {
  return (await api.get<Page<LetterView>>(SUPERVISOR, path('/letters'))).body.items;
}

/** The letters that someone has to print. */
async function queue(who: string): Promise<string[]> {
  return (await api.get<Page<LetterView>>(who, '/v1/letters')).body.items.map(({ href }) => href);
}

describe('a letter that quotes what is confidential', () => {
  it('is for the caseworker and the supervisor, in the file and at the printer', async () => {
    await family.take(CASEWORKER, 'begin-closing', { cause: 'goals-reached' });
    const [objective] = (await family.view()).objectives;
    await family.take(CASEWORKER, 'evaluate-objective', {
      objectiveId: objective?.id ?? '',
      result: 'achieved',
      evidence: 'Trois quittances.',
    });
    await family.take(CASEWORKER, 'record-final-evaluation', { autonomy: 'Oui.', summary: HEALTH });
    expect(await said(COLLEAGUE)).not.toContain(HEALTH);
    await family.take(CASEWORKER, 'close', { reason: 'goals-reached' });
    await until(async () => (await letters()).some(({ template }) => template === 'closing'));
    const closing = (await letters()).find(({ template }) => template === 'closing')?.href ?? '';
    const contact = (await letters()).find(({ template }) => template === 'contact')?.href ?? '';
    const fares = async (href: string) =>
      Promise.all(
        [CASEWORKER, SUPERVISOR, COLLEAGUE, CLERK].map(async (who) => (await api.get(who, href)).status),
      );
    expect(await fares(closing)).toEqual([200, 200, 403, 403]);
    expect(await fares(contact)).toEqual([200, 200, 200, 200]);
    expect(await queue(CASEWORKER)).toContain(closing);
    for (const who of [COLLEAGUE, CLERK]) {
      expect(await queue(who)).toContain(contact);
      expect(await queue(who)).not.toContain(closing);
      const ids = [closing.split('/').at(-1)];
      expect((await api.post(who, '/v1/letters/mark-printed', { ids })).body).toEqual({ printed: 0 });
    }
  });
});
