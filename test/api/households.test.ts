/** Households: registered once, read as they were given, corrected by whoever saw them last. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { householdView, type HouseholdView } from '../../api/schemas/households.ts';
import { family } from '../../worker/local/invented.ts';
import { addYears, type PlainDate } from '../../workflows/rules/calendar.ts';
import { today } from '../families/api.ts';
import { startAlone, type Alone } from './alone.ts';

let alone: Alone;
beforeAll(async () => {
  alone = await startAlone();
});
afterAll(() => alone.stop());

const CLERK = 'u-accueil';
const ELSEWHERE = 'u-secteur-responsable';

function register(body: object, headers?: Record<string, string>) {
  return alone.api.post<HouseholdView & { code?: string }>(CLERK, '/v1/households', body, headers);
}

function change(id: string, body: object, headers?: Record<string, string>) {
  return alone.api.request<HouseholdView>(CLERK, 'PATCH', `/v1/households/${id}`, body, headers);
}

describe('a household registered', () => {
  it('is read as it was given, with its address and its version', async () => {
    const given = family('Modèle');
    const { status, body, headers } = await register(given);
    expect(status).toBe(201);
    expect(headers.get('location')).toBe(`/v1/households/${body.id}`);
    expect(headers.get('etag')).toBe('"1"');
    const read = await alone.api.get<HouseholdView>(CLERK, `/v1/households/${body.id}`);
    const retention = { lastContactOn: today(), keptUntil: addYears(today() as PlainDate, 2) };
    expect(read.body).toEqual({ ...given, id: body.id, version: 1, contact: {}, retention });
    expect(householdView.safeParse(read.body).error).toBeUndefined();
    expect(read.headers.get('cache-control')).toBe('no-store');
  });

  it('gives an id to whoever has none, never one that is taken', async () => {
    const [adult, child] = family('Modèle').members;
    const { body } = await register(
      family('Modèle', {
        members: [
          { ...adult!, id: 'm2' },
          { ...child!, id: undefined as never },
        ].map(({ id, ...rest }) => ({
          ...rest,
          ...(id && { id }),
        })),
        situation: {},
      }),
    );
    expect(body.members.map(({ id }) => id)).toEqual(['m2', 'm1']);
  });

  it('is one household, however often the request is sent under its key', async () => {
    const key = { 'idempotency-key': 'registration-1' };
    const given = family('Répétée');
    const [first, again] = [await register(given, key), await register(given, key)];
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(first.body);
    const other = await register(family('Autre'), key);
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } });
  });

  it('is two households when sent twice without a key', async () => {
    const replies = [await register(family('Double')), await register(family('Double'))];
    expect(new Set(replies.map(({ body }) => body.id)).size).toBe(2);
  });
});

describe('a correction', () => {
  it('replaces what it gives and leaves the rest', async () => {
    const { body } = await register(family('Modèle'));
    const corrected = await change(body.id, { contact: { phone: '01 99 00 00 01' } });
    expect(corrected.body).toEqual({ ...body, version: 2, contact: { phone: '01 99 00 00 01' } });
    expect(corrected.headers.get('etag')).toBe('"2"');
  });

  it('is refused to whoever saw another version, and changes nothing', async () => {
    const { body } = await register(family('Modèle'));
    await change(body.id, { territory: 'sud' }, { 'if-match': '"1"' });
    const late = await change(body.id, { territory: 'est' }, { 'if-match': 'W/"1"' });
    expect(late).toMatchObject({ status: 412, body: { code: 'stale-version' } });
    const now = await alone.api.get<HouseholdView>(CLERK, `/v1/households/${body.id}`);
    expect(now.body).toMatchObject({ territory: 'sud', version: 2 });
  });

  it('cannot leave facts about a child who is gone', async () => {
    const { body } = await register(family('Modèle'));
    const [adult] = body.members;
    const reply = await change(body.id, { members: [adult] });
    expect(reply).toMatchObject({ status: 422, body: { errors: [{ path: 'situation.children.m2' }] } });
    const both = await change(body.id, { members: [adult], situation: { beneficiary: true } });
    expect(both).toMatchObject({ status: 200, body: { situation: { beneficiary: true } } });
  });
});

describe('another organisation', () => {
  it('neither reads nor changes it, and does not learn that it exists', async () => {
    const { body } = await register(family('Modèle'));
    const path = `/v1/households/${body.id}`;
    const [theirs, nobodys] = [
      await alone.api.get(ELSEWHERE, path),
      await alone.api.get(ELSEWHERE, '/v1/households/nobody'),
    ];
    expect(theirs.status).toBe(404);
    expect({ ...theirs.body, instance: '' }).toEqual({ ...nobodys.body, instance: '' });
    const changed = await alone.api.request(ELSEWHERE, 'PATCH', path, { territory: 'sud' });
    expect(changed.status).toBe(404);
  });

  it('may choose the same key', async () => {
    const key = { 'idempotency-key': 'shared' };
    const ours = await register(family('Nôtre'), key);
    const theirs = await alone.api.post(ELSEWHERE, '/v1/households', family('Leur'), key);
    expect([ours.status, theirs.status]).toEqual([201, 201]);
  });
});
