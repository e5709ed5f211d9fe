/** The engine's pages behind the service's sign-in: who gets in, what they see, and that nobody changes anything. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { checkTrace } from '../../activities/store/trace-check.ts';
import type { TraceEntryView } from '../../api/schemas/trace.ts';
import { workflowId } from '../../workflows/messages.ts';
import { Browser, type Page as Shown } from '../environment/browser.ts';
import { eventually } from '../environment/eventually.ts';
import { startInstallation, type Installation } from '../environment/installation.ts';
import { Api, FamilyCourse } from '../families/api.ts';
import { ELSEWHERE, SUPERVISOR, until, type Page } from './door.ts';

const NS = '/engine/api/v1/namespaces/jalon';

let installation: Installation;
let api: Api;
let ours: FamilyCourse;
let supervisor: Browser;
let elsewhere: Browser;
let administrator: Browser;
beforeAll(async () => {
  installation = await startInstallation({ enginePages: 0 });
  api = new Api(installation.url);
  ours = await new FamilyCourse(api).open();
  await ours.until(({ stage }) => stage === 'awaiting-assignment');
  [supervisor, elsewhere, administrator] = [
    await signedIn(SUPERVISOR),
    await signedIn(ELSEWHERE),
    await signedIn('u-admin'),
  ];
});
afterAll(() => installation.stop());

async function signedIn(who: string): Promise<Browser> {
  const browser = new Browser(installation.url);
  await browser.signIn(who);
  return browser;
}

const workflow = () => workflowId('accompaniment', ours.id);
const json = <Body>({ text }: Shown) => JSON.parse(text) as Body;
const codeOf = (page: Shown) => json<{ code?: string }>(page).code;

/** Names of the workflows in a list, as this person sees it. */
async function listed(browser: Browser, query = ''): Promise<string[]> {
  const page = await browser.send(`${NS}/workflows?query=${encodeURIComponent(query)}`);
  expect(page.status).toBe(200);
  const { executions = [] } = json<{ executions?: { execution: { workflowId: string } }[] }>(page);
  return executions.map(({ execution }) => execution.workflowId);
}

async function count(browser: Browser, query: string): Promise<number> {
  const page = await browser.send(`${NS}/workflow-count?query=${encodeURIComponent(query)}`);
  return Number(json<{ count?: string }>(page).count ?? 0);
}

async function decoded(browser: Browser, payload: object): Promise<string> {
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ payloads: [payload] }),
  };
  const page = await browser.send('/engine/codec/decode', init);
  expect(page.status).toBe(200);
  const { payloads } = json<{ payloads: { data: string }[] }>(page);
  return Buffer.from(payloads[0]?.data ?? '', 'base64').toString();
}

async function traceOf(who: string, action: string): Promise<TraceEntryView[]> {
  const { body } = await api.get<Page<TraceEntryView>>(SUPERVISOR, `/v1/trace?who=${who}&limit=200`);
  return body.items.filter((entry) => entry.action === action);
}

describe('a visitor who has not signed in', () => {
  it.each([
    '/engine/api/v1/settings',
    `${NS}/workflows`,
    '/engine/_app/version.json',
    '/engine/render?content=x',
    '/engine/arrive.js',
  ])('gets nothing of %s', async (path) => {
    const page = await new Browser(installation.url).send(path);
    expect([page.status, codeOf(page)]).toEqual([401, 'actor-required']);
  });

  it('is sent to the provider from a page, and back to that page', async () => {
    const browser = new Browser(installation.url);
    const sent = await browser.send('/engine/namespaces/jalon/workflows');
    expect(sent.status).toBe(302);
    const to = new URL(sent.headers.get('location') ?? '');
    expect(Object.fromEntries(to.searchParams)).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      client_id: 'jalon-ui',
    });
    const back = await browser.signIn(SUPERVISOR, '/engine/namespaces/jalon/workflows');
    expect(back.text).toContain('data-to="/engine/namespaces/jalon/workflows"');
  });

  it('opens no payload', async () => {
    const page = await new Browser(installation.url).send('/engine/codec/decode', {
      method: 'POST',
      body: '{}',
    });
    expect(page.status).toBe(401);
  });
});

describe('the cookie of a session', () => {
  it('is for this origin and no script, and says nothing to who reads it', async () => {
    const browser = new Browser(installation.url);
    const back = await browser.signIn(SUPERVISOR);
    const [line = ''] = back.headers.getSetCookie().filter((one) => one.startsWith('jalon_session='));
    expect(line).toMatch(/HttpOnly/);
    expect(line).toMatch(/SameSite=Strict/);
    expect(line).toMatch(/Max-Age=3600/);
    expect(Buffer.from(line, 'base64').toString()).not.toContain(SUPERVISOR);
  });

  it('serves no longer when it was changed, or belongs to another use', async () => {
    const browser = await signedIn(SUPERVISOR);
    const good = browser.cookies().get('jalon_session') ?? '';
    browser.cookies().set('jalon_session', `${good.slice(0, -2)}xx`);
    expect((await browser.send(`${NS}/workflows`)).status).toBe(401);
    const begun = new Browser(installation.url);
    await begun.send('/engine');
    begun.cookies().set('jalon_session', begun.cookies().get('jalon_signing_in') ?? '');
    expect((await begun.send(`${NS}/workflows`)).status).toBe(401);
  });

  it('serves no longer once its owner has left', async () => {
    const browser = await signedIn('u-secteur-responsable');
    expect((await browser.send(`${NS}/workflows`)).status).toBe(200);
    await installation.store.pool.query(`update app_user set active = false where id = $1`, [ELSEWHERE]);
    expect((await browser.send(`${NS}/workflows`)).status).toBe(401);
    await installation.store.pool.query(`update app_user set active = true where id = $1`, [ELSEWHERE]);
  });

  it('goes when one signs out', async () => {
    const browser = await signedIn(SUPERVISOR);
    await browser.send('/sign-out');
    expect((await browser.send(`${NS}/workflows`)).status).toBe(401);
  });
});

describe('coming back from the provider', () => {
  it('is refused to a browser that did not set out', async () => {
    const page = await new Browser(installation.url).send('/sign-in/callback?code=abc&state=def');
    expect([page.status, codeOf(page)]).toEqual([400, 'sign-in-not-begun']);
  });

  it('is refused with another state, or another code', async () => {
    for (const query of ['code=abc&state=def', 'error=access_denied']) {
      const browser = new Browser(installation.url);
      await browser.send('/engine');
      const page = await browser.send(`/sign-in/callback?${query}`);
      expect([page.status, codeOf(page)]).toEqual([403, 'sign-in-refused']);
      expect(browser.cookies().has('jalon_session')).toBe(false);
    }
  });
});

describe('those who may not look', () => {
  it.each(['u-accueil', 'u-camille', 'u-secteur'])('%s is told so', async (who) => {
    const browser = await signedIn(who);
    for (const path of [`${NS}/workflows`, '/engine/api/v1/settings', '/engine']) {
      const page = await browser.send(path);
      expect([page.status, codeOf(page)]).toEqual([403, 'role-not-allowed']);
    }
  });
});

describe('nothing can be changed', () => {
  it.each(['POST', 'PUT', 'PATCH', 'DELETE'])('by %s, whatever the path', async (method) => {
    for (const path of [
      `${NS}/workflows/${workflow()}/terminate`,
      `${NS}/workflows/${workflow()}/signal/tell`,
      `${NS}/workflows/${workflow()}/query/__stack_trace`,
      '/engine/api/v1/settings',
      '/engine',
    ]) {
      const page = await supervisor.send(path, { method, body: '{}' });
      expect([page.status, codeOf(page)]).toEqual([405, 'method-not-allowed']);
    }
    expect(await ours.view()).toMatchObject({ stage: 'awaiting-assignment' });
  });

  it('and the pages are told so', async () => {
    const settings = json<Record<string, unknown>>(await supervisor.send('/engine/api/v1/settings'));
    expect(settings).toMatchObject({
      DisableWriteActions: true,
      WorkflowTerminateDisabled: true,
      WorkflowSignalDisabled: true,
      BatchActionsDisabled: true,
      Codec: { Endpoint: '/engine/codec' },
    });
  });
});

describe('a list', () => {
  it('shows the cases of one’s organisation, and no other’s', async () => {
    await until(async () => (await listed(supervisor)).includes(workflow()));
    expect(await listed(elsewhere)).not.toContain(workflow());
  });

  it.each([
    `WorkflowId = "WORKFLOW"`,
    `Organisation = "caf-exemple"`,
    `Organisation != "departement-exemple"`,
    `ExecutionStatus="Running" OR Organisation = "caf-exemple"`,
    `(Organisation = "x") OR (Organisation = "caf-exemple")`,
  ])('is not widened by %s', async (query) => {
    // Of their own they see what other tests are living at the same time.
    expect(await listed(elsewhere, query.replace('WORKFLOW', workflow()))).not.toContain(workflow());
  });

  it.each([
    `1=1) OR (1=1`,
    `) OR (Organisation="caf-exemple"`,
    `Organisation="caf-exemple" --`,
    `Organisation="caf-exemple" /* x`,
    `Organisation="a\\" OR Organisation="caf-exemple`,
    `Organisation="caf-exemple"; select 1`,
    `Stage="x" ORDER BY StartTime`,
    `Stage="x" GROUP BY Organisation`,
    `"unended`,
  ])('refuses %s', async (query) => {
    for (const path of ['workflows', 'workflow-count']) {
      const page = await elsewhere.send(`${NS}/${path}?query=${encodeURIComponent(query)}`);
      expect([page.status, codeOf(page)]).toEqual([422, 'invalid-request']);
    }
  });

  it('is counted within one’s organisation', async () => {
    const query = `WorkflowId = "${workflow()}"`;
    // What the engine's lists show follows what it does, a moment later.
    await eventually('the case counted', async () => (await count(supervisor, query)) === 1);
    expect(await count(elsewhere, query)).toBe(0);
    // Of this case only: other test files open cases of the same organisations meanwhile.
    const grouped = `${query} GROUP BY ExecutionStatus`;
    expect([await count(supervisor, grouped), await count(elsewhere, grouped)]).toEqual([1, 0]);
  });

  it('leaves the trace of the cases it showed', async () => {
    await listed(administrator, `WorkflowId = "${workflow()}"`);
    const [entry] = await traceOf('u-admin', 'list-engine-cases');
    expect(entry).toMatchObject({ outcome: 'done', cases: [ours.id] });
  });
});

describe('a case', () => {
  const paths = ['', '/history?maximumPageSize=1000', '/history-reverse?maximumPageSize=1000'];

  it.each(paths)('is read by a supervisor of its organisation at …%s, and leaves a trace', async (path) => {
    const page = await supervisor.send(`${NS}/workflows/${workflow()}${path}`);
    expect(page.status).toBe(200);
    expect(page.text).toContain('accompaniment');
    const action = path === '' ? 'read-engine-case' : 'read-engine-history';
    expect((await traceOf(SUPERVISOR, action))[0]).toMatchObject({ outcome: 'done', cases: [ours.id] });
  });

  it.each(paths)('does not exist for another organisation at …%s', async (path) => {
    const page = await elsewhere.send(`${NS}/workflows/${workflow()}${path}`);
    expect([page.status, codeOf(page)]).toEqual([404, 'not-found']);
  });

  it('says where it stands now, to its organisation only', async () => {
    const path = `${NS}/workflows/${workflow()}/query/__temporal_workflow_metadata`;
    const page = await supervisor.send(path, { method: 'POST', body: '{}' });
    expect(page.status).toBe(200);
    expect(json<{ queryResult: { payloads: unknown[] } }>(page).queryResult.payloads).toHaveLength(1);
    expect((await elsewhere.send(path, { method: 'POST', body: '{}' })).status).toBe(404);
  });

  it('has an address of ours, which leads to its history', async () => {
    const page = await supervisor.open(`/engine/cases/${ours.id}`);
    expect(page.text).toMatch(
      new RegExp(
        `data-to="/engine/namespaces/jalon/workflows/${workflow()}/[0-9a-f-]{36}/history\\?sort=ascending"`,
      ),
    );
    expect((await elsewhere.open(`/engine/cases/${ours.id}`)).status).toBe(404);
  });
});

describe('what a case carries', () => {
  const PAYLOAD = /"payloads":\s*\[\s*(\{[^]*?\}\s*)\]/;

  /** The payload with which the case was opened, as the engine keeps it. */
  async function opening(): Promise<object> {
    const page = await supervisor.send(`${NS}/workflows/${workflow()}/history?maximumPageSize=1`);
    return JSON.parse(PAYLOAD.exec(page.text)?.[1] ?? '') as object;
  }

  it('is opened for a supervisor of its organisation, which leaves a trace', async () => {
    expect(await decoded(supervisor, await opening())).toContain('"householdId"');
    const [entry] = await traceOf(SUPERVISOR, 'open-engine-payloads');
    expect(entry).toMatchObject({ outcome: 'done', households: [ours.householdId] });
  });

  it('comes back as it went to a supervisor of another team, whom the API asks why', async () => {
    const sealed = (await opening()) as { data: string };
    const { pool } = installation.store;
    await pool.query(`update app_user set territory = 'sud' where id = $1`, [SUPERVISOR]);
    const back = await decoded(supervisor, sealed);
    const asked = await api.get(SUPERVISOR, `/v1/accompaniments/${ours.id}`);
    await pool.query(`update app_user set territory = 'nord' where id = $1`, [SUPERVISOR]);
    expect(back).toBe(Buffer.from(sealed.data, 'base64').toString());
    expect(asked).toMatchObject({ status: 403, body: { code: 'reason-required' } });
    const [entry] = await traceOf(SUPERVISOR, 'open-engine-payloads');
    expect(entry).not.toMatchObject({ households: [ours.householdId] });
  });

  it('comes back as it went to anyone else', async () => {
    const sealed = (await opening()) as { data: string };
    for (const browser of [elsewhere, administrator]) {
      const back = await decoded(browser, sealed);
      expect(back).toBe(Buffer.from(sealed.data, 'base64').toString());
      expect(back).not.toContain('householdId');
    }
  });

  it('is refused where it is no payload', async () => {
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"payloads":1}' };
    const page = await supervisor.send('/engine/codec/decode', init);
    expect([page.status, codeOf(page)]).toEqual([422, 'invalid-request']);
  });
});

describe('what the pages do not need', () => {
  it.each([
    `${NS}/schedules`,
    `${NS}/batch-operations`,
    `${NS}/archived-workflows`,
    `${NS}/workflows/service-anything`,
    `${NS}/workflows/..%2f..%2fnamespaces`,
    '/engine/api/v1/namespaces/temporal-system/workflows',
    '/engine/api/v1/nexus/endpoints',
    '/engine/anything',
  ])('%s does not exist', async (path) => {
    expect((await supervisor.send(path)).status).toBe(404);
  });

  it('other namespaces are not told of', async () => {
    const { namespaces } = json<{ namespaces: { namespaceInfo: { name: string } }[] }>(
      await supervisor.send('/engine/api/v1/namespaces'),
    );
    expect(namespaces.map(({ namespaceInfo }) => namespaceInfo.name)).toEqual(['jalon']);
  });
});

describe('a text of the engine', () => {
  it('is shown in a frame where nothing runs', async () => {
    const text = '- **Préparcours** <script>alert(1)</script>\n- terme 1';
    const page = await supervisor.send(`/engine/render?content=${encodeURIComponent(text)}&theme=light`);
    expect(page.text).toContain(
      '<li><strong>Préparcours</strong> &lt;script&gt;alert(1)&lt;/script&gt;</li>',
    );
    expect(page.headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox/);
  });

  it('may be as long as a history makes it', async () => {
    const page = await supervisor.send(`/engine/render?content=${'a'.repeat(40_000)}`);
    expect(page.status).toBe(200);
  });
});

it('what was seen in the engine is in a whole chain', async () => {
  const findings = await checkTrace(installation.store);
  expect(findings.filter(({ broken }) => broken)).toEqual([]);
});
