/** The table of access, cell by cell, through the front door; and that nothing is outside of it. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { assert, asyncProperty, boolean, constantFrom } from 'fast-check';
import { saveUser } from '../../activities/store/organisations.ts';
import { ACCESS, rolesOf, rowOf, type Action, type Extent } from '../../api/access.ts';
import type { Deps, Rehearsal } from '../../api/deps.ts';
import { REASON_HEADER } from '../../api/eyes.ts';
import { operationsOf } from '../../api/routes/index.ts';
import { ROLES, type Role } from '../../workflows/rules/case.ts';
import { CAF, COUNCIL } from '../../worker/local/invented.ts';
import { signInBy } from '../environment/sign-in.ts';
import { FrontDoor } from '../../worker/local/front-door.ts';
import { startAlone, type Alone } from './alone.ts';

const RELATIONS = ['mine', 'team', 'organisation', 'shared', 'none'] as const;
type Relation = (typeof RELATIONS)[number];

const operations = operationsOf({
  signIn: signInBy('http://127.0.0.1:1'),
  rehearsal: {},
} as unknown as Deps);
const guarded = operations.filter(({ access }) => access !== 'anyone');

const REHEARSAL = { advance: () => Promise.reject(new Error('not asked for')) } as unknown as Rehearsal;

let alone: Alone;
/** The case to which someone of this role stands in this relation. */
const caseOf = (role: Role, relation: Relation) => `case-${role}-${relation}`;
const userOf = (role: Role) => `t-${role}`;

beforeAll(async () => {
  const started = await startAlone({ rehearsal: REHEARSAL });
  // These rows are made to stand somewhere, and are no families that the API would describe.
  alone = { ...started, api: new FrontDoor(started.api.url) };
  for (const role of ROLES) {
    const name = `Essai ${role}`;
    const email = `${role}@exempleville.example`;
    const user = {
      id: userOf(role),
      organisationId: CAF.id,
      role,
      name,
      email,
      territory: 'nord',
      active: true,
    };
    await saveUser(alone.store, user);
    for (const relation of RELATIONS) await keepCase(role, relation);
  }
  await saveUser(alone.store, {
    id: 't-south',
    organisationId: CAF.id,
    role: 'caseworker',
    name: 'Sud',
    email: 's@exempleville.example',
    territory: 'sud',
    active: true,
  });
});
afterAll(() => alone.stop());

/** A summary row with a household and a letter of its own, standing as the relation says. */
async function keepCase(role: Role, relation: Relation): Promise<void> {
  const id = caseOf(role, relation);
  const isOurs = relation !== 'shared' && relation !== 'none';
  const organisation = isOurs ? CAF.id : COUNCIL.id;
  const followers: Record<Relation, string | null> = {
    mine: role === 'intake-officer' ? null : userOf(role),
    team: 'u-sacha',
    organisation: 't-south',
    shared: 'u-secteur',
    none: 'u-secteur',
  };
  const { pool } = alone.store;
  await pool.query(
    `insert into household (id, organisation_id, members, address, situation, territory, search_text, key_id)
     values ($1, $2, '[]', '{}', '{}', $3, '', 'none')`,
    [id, organisation, relation === 'organisation' ? 'sud' : 'nord'],
  );
  await pool.query(
    `insert into case_summary (id, kind, organisation_id, household_id, accompaniment_id, reference, stage, trigger,
       urgency, caseworker_id, opened_on, agenda, version, recorded_at_ms, shared_with)
     values ($1, 'accompaniment', $2, $1, $1, $1, 'pre-course', 'arrears', 0, $3, '2026-01-01', '[]', 1, 1, $4)`,
    [id, organisation, followers[relation], relation === 'shared' ? [CAF.id] : null],
  );
  await pool.query(
    `insert into letter (id, key, case_id, organisation_id, fact_number, template, on_date, title, pdf, sha256, pages)
     values ($1, $1, $1, $2, 1, 'contact', '2026-01-02', 'Essai', '', '', 1)`,
    [id, organisation],
  );
}

/**
 * How a request fares before anything of it is read: with a question that no operation knows, whoever is admitted is
 * told so, and whoever is not is told why.
 */
async function ask(
  role: Role,
  one: (typeof guarded)[number],
  id: string,
  headers: Record<string, string> = {},
) {
  const path = one.path.replace(':id', id).replace(':step', 'x').replaceAll(/:\w+/g, 'x');
  const named = one.namedBy ? `&${one.namedBy}=${id}` : '';
  const type = one.bodyType === 'csv' ? { 'content-type': 'text/csv' } : {};
  const body = one.body ? (one.bodyType === 'csv' ? 'x' : {}) : undefined;
  const reply = await alone.api.request(
    userOf(role),
    one.method.toUpperCase(),
    `${path}?no-such=1${named}`,
    body,
    {
      ...type,
      ...headers,
    },
  );
  return reply.status === 422 ? 'admitted' : reply.body['code'];
}

const isAboutOne = ({ concerns = 'nobody' }: (typeof guarded)[number]) => concerns !== 'nobody';

/** What the table says of a cell, in the words of an answer; a household is shared with nobody. */
function expected(one: (typeof guarded)[number], role: Role, relation: Relation): string {
  const cells: Partial<Record<Relation, Extent>> | undefined = rowOf(one.access as Action)[role];
  if (!cells || (one.by && !one.by.includes(role))) return 'role-not-allowed';
  if (relation === 'none' || (relation === 'shared' && one.concerns === 'household')) return 'not-found';
  const extent = cells[relation];
  if (!extent) return 'not-yours';
  return extent === 'with-reason' ? 'reason-required' : 'admitted';
}

/** What is about no one family is open to a role, or not. */
function forRole(role: Role, action: Action): string {
  return rolesOf(action).includes(role) ? 'admitted' : 'role-not-allowed';
}

/** Where a case is read. */
const forms = (id: string) => ['', '/journal', '/letters'].map((part) => `/v1/accompaniments/${id}${part}`);

describe('every operation', () => {
  it('has its row in the table, and every row an operation', () => {
    const rowless = guarded.filter(({ access }) => !Object.hasOwn(ACCESS, access)).map(({ name }) => name);
    expect(rowless).toEqual([]);
    const used = new Set(guarded.map(({ access }) => access));
    const unserved = Object.keys(ACCESS).filter((action) => !used.has(action as Action));
    // Rows of kinds that only other cases open, or that are about to be served.
    expect(unserved.filter((action) => !action.startsWith('open:') && !action.startsWith('steps:'))).toEqual(
      [],
    );
  });

  it('without a row is refused to everyone', () => {
    expect(rowOf('steps:no-such-kind')).toEqual({});
    expect(rolesOf('open:no-such-kind')).toEqual([]);
  });

  it('about one family says so: no path with an id escapes the relation', () => {
    const escaping = guarded
      .filter((one) => one.path.includes(':id') && !isAboutOne(one) && !one.path.endsWith(':step'))
      .map(({ path }) => path.split('/')[2]);
    expect(new Set(escaping)).toEqual(new Set(['webhooks']));
  });
});

/** One operation for each action is enough for the cells; each step has its own roles. */
const oneByAction = [...new Map(guarded.map((one) => [one.access, one])).values()];
const aboutOne = oneByAction.filter(isAboutOne);

describe.each(ROLES)('a %s', (role) => {
  it.each(aboutOne.map((one) => [one.access, one] as const))('%s: every relation', async (_, one) => {
    const answers = await Promise.all(
      RELATIONS.map(async (relation) => [relation, await ask(role, one, caseOf(role, relation))]),
    );
    expect(answers).toEqual(RELATIONS.map((relation) => [relation, expected(one, role, relation)]));
  });

  it('does what is about no one family, if the table says so', async () => {
    const others = oneByAction.filter((one) => !isAboutOne(one));
    const answers = await Promise.all(others.map(async (one) => [one.name, await ask(role, one, 'x')]));
    expect(answers).toEqual(others.map((one) => [one.name, forRole(role, one.access as Action)]));
  });

  it('takes the steps that the rules of the field give to the role, and no other', async () => {
    const steps = guarded.filter(({ by }) => by);
    const answers = await Promise.all(
      steps.map(async (one) => [one.name, await ask(role, one, caseOf(role, 'mine'))]),
    );
    expect(answers).toEqual(steps.map((one) => [one.name, expected(one, role, 'mine')]));
  });

  it('finds in lists what they may read, and nothing else', async () => {
    const row = rowOf('read-case')[role];
    const reply = await alone.api.get<{ items?: { id: string }[]; code?: string }>(
      userOf(role),
      '/v1/accompaniments?limit=200',
    );
    if (!row) return expect(reply.body.code).toBe('role-not-allowed');
    const found = new Set(reply.body.items?.map(({ id }) => id));
    for (const relation of RELATIONS) {
      const cell = relation === 'none' ? undefined : row[relation];
      const isListed = found.has(caseOf(role, relation));
      expect([relation, isListed]).toEqual([relation, cell !== undefined && cell !== 'with-reason']);
    }
  });
});

describe('a supervisor beyond their duty', () => {
  const path = `/v1/accompaniments/${caseOf('supervisor', 'organisation')}/letters`;

  it('says why, and the trace keeps it', async () => {
    const who = userOf('supervisor');
    expect((await alone.api.get(who, path)).body).toMatchObject({ status: 403, code: 'reason-required' });
    expect((await alone.api.get(who, path, { [REASON_HEADER]: '   ' })).status).toBe(403);
    const why = encodeLatin('Absence imprévue de l’équipe du sud, urgence signalée');
    expect((await alone.api.get(who, path, { [REASON_HEADER]: why })).status).toBe(200);
    const trace = await alone.api.get<{ items: { action: string; reason?: string; outcome: string }[] }>(
      who,
      '/v1/trace?limit=5',
    );
    expect(trace.body.items).toContainEqual(
      expect.objectContaining({
        action: 'list-accompaniment-letters',
        outcome: 'done',
        reason: expect.stringContaining('imprévue'),
      }),
    );
  });
});

describe('whoever guesses', () => {
  it('learns nothing: what is another’s and what is not there are answered alike', async () => {
    const who = userOf('caseworker');
    const answersTo = async (id: string) =>
      Promise.all(
        [...forms(id), `/v1/households/${id}`, `/v1/letters/${id}`, `/v1/hearings/${id}`].map(
          async (path) => {
            const { status, body } = await alone.api.get(who, path);
            return { status, ...body, instance: '' };
          },
        ),
      );
    expect(await answersTo(caseOf('caseworker', 'none'))).toEqual(await answersTo('nothing-at-all'));
  });

  it('wherever they go, never meets a word of another organisation', async () => {
    const ids = ROLES.flatMap((role) => RELATIONS.map((relation) => caseOf(role, relation)));
    const reads = guarded.filter(({ method }) => method === 'get');
    const strangers = ROLES.map((role) => caseOf(role, 'none'));
    await assert(
      asyncProperty(
        constantFrom(...ROLES),
        constantFrom(...reads),
        constantFrom(...ids),
        constantFrom(
          '',
          '?limit=200',
          `?text=${strangers[0]}`,
          '?sort=-openedOn',
          '?scope=team',
          '?asOf=2026-06-01',
        ),
        boolean(),
        async (role, one, id, query, why) => {
          const headers: Record<string, string> = why ? { [REASON_HEADER]: 'Essai' } : {};
          const path = one.path.replaceAll(/:\w+/g, id);
          const reply = await alone.api.get<unknown>(userOf(role), `${path}${query}`, headers);
          const said = JSON.stringify(reply.body);
          expect(strangers.filter((stranger) => said.includes(stranger))).toEqual([]);
          expect(reply.status).not.toBe(500);
        },
      ),
      { numRuns: 250 },
    );
  });
});

/** Headers are bytes: what is not ASCII is sent as such. */
function encodeLatin(text: string): string {
  return Buffer.from(text).toString('latin1');
}
