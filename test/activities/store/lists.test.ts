import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { listAgenda, type AgendaFilter } from '../../../activities/store/agenda.ts';
import {
  CASE_SORTS,
  listCases,
  type CaseFilter,
  type CaseSort,
} from '../../../activities/store/case-lists.ts';
import { findCase, openCaseOfHousehold, openCasesOf } from '../../../activities/store/cases.ts';
import { writeCursor } from '../../../activities/store/cursor.ts';
import { createHousehold } from '../../../activities/store/households.ts';
import { record } from '../../../activities/store/record.ts';
import { nextReference } from '../../../activities/store/references.ts';
import type { Due, Summary } from '../../../workflows/rules/case.ts';
import { day } from '../../families/bodies.ts';
import { CAF, COUNCIL, furnish, household, KEY, member } from './invented.ts';
import { openFreshStore, type OpenedStore } from './opened.ts';
import { recording } from './requests.ts';

let opened: OpenedStore;
beforeAll(async () => {
  opened = await openFreshStore();
  await furnish(opened.store);
  await furnishCases();
});
afterAll(() => opened.close());

const due = (on: string, kind: string, ...to: Due['to']): Due => ({
  key: `${kind}@${on}`,
  kind,
  on: day(on),
  to,
});

async function furnishCases(): Promise<void> {
  const families = [
    ['zoe', member({ name: 'D’Élan-Œuvré', birthName: 'Ça', firstName: 'Zoé' })],
    ['ines', member({ name: 'MÜLLERIN', firstName: 'Inès' })],
  ] as const;
  for (const [id, one] of families) {
    await createHousehold(opened.store, household({ id, members: [one] }), KEY);
  }
  await kept(
    'a',
    { householdId: 'zoe', openedOn: day('2027-01-10'), caseworkerId: 'u-1', stage: 'in-progress' },
    [due('2027-03-02', 'objective-due', 'caseworker'), due('2027-03-09', 'closing-too-long', 'supervisor')],
  );
  await kept('b', { householdId: 'ines', openedOn: day('2027-01-05'), caseworkerId: 'u-2', urgency: 2 }, [
    due('2027-03-01', 'first-contact', 'caseworker', 'family'),
  ]);
  await kept('c', { openedOn: day('2027-01-05'), stage: 'closed', termEndsOn: day('2027-02-01') });
  await kept('d', { openedOn: day('2027-01-07'), caseworkerId: 'u-1', offer: 'paris/summons' }, [
    due('2027-03-02', 'handover-unanswered', 'supervisor', 'caseworker'),
  ]);
  await kept('foreign', { organisationId: COUNCIL.id }, [due('2027-03-01', 'renewal', 'caseworker')]);
}

function kept(caseId: string, summary: Partial<Summary>, agenda: Due[] = []): Promise<unknown> {
  const reference = `AC-2027-00000${caseId.charCodeAt(0) - 96}`;
  return record(
    opened.store,
    recording({ caseId, first: 1, at: 1, summary: { reference, ...summary }, agenda }),
  );
}

async function ids(filter: Partial<CaseFilter>): Promise<string> {
  const { rows } = await listCases(opened.store, { organisationId: CAF.id, ...filter });
  return rows.map(({ id }) => id).join(' ');
}

describe('A case', () => {
  it('is found with all its summary says, in its own organisation only', async () => {
    const request = recording({
      caseId: 'e',
      first: 1,
      at: 1,
      agenda: [due('2027-04-01', 'renewal', 'caseworker')],
    });
    Object.assign(request.summary, { organisationId: COUNCIL.id, term: 1, termEndsOn: '2027-05-31' });
    await record(opened.store, { ...request, nextDueAt: 1_800_000_000_123 });
    expect(await findCase(opened.store, 'e', COUNCIL.id)).toEqual({
      ...request.summary,
      id: 'e',
      kind: 'accompaniment',
      version: 1,
      agenda: request.agenda,
      nextDueOn: '2027-04-01',
      nextDueAt: 1_800_000_000_123,
    });
    expect(await findCase(opened.store, 'e', CAF.id)).toBeUndefined();
  });

  it('is found by its family, and with the other open cases of the same course', async () => {
    expect(await openCaseOfHousehold(opened.store, 'zoe')).toMatchObject({ id: 'a' });
    expect(await openCaseOfHousehold(opened.store, 'nobody')).toBeUndefined();
    expect((await openCasesOf(opened.store, 'a')).map(({ id }) => id)).toEqual(['a']);
    expect(await openCasesOf(opened.store, 'c')).toEqual([]);
  });
});

describe('A list of cases', () => {
  it('holds those of one organisation, the oldest first', async () => {
    expect(await ids({})).toBe('b c d a');
  });

  it('is narrowed by stage, caseworker, offer, date and family', async () => {
    expect(await ids({ stage: 'closed' })).toBe('c');
    expect(await ids({ stage: ['closed', 'in-progress'] })).toBe('c a');
    expect(await ids({ caseworkerId: 'u-1' })).toBe('d a');
    expect(await ids({ caseworkerId: ['u-1', 'u-2'], stage: 'pre-course' })).toBe('b d');
    expect(await ids({ offer: 'paris/summons' })).toBe('d');
    expect(await ids({ dueBefore: day('2027-03-01') })).toBe('b');
    expect(await ids({ termEndsBefore: day('2027-02-01') })).toBe('c');
    expect(await ids({ householdId: 'ines' })).toBe('b');
  });

  it.each([
    ['zoe', 'a'],
    ['d’elan', 'a'],
    ["D'Elan oeuvre", 'a'],
    ['Zoé ÇA', 'a'],
    ['mull ine', 'b'],
    ['ller', ''],
    ['AC-2027-000002', 'b'],
    ['000003', 'c'],
    ['zoe müllerin', ''],
    ['%', 'b c d a'],
    ['oie', ''],
  ])('finds the family meant by «%s»', async (text, found) => {
    expect(await ids({ text })).toBe(found);
  });

  it.each(CASE_SORTS)('gives every case once, page after page, by %s', async (sort) => {
    const whole = (await listCases(opened.store, { organisationId: CAF.id }, { sort })).rows;
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listCases(
        opened.store,
        { organisationId: CAF.id },
        { sort, limit: 1, ...(cursor && { cursor }) },
      );
      seen.push(...page.rows.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toEqual(whole.map(({ id }) => id));
    expect(new Set(seen).size).toBe(4);
  });

  it('puts what has no date after what has one, and turns round', async () => {
    expect(await sorted('nextDueOn')).toBe('b a d c');
    expect(await sorted('-nextDueOn')).toBe('c d a b');
    expect(await sorted('-urgency')).toMatch(/^b /);
  });

  it.each([
    'nonsense',
    writeCursor('openedOn', ['2027-02-30', 'a']),
    writeCursor('-openedOn', ['2027-02-28', 'a']),
    writeCursor('openedOn', ['2027-02-28']),
    writeCursor('openedOn', ['2027-02-28', 'a\0']),
  ])('refuses a cursor it has not given (%#)', async (cursor) => {
    const listing = listCases(opened.store, { organisationId: CAF.id }, { cursor });
    await expect(listing).rejects.toMatchObject({ code: 'invalid-request' });
  });
});

async function sorted(sort: CaseSort): Promise<string> {
  const { rows } = await listCases(opened.store, { organisationId: CAF.id }, { sort });
  return rows.map(({ id }) => id).join(' ');
}

async function kinds(filter: Partial<AgendaFilter>): Promise<string[]> {
  const { items } = await listAgenda(opened.store, { organisationId: CAF.id, ...filter });
  return items.map(({ caseId, kind }) => `${caseId} ${kind}`);
}

describe('An agenda', () => {
  it('lists what falls due, earliest first, with its case', async () => {
    expect(await kinds({})).toEqual([
      'b first-contact',
      'a objective-due',
      'd handover-unanswered',
      'a closing-too-long',
    ]);
    const { items } = await listAgenda(opened.store, { organisationId: CAF.id, caseworkerId: 'u-2' });
    expect(items).toEqual([
      {
        ...due('2027-03-01', 'first-contact', 'caseworker', 'family'),
        caseId: 'b',
        caseKind: 'accompaniment',
        reference: 'AC-2027-000002',
        stage: 'pre-course',
        caseworkerId: 'u-2',
      },
    ]);
  });

  it('is that of a caseworker, of a team, of a supervisor, until a day', async () => {
    const mine = ['a objective-due', 'd handover-unanswered'];
    expect(await kinds({ caseworkerId: 'u-1', supervisor: false })).toEqual(mine);
    expect(await kinds({ caseworkerIds: ['u-1', 'u-2'] })).toHaveLength(4);
    expect(await kinds({ supervisor: true })).toEqual(['d handover-unanswered', 'a closing-too-long']);
    expect(await kinds({ until: day('2027-03-01') })).toEqual(['b first-contact']);
    expect(await kinds({ caseworkerIds: [] })).toEqual([]);
  });

  it('gives every item once, page after page', async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listAgenda(
        opened.store,
        { organisationId: CAF.id },
        { limit: 1, ...(cursor && { cursor }) },
      );
      seen.push(...page.items.map(({ caseId, key }) => `${caseId} ${key}`));
      cursor = page.nextCursor;
    } while (cursor);
    expect(new Set(seen).size).toBe(4);
    expect(seen).toHaveLength(4);
  });
});

it('gives each organisation its own references, never one twice', async () => {
  const given = await Promise.all(
    Array.from({ length: 20 }, () => nextReference(opened.store, CAF.id, 2027)),
  );
  expect(given.toSorted()).toEqual(
    Array.from({ length: 20 }, (_, n) => `AC-2027-0000${String(n + 1).padStart(2, '0')}`),
  );
  expect(await nextReference(opened.store, COUNCIL.id, 2027)).toBe('AC-2027-000001');
  expect(await nextReference(opened.store, CAF.id, 2028)).toBe('AC-2028-000001');
});
