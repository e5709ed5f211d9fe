/** What a household may have, and what is missing to know; legal values entered reach the answers. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { saveOrganisation } from '../../activities/store/organisations.ts';
import type { OfferList } from '../../api/schemas/offers.ts';
import { CAF, family, type InventedFamily } from '../../worker/local/invented.ts';
import { OFFERS } from '../../workflows/rules/eligibility/index.ts';
import { startAlone, type Alone } from './alone.ts';
import { CLERK, ELSEWHERE } from './door.ts';

let alone: Alone;
beforeAll(async () => {
  alone = await startAlone();
});
afterAll(() => alone.stop());

type Answer = OfferList & { code?: string };

async function household(change: Partial<InventedFamily> = {}): Promise<string> {
  const { body } = await alone.api.post<{ id: string }>(CLERK, '/v1/households', family('Fictive', change));
  return body.id;
}

function offers(id: string, query = '', who = CLERK) {
  return alone.api.get<Answer>(who, `/v1/offers?householdId=${id}${query}`);
}

const resultOf = ({ items }: Answer, offer: string) => items.find((one) => one.offer === offer);

describe('the offers of a household', () => {
  it('are those of its organisation, the eligible first, each with its criteria and what follows', async () => {
    const id = await household();
    const { status, body } = await offers(id, '&kind=summons&on=2026-11-20');
    expect(status).toBe(200);
    expect(body.items.map(({ offer, result }) => [offer, result])).toEqual([
      ['paris/summons', 'eligible'],
      ['paris/stay-in-home', 'not-eligible'],
      ['paris/overcrowding', 'not-eligible'],
    ]);
    expect(body.items[0]).toMatchObject({ contact: 'systematic', opensHearing: true, missing: [] });
    expect(body.items[0]?.criteria.map(({ name, outcome }) => [name, outcome])).toEqual([
      ['trigger', 'met'],
      ['not-followed-elsewhere', 'met'],
      ['dependent-child', 'met'],
    ]);
  });

  it('say which fact is missing, where it is not known which event there was', async () => {
    const { body } = await offers(await household(), '&on=2026-11-20');
    expect(resultOf(body, 'paris/summons')).toMatchObject({
      result: 'undetermined',
      missing: ['trigger.kind'],
    });
  });

  it('create nothing', async () => {
    const id = await household();
    await offers(id, '&kind=arrears&stage=relapse');
    const { rowCount } = await alone.store.pool.query('select from case_summary where household_id = $1', [
      id,
    ]);
    expect(rowCount).toBe(0);
  });

  it.each([...new Set(OFFERS.map(({ organisation }) => organisation))])(
    'of %s are all there',
    async (organisation) => {
      const id = await household();
      await saveOrganisation(alone.store, { ...CAF, offerFamily: organisation });
      const { body } = await offers(id);
      await saveOrganisation(alone.store, CAF);
      const theirs = OFFERS.filter((offer) => offer.organisation === organisation).map((offer) => offer.id);
      expect(body.items.map(({ offer }) => offer).toSorted()).toEqual(theirs.toSorted());
    },
  );

  it.each([
    ['an unknown household', '2f0b3a52-0000-4000-8000-000000000000', '', CLERK, 404, 'not-found'],
    ['an unknown event', undefined, '&kind=lottery', CLERK, 422, 'invalid-request'],
    [
      'an amount not in whole cents',
      undefined,
      '&kind=arrears&debtCents=12.5',
      CLERK,
      422,
      'invalid-request',
    ],
    ['another organisation’s household', undefined, '', ELSEWHERE, 404, 'not-found'],
    ['an administrator', undefined, '', 'u-admin', 403, 'role-not-allowed'],
  ])('are refused of %s', async (_, id, query, who, status, code) => {
    expect(await offers(id ?? (await household()), query, who)).toMatchObject({ status, body: { code } });
  });
});

const CEILING = {
  name: 'child-earnings-ceiling',
  from: '2031-01-01',
  to: '2031-12-31',
  value: { hourlyMinimumWageCents: 1300 },
  source: 'Décret inventé pour l’exemple',
};
const WORKING_CHILD = {
  offer: 'paris/summons',
  on: '2031-03-01',
  facts: {
    followedElsewhere: false,
    trigger: { kind: 'summons' },
    children: [{ birthDate: '2013-06-01', monthlyNetEarningsCents: 100_000 }],
  },
};

function check(who: string) {
  return alone.api.post<{ result: string; criteria: { source: string }[] }>(
    who,
    '/v1/eligibility',
    WORKING_CHILD,
  );
}

async function enteredFor(who: string): Promise<string[]> {
  const { body } = await alone.api.get<{ values: { name: string; entered?: true }[] }>(
    who,
    '/v1/parameters?on=2031-03-01',
  );
  return body.values.filter(({ entered }) => entered).map(({ name }) => name);
}

describe('a legal value entered by an administrator', () => {
  it('settles what no published value did, for its organisation and no other', async () => {
    expect((await check(CLERK)).body.result).toBe('undetermined');
    const entered = await alone.api.post('u-admin', '/v1/parameters', CEILING);
    expect(entered).toMatchObject({
      status: 201,
      body: { values: [{ entered: true, source: CEILING.source }] },
    });
    const { body } = await check(CLERK);
    expect(body.result).toBe('eligible');
    expect(body.criteria.map(({ source }) => source).join()).toContain(CEILING.source);
    expect((await check(ELSEWHERE)).body.result).toBe('undetermined');
    expect((await check('')).body.result).toBe('undetermined');
    const id = await household({
      members: [
        { id: 'm1', role: 'applicant', name: 'Fictive', firstName: 'Ana', birthDate: '1980-01-01' },
        { id: 'm2', role: 'child', name: 'Fictive', firstName: 'Tim', birthDate: '2013-06-01' },
      ],
      situation: { children: { m2: { monthlyNetEarningsCents: 100_000 } } },
    });
    const list = await offers(id, '&kind=summons&on=2031-03-01');
    expect(resultOf(list.body, 'paris/summons')).toMatchObject({ result: 'eligible' });
  });

  it('is listed with the published ones, for its organisation', async () => {
    expect(await enteredFor(CLERK)).toEqual([CEILING.name]);
    expect(await enteredFor(ELSEWHERE)).toEqual([]);
    expect(await enteredFor('')).toEqual([]);
  });

  it.each([
    ['a name that is none', { ...CEILING, name: 'moon-phase' }, 'u-admin', 422, 'parameter-unusable'],
    ['a part that is missing', { ...CEILING, value: { wage: 3 } }, 'u-admin', 422, 'parameter-unusable'],
    [
      'a period that ends before it begins',
      { ...CEILING, to: '2030-01-01' },
      'u-admin',
      422,
      'parameter-unusable',
    ],
    ['no source', { ...CEILING, source: undefined }, 'u-admin', 422, 'invalid-request'],
    ['a supervisor', CEILING, 'u-responsable', 403, 'role-not-allowed'],
  ])('is refused of %s', async (_, body, who, status, code) => {
    const before = await alone.store.pool.query('select from entered_parameter');
    expect(await alone.api.post(who, '/v1/parameters', body)).toMatchObject({ status, body: { code } });
    const after = await alone.store.pool.query('select from entered_parameter');
    expect(after.rowCount).toBe(before.rowCount);
  });
});
