/**
 * A group session is of several families: what is said of one is sealed with that family's key, its letters are for
 * those who follow it, and its erasure reaches the session and leaves the others as they were.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { familyCodec } from '../../activities/keys/payload-codec.ts';
import { findUser, saveUser } from '../../activities/store/organisations.ts';
import type { FactView } from '../../api/schemas/case.ts';
import { family } from '../../worker/local/invented.ts';
import { bodyOf } from '../../worker/local/front-door.ts';
import { eventually } from '../environment/eventually.ts';
import { startInstallation, type Installation } from '../environment/installation.ts';
import { Api, today } from '../families/api.ts';
import { ApiSession, ISERE, register } from '../families/isere.ts';
import { historiesOf } from '../faults/history.ts';

/** Who has no child. */
const ALONE = {
  members: family('Imaginaire').members.slice(0, 1),
  situation: { beneficiary: true, singleParent: true },
};
const SAID = ['zqattente', 'zqraison', 'zqtâche', 'zqservice'];

let installation: Installation;
let api: Api;
let cap: ApiSession;
/** The household of each participant. */
const households: Record<string, string> = {};

beforeAll(async () => {
  installation = await startInstallation({ caf: ISERE });
  api = new Api(installation.url);
  await putInTeam('u-camille', 'grenoble-voiron');
  await putInTeam('u-sacha', 'bourgoin-jallieu-vienne');
  cap = await new ApiSession(api).open('u-camille', { title: 'Cap', caseworkerId: 'u-camille', places: 5 });
  await lived('p1', 'u-camille');
  await lived('p2', 'u-sacha');
  await cap.take('u-responsable', 'cancel', { reason: 'Salle fermée.' });
  await eventually('the letters', async () => (await cap.letters()).length === 4);
}, 120_000);
afterAll(() => installation.stop());

async function putInTeam(id: string, territory: string): Promise<void> {
  await saveUser(installation.store, { ...(await findUser(installation.store, id))!, territory });
}

/** Referred, met, with a place: with a marked word wherever something is said of them. */
async function lived(participantId: string, who: 'u-camille' | 'u-sacha'): Promise<void> {
  const householdId = await register(api);
  households[participantId] = householdId;
  await cap.take(who, 'refer-participant', { householdId, memberId: 'm1', partner: 'zqservice' });
  const meeting = { participantId, on: cap.today, present: ['participant', 'partner', 'caf'] };
  await cap.take(who, 'record-three-way-meeting', { ...meeting, rightMoment: false, reason: 'zqraison' });
  await cap.take(who, 'record-three-way-meeting', {
    ...meeting,
    rightMoment: true,
    enrolment: { expectations: 'zqattente', childcare: 'arranged', transport: 'not-needed' },
    tasks: [{ by: 'partner', what: 'zqtâche' }],
  });
  await cap.take(who, 'confirm-place', { participantId });
}

/** What was said of one participant, as the leader reads it in the journal. */
async function saidOf(participantId: string): Promise<string> {
  const { items } = bodyOf(
    await api.get<{ items: FactView[] }>('u-camille', `/v1/group-sessions/${cap.id}/journal?limit=100`),
  );
  return JSON.stringify(items.filter(({ data }) => data['participantId'] === participantId));
}

interface Listed {
  items: { id: string; template: string; href: string }[];
}
const lettersFor = async (who: string) =>
  bodyOf(await api.get<Listed>(who, `/v1/group-sessions/${cap.id}/letters`)).items;

/** All that the engine keeps of the session, opened with every key there is. */
async function inEngine(): Promise<string> {
  const codec = familyCodec(installation.store.keys);
  const histories = await historiesOf(installation.client, 'group-session', cap.id);
  const taken = histories
    .flatMap(({ events }) => events ?? [])
    .flatMap(
      ({ workflowExecutionUpdateAcceptedEventAttributes: one }) =>
        one?.acceptedRequest?.input?.args?.payloads ?? [],
    );
  expect(taken.length).toBeGreaterThan(8);
  const opened = await codec.decode(taken);
  return opened.map(({ data }) => Buffer.from(data ?? []).toString('utf8')).join('\n');
}

describe('what is said of a participant', () => {
  it('is read by those who follow them', async () => {
    for (const one of ['p1', 'p2']) {
      const said = await saidOf(one);
      for (const word of SAID) expect(said).toContain(word);
    }
  });

  it('does not open with the key of the session, in the engine or in the journal', async () => {
    const engine = await inEngine();
    expect(engine).toContain('«scellé:');
    for (const word of SAID) expect(engine).not.toContain(word);
  });

  it('is done once, sent twice under one key', async () => {
    const body = { participantId: 'p1', on: cap.today, reason: 'zqraison' };
    const another = await new ApiSession(api).open('u-camille', { title: 'Cap', caseworkerId: 'u-camille' });
    await another.refer();
    const send = () =>
      api.request('u-camille', 'POST', `/v1/group-sessions/${another.id}/steps/record-leaving`, body, {
        'idempotency-key': 'leaves',
      });
    const [first, second] = [await send(), await send()];
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(second.body).toEqual(first.body);
    expect(JSON.stringify(first.body)).toContain('zqraison');
  });
});

describe('a letter to a participant', () => {
  it('is listed and read for whoever follows them, and the others are not', async () => {
    expect(await lettersFor('u-camille')).toHaveLength(4);
    const theirs = await lettersFor('u-sacha');
    expect(theirs.map(({ template }) => template)).toEqual(['session-place', 'session-changed']);
    const others = (await lettersFor('u-camille')).filter(({ id }) => !theirs.some((one) => one.id === id));
    expect((await api.get('u-sacha', theirs[0]!.href)).status).toBe(200);
    expect((await api.get('u-sacha', others[0]!.href)).status).toBe(403);
  });

  it('is printed with the others by the reception', async () => {
    const queue = bodyOf(await api.get<{ items: { caseId: string }[] }>('u-accueil', '/v1/letters')).items;
    expect(queue.filter(({ caseId }) => caseId === cap.id)).toHaveLength(4);
  });

  it('is part of the copy their family asks for, and of no other', async () => {
    const path = `/v1/households/${households['p2']}/export`;
    const copy = bodyOf(
      await api.get<{ cases: { id: string; letters: { title: string }[] }[] }>('u-admin', path),
    );
    expect(copy.cases.map(({ id, letters }) => [id, letters.length])).toEqual([[cap.id, 2]]);
  });
});

describe('a family that took part', () => {
  interface Erasures {
    items: { id: string; householdId?: string; caseId?: string }[];
  }
  const propose = async () =>
    bodyOf(await api.post<Erasures>('u-admin', '/v1/retention/erasures/propose', {})).items;

  it('is kept two years after its last part in the session, and the session as long as one of them', async () => {
    const id = households['p1'];
    await installation.store.pool.query(
      `update household set created_at = created_at - interval '1100 days' where id = $1`,
      [id],
    );
    expect(await propose()).toEqual([]);
    await age();
    expect((await propose()).map(({ householdId, caseId }) => householdId ?? caseId)).toEqual([id]);
  });

  it('is erased from the session too: what was said of it, and its letters', async () => {
    const [proposed] = await propose();
    const before = await lettersFor('u-camille');
    await api.post('u-admin', '/v1/retention/erasures/approve', { ids: [proposed!.id] });
    await eventually('the erasure', async () => {
      const { body } = await api.get<Erasures>('u-admin', '/v1/retention/erasures?status=done');
      return body.items.length > 0;
    });
    installation.store.keys.forgetAll();
    const gone = await saidOf('p1');
    for (const word of SAID) expect(gone).not.toContain(word);
    expect(gone).toContain('«effacé»');
    for (const word of SAID) expect(await saidOf('p2')).toContain(word);
    const statuses = await Promise.all(
      before.map(async ({ href }) => (await api.get('u-camille', href)).status),
    );
    expect(statuses.toSorted((a, b) => a - b)).toEqual([200, 200, 410, 410]);
  });

  it('is referred to nothing more', async () => {
    const another = await new ApiSession(api).open('u-camille', { title: 'Cap', caseworkerId: 'u-camille' });
    const body = { householdId: households['p1'], memberId: 'm1', partner: 'Service' };
    await another.refuses('erased', 'u-camille', 'refer-participant', body, 410);
  });
});

/** As if the whole session had happened three years ago. */
async function age(): Promise<void> {
  await installation.store.pool.query(`
    alter table journal disable trigger user;
    update journal set on_date = on_date - 1100 where case_id = '${cap.id}';
    alter table journal enable trigger user;
    update case_summary set opened_on = opened_on - 1100 where id = '${cap.id}'`);
}

const refer = (householdId: string, change: object) => ({
  householdId,
  memberId: 'm1',
  partner: 'Mission locale',
  ...change,
});
const event = (days: number) => ({
  kind: 'separation',
  occurredOn: today(days),
  registeredOn: today(days),
});

describe('a referral', () => {
  it.each([
    ['a year and more after the event', {}, -400],
    ['of a family without a dependent child', ALONE, -30],
  ])('is refused %s, and nobody is referred', async (_, change, days) => {
    const another = await new ApiSession(api).open('u-camille', { title: 'Cap', caseworkerId: 'u-camille' });
    const householdId = await register(api, change);
    const body = refer(householdId, { event: event(days) });
    const { body: refused } = await another.attempt('u-camille', 'refer-participant', body);
    expect((refused as { criteria?: object[] }).criteria).toHaveLength(1);
    await another.refuses('not-eligible', 'u-camille', 'refer-participant', body);
  });

  it('says what was found of the right to the session, and what was missing', async () => {
    const another = await new ApiSession(api).open('u-camille', { title: 'Cap', caseworkerId: 'u-camille' });
    for (const change of [{ event: event(-30) }, {}]) {
      await another.take('u-camille', 'refer-participant', refer(await register(api), change));
    }
    const { participants } = await another.view();
    expect(participants.map(({ entitlement }) => entitlement?.result)).toEqual(['eligible', 'undetermined']);
    expect(participants[1]?.entitlement?.missing.length).toBeGreaterThan(0);
  });
});
