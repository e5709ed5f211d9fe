/** What is sent wrongly is refused by a problem document that says so, with nothing changed and nothing told. */
import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { family } from '../../worker/local/invented.ts';
import { today } from '../families/api.ts';
import { startAlone, type Alone } from './alone.ts';
import { register } from './door.ts';

let alone: Alone;
/** The path of the one household there is. */
let kept = '';
beforeAll(async () => {
  alone = await startAlone();
  kept = `/v1/households/${await register(alone.api, 'Gardée')}`;
});
afterAll(() => alone.stop());

const CLERK = 'u-accueil';
const JSON_BODY = { 'content-type': 'application/json' };

/** How a request is refused: the status, the code, and the paths at fault. */
async function refused(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
  const reply = await alone.api.request(CLERK, method, path, body, headers);
  expect(reply.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  const { status, code, type, title, detail, instance, errors } = reply.body;
  expect({ status, type }).toEqual({ status: reply.status, type: `urn:jalon:problem:${String(code)}` });
  for (const text of [title, detail, instance]) expect(text).toEqual(expect.any(String));
  const paths = (errors as { path: string }[] | undefined)?.map((fault) => fault.path);
  return { status: reply.status, code, paths, reply };
}

const household = (change: object = {}) => ({ ...family('Inventée'), ...change });
const member = (change: object = {}) => ({
  role: 'applicant',
  name: 'Inventée',
  firstName: 'Louise',
  birthDate: '1988-04-12',
  ...change,
});
const opening = (trigger: object = {}, change: object = {}) => ({
  householdId: 'nobody',
  trigger: {
    kind: 'arrears',
    occurredOn: today(-20),
    registeredOn: today(-10),
    referredBy: 'registry',
    ...trigger,
  },
  ...change,
});

describe('a body', () => {
  it.each(['{', '{"members": [}', 'not json', "{'a': 1}"])(
    'that is not JSON is malformed: %s',
    async (body) => {
      expect(await refused('POST', '/v1/households', body)).toMatchObject({
        status: 400,
        code: 'malformed-json',
      });
    },
  );

  it('that is malformed is not quoted', async () => {
    const { reply } = await refused('POST', '/v1/households', '{"name": "Inventée" oops');
    expect(JSON.stringify(reply.body)).not.toMatch(/Inventée|oops/);
  });

  it.each(['5', '"text"', '[]', 'null', 'true'])(
    'that is JSON but no object is off its schema: %s',
    async (body) => {
      expect(await refused('POST', '/v1/households', body)).toMatchObject({
        status: 422,
        code: 'invalid-request',
      });
    },
  );

  it.each([
    'text/plain',
    'application/xml',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
  ])('of another type is refused: %s', async (type) => {
    const reply = await refused('POST', '/v1/households', '{}', { 'content-type': type });
    expect(reply).toMatchObject({ status: 415, code: 'unsupported-media-type' });
  });

  it('in an unknown encoding is refused', async () => {
    const strange = { ...JSON_BODY, 'content-encoding': 'x-strange' };
    expect(await refused('POST', '/v1/households', '{}', strange)).toMatchObject({ status: 415 });
    const latin = { 'content-type': 'application/json; charset=iso-8859-1' };
    expect(await refused('POST', '/v1/households', '{}', latin)).toMatchObject({ status: 415 });
  });

  it('that is enormous is refused', async () => {
    const body = JSON.stringify(household({ territory: 'x'.repeat(300_000) }));
    expect(await refused('POST', '/v1/households', body)).toMatchObject({
      status: 413,
      code: 'body-too-large',
    });
  });

  it('that is absent counts as empty, and says what is missing', async () => {
    const { status, paths } = await refused('POST', '/v1/households');
    expect({ status, paths }).toEqual({ status: 422, paths: ['members', 'address'] });
  });

  it('with unknown fields is refused, each by its path', async () => {
    const body = household({
      nickname: 'x',
      address: { lines: ['x'], postalCode: '75099', city: 'X', floor: 3 },
    });
    expect(await refused('POST', '/v1/households', body)).toMatchObject({
      status: 422,
      paths: ['address.floor', 'nickname'],
    });
  });

  it.each(['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'])(
    'that tries to reach the prototype is refused: %s',
    async (key) => {
      const body = JSON.stringify(household()).replace('{', `{"${key}": {"polluted": true}, `);
      expect(await refused('POST', '/v1/households', body)).toMatchObject({ status: 422, paths: [key] });
      expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    },
  );

  it('deeply nested is refused without harm', async () => {
    const body = `{"members": ${'['.repeat(50_000)}${']'.repeat(50_000)}}`;
    expect((await refused('POST', '/v1/households', body)).status).toBe(422);
  });

  it.each([
    ['NUL', 'Inv\u0000entée'],
    ['a control character', 'Inv\u0007entée'],
    ['half a character', 'Inv\ud83dentée'],
    ['nothing but blanks', '   '],
    ['too long a text', 'x'.repeat(101)],
    ['a number', 12],
    ['null', null],
    ['a list', ['x']],
  ])('that has for a name %s is refused', async (_, name) => {
    const body = JSON.stringify(household({ members: [member({ name })] }));
    expect(await refused('POST', '/v1/households', body)).toMatchObject({
      status: 422,
      paths: ['members.0.name'],
    });
  });
});

describe('a date', () => {
  it.each([
    '2027-02-30',
    '2027-13-01',
    '2027-00-10',
    '12/04/1988',
    '1988-4-12',
    '1988-04-12T00:00:00Z',
    '',
    '0000-01-01',
  ])('that does not exist, or is written otherwise, is refused: %s', async (birthDate) => {
    const { status, paths } = await refused(
      'POST',
      '/v1/households',
      household({ members: [member({ birthDate })] }),
    );
    expect({ status, paths }).toEqual({ status: 422, paths: ['members.0.birthDate'] });
  });

  it('of birth in the future is refused', async () => {
    const members = [member(), member({ role: 'child', birthDate: today(1) })];
    const { status, paths } = await refused('POST', '/v1/households', household({ members, situation: {} }));
    expect({ status, paths }).toEqual({ status: 422, paths: ['members.1.birthDate'] });
  });

  it('of registration before the event is refused', async () => {
    const body = opening({ occurredOn: today(-5), registeredOn: today(-6) });
    expect(await refused('POST', '/v1/accompaniments', body)).toMatchObject({
      status: 422,
      paths: ['trigger.registeredOn'],
    });
  });

  it.each([
    { registeredOn: today(2) },
    { occurredOn: today(2), registeredOn: today(2) },
    { referredOn: today(2) },
  ])('of an event still to come is refused: %j', async (trigger) => {
    const reply = await refused('POST', '/v1/accompaniments', opening(trigger));
    expect(reply).toMatchObject({ status: 409, code: 'date-in-future' });
  });

  it.each(['2027-02-30', 'tomorrow', '20270301'])('asked of the calendar exists: %s', async (date) => {
    expect(await refused('GET', `/v1/calendar/${date}`)).toMatchObject({ status: 422, paths: ['date'] });
  });
});

describe('a household', () => {
  it.each([
    ['nobody', []],
    ['no applicant', [member({ role: 'partner' })]],
    ['two applicants', [member(), member()]],
    ['two members of one id', [member({ id: 'm1' }), member({ id: 'm1', role: 'child' })]],
  ])('with %s is refused', async (_, members) => {
    expect(await refused('POST', '/v1/households', household({ members, situation: {} }))).toMatchObject({
      status: 422,
      paths: ['members'],
    });
  });

  it('that tells of a child it does not have is refused', async () => {
    const body = household({ situation: { children: { m9: { atSchool: true } } } });
    expect(await refused('POST', '/v1/households', body)).toMatchObject({
      status: 422,
      paths: ['situation.children.m9'],
    });
  });

  it('changed by nothing is refused', async () => {
    expect(await refused('PATCH', kept, {})).toMatchObject({ status: 422 });
  });
});

describe('an event', () => {
  it('of an unknown kind, or with a stage that only arrears have, is refused', async () => {
    const unknown = await refused('POST', '/v1/accompaniments', opening({ kind: 'lottery' }));
    expect(unknown).toMatchObject({ status: 422, paths: ['trigger.kind'] });
    const staged = await refused(
      'POST',
      '/v1/accompaniments',
      opening({ kind: 'summons', stage: 'relapse' }),
    );
    expect(staged).toMatchObject({ status: 422, paths: ['trigger.stage'] });
  });

  it.each([-1, 1.5, '100', 1e12])('with the debt %p is refused', async (debtCents) => {
    const reply = await refused('POST', '/v1/accompaniments', opening({ debtCents }));
    expect(reply).toMatchObject({ status: 422, paths: ['trigger.debtCents'] });
  });

  it('of a household that is not there is refused', async () => {
    expect(await refused('POST', '/v1/accompaniments', opening())).toMatchObject({
      status: 404,
      code: 'unknown-household',
    });
  });

  it('for an offer nobody makes is refused', async () => {
    const reply = await refused('POST', '/v1/accompaniments', opening({}, { offer: 'paris/anything' }));
    expect(reply).toMatchObject({ status: 422, paths: ['offer'] });
  });
});

describe('an address', () => {
  it.each(['/', '/v1', '/v1/nothing', '/v2/households', '/v1/households/x/y', '/v1/accompaniments/x/steps'])(
    'that leads nowhere is not found: %s',
    async (path) => {
      expect(await refused('GET', path)).toMatchObject({ status: 404, code: 'not-found' });
    },
  );

  it.each(['nobody', '..%2f..%2fetc', 'a%00b', "'%20or%201=1", 'x'.repeat(500), '%F0%9F%98%80'])(
    'with an id that is none is not found: %s',
    async (id) => {
      for (const path of [`/v1/accompaniments/${id}`, `/v1/households/${id}`, `/v1/letters/${id}`]) {
        const { status } = await alone.api.get('u-responsable', path);
        expect(status).toBe(404);
      }
    },
  );

  it('that is badly encoded is refused', async () => {
    expect(await refused('GET', '/v1/households/%E0%A4%A')).toMatchObject({
      status: 400,
      code: 'malformed-request',
    });
  });

  it('called with another method says which there are', async () => {
    const { status, code, reply } = await refused('DELETE', '/v1/households/nobody');
    expect({ status, code }).toEqual({ status: 405, code: 'method-not-allowed' });
    expect(reply.headers.get('allow')).toBe('GET, PATCH, HEAD, OPTIONS');
    const options = await alone.api.request(CLERK, 'OPTIONS', '/v1/households');
    expect([options.status, options.headers.get('allow')]).toEqual([204, 'POST, OPTIONS']);
  });

  it('of a step that does not exist is not found, with those that do', async () => {
    const { status, code, reply } = await refused('POST', '/v1/accompaniments/nobody/steps/dance', {});
    expect({ status, code }).toEqual({ status: 404, code: 'unknown-step' });
    expect(reply.body['steps']).toContain('agree-plan');
  });
});

describe('a query', () => {
  it.each([
    ['?stage=nowhere', 'stage.0'],
    ['?limit=0', 'limit'],
    ['?limit=1000', 'limit'],
    ['?limit=ten', 'limit'],
    ['?sort=name', 'sort'],
    ['?dueBefore=2027-02-30', 'dueBefore'],
    ['?unknown=1', 'unknown'],
    ['?offer=paris/summons&offer=paris/summons', 'offer'],
    ['?limit[$gt]=1', 'limit[$gt]'],
    ['?__proto__=1', '__proto__'],
    ['?cursor=nonsense', 'cursor'],
    ['?text=%00', 'text'],
  ])('off its schema is refused: %s', async (query, path) => {
    expect(await refused('GET', `/v1/accompaniments${query}`)).toMatchObject({ status: 422, paths: [path] });
  });

  it.each(['999', '-261', '1.5', '', 'x'])(
    'asks the calendar for working days in reason: %s',
    async (days) => {
      const reply = await refused('GET', `/v1/calendar/2027-01-01?workingDays=${days}`);
      expect(reply).toMatchObject({ status: 422, paths: ['workingDays'] });
    },
  );
});

describe('a header', () => {
  it.each(['two words', 'é', 'x'.repeat(201)])('with a key that is none is refused: %s', async (key) => {
    const reply = await refused('POST', '/v1/households', household(), {
      'idempotency-key': encodeLatin(key),
    });
    expect(reply).toMatchObject({ status: 422, paths: ['idempotency-key'] });
  });

  it.each(['yesterday', '"1", "2"', '-1', '"x"'])(
    'with a version that is none is refused: %s',
    async (version) => {
      const reply = await refused('PATCH', kept, { territory: 'nord' }, { 'if-match': version });
      expect(reply).toMatchObject({ status: 422, paths: ['if-match'] });
    },
  );

  it('accepting only what is not answered is refused', async () => {
    expect(await refused('GET', '/v1/me', undefined, { accept: 'text/html' })).toMatchObject({ status: 406 });
  });
});

describe('who asks', () => {
  it.each(['', 'nobody-at-all', 'u-accueil; drop table', 'x'.repeat(300)])('is known: %p', async (who) => {
    const reply = await alone.api.get(who, '/v1/me');
    expect(reply).toMatchObject({ status: 401, body: { code: who ? 'unknown-actor' : 'actor-required' } });
  });

  it('is told before anything of the request is read', async () => {
    const reply = await alone.api.request('nobody-at-all', 'POST', '/v1/households', '{');
    expect(reply.status).toBe(401);
  });

  it('has the role it takes', async () => {
    const reply = await alone.api.post('u-admin', '/v1/accompaniments', opening());
    expect(reply).toMatchObject({ status: 403, body: { code: 'role-not-allowed' } });
  });
});

/** Sends a list. */
const sendList = (body: string, query = '?sender=Association', headers = { 'content-type': 'text/csv' }) =>
  refused('POST', `/v1/coordination/lists${query}`, body, headers);

describe('a list of families', () => {
  it('names its sender, and is CSV', async () => {
    expect(await sendList('nom;prénom', '')).toMatchObject({ status: 422, paths: ['sender'] });
    expect(await sendList('{}', '?sender=A', JSON_BODY)).toMatchObject({ status: 415 });
  });

  it('has the columns it needs, and some line that can be read', async () => {
    expect(await sendList('a;b\n1;2')).toMatchObject({ status: 422, code: 'list-columns-missing' });
    const unusable = await sendList('nom;prénom;date de naissance;service\nInventée;Louise;hier;Secteur');
    expect(unusable).toMatchObject({ status: 422, code: 'list-unusable' });
    expect(JSON.stringify(unusable.reply.body)).not.toContain('Inventée');
  });

  it('is of a reasonable size', async () => {
    expect(await sendList('x'.repeat(10_500_000))).toMatchObject({ status: 413 });
  });
});

describe('a connection', () => {
  it('cut in the middle of a body does no harm', async () => {
    const authorization = await alone.api.authorization(CLERK);
    await new Promise<void>((resolve) => {
      const headers = {
        'content-type': 'application/json',
        'content-length': '1000',
        ...authorization,
      };
      const cut = httpRequest(`${alone.api.url}/v1/households`, { method: 'POST', headers });
      cut.on('error', () => resolve());
      cut.write('{"members":', () => cut.destroy(new Error('cut')));
    });
    expect((await alone.api.get(CLERK, '/v1/me')).status).toBe(200);
  });
});

it('changes nothing, whatever is refused', async () => {
  const { rows } = await alone.store.pool.query('select (select count(*) from household)::int as households');
  expect(rows).toEqual([{ households: 1 }]);
});

/** Headers are bytes: what is not ASCII is sent as such. */
function encodeLatin(text: string): string {
  return Buffer.from(text).toString('latin1');
}
