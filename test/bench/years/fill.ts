/**
 * Fills a database with plausible years of several organisations: each life lived with the rules, its journal and
 * summary written as the service writes them, the figures read again from there. Beyond so many lives, further cases
 * are those lives again, under other ids and references, in the same organisations.
 */
import type { PoolClient } from 'pg';
import { KINDS } from '../../../activities/case-at-fact.ts';
import { rebuildFigures } from '../../../activities/store/figures/rebuild.ts';
import { saveOrganisation, saveUser } from '../../../activities/store/organisations.ts';
import { factRow, summaryRow } from '../../../activities/store/record.ts';
import { jsonText } from '../../../activities/store/statements.ts';
import type { Store } from '../../../activities/store/store.ts';
import { CAF } from '../../../worker/local/invented.ts';
import { addDays, reminderInstant, type PlainDate } from '../../../workflows/rules/calendar.ts';
import type { CaseKind, Recorded } from '../../../workflows/rules/case.ts';
import { Chance } from './chance.ts';
import { plausibleLife } from './plausible.ts';

export interface Filling {
  seed: number;
  cases: number;
  /** The last day lived, and how many days before it the first family came. */
  last: PlainDate;
  days: number;
  /** How many are lived one by one; all, unless said otherwise. */
  lives?: number;
  /** In all; a few for each organisation, unless said otherwise. */
  caseworkers?: number;
}

/** Of the first organisation four in ten, of the second three, and so on. */
const SHARES = [0.4, 0.3, 0.2, 0.1];
const TERRITORIES = ['nord', 'sud', 'est'];
const AT_ONCE = 250;

/** The first is the Caf that every installation starts with, whose people may ask. */
export const organisationId = (index: number) => (index === 0 ? CAF.id : `caf-annees-${index + 1}`);

interface Lived {
  id: string;
  organisationId: string;
  householdId: string;
  territory: string;
  parts: Part[];
}

/** A case of a family: its accompaniment, a hearing. */
interface Part {
  kind: CaseKind<object, { step: string }, { type: string }>;
  id: string;
  state: object;
  journal: Recorded<{ type: string }>[];
  steps: { step: string; first: number }[];
}

export async function fillWithYears(store: Store, filling: Filling): Promise<void> {
  const lives = Math.min(filling.lives ?? filling.cases, filling.cases);
  const chance = new Chance(filling.seed);
  await saveStaff(store, filling);
  let batch: Lived[] = [];
  for (let number = 1; number <= lives; number += 1) {
    batch.push(live(number, filling, chance));
    if (batch.length === AT_ONCE || number === lives) {
      await write(store, batch);
      batch = [];
    }
  }
  await rebuildFigures(store, KINDS);
  await moreYears(store, { lives, from: lives, cases: filling.cases });
}

/** From so many cases to more: the same lives again, whole copies of all of them. */
export async function moreYears(
  store: Store,
  { lives, from, cases }: Record<'lives' | 'from' | 'cases', number>,
): Promise<void> {
  const [last = 0, wanted = 0] = [from, cases].map((many) => Math.ceil(many / lives) - 1);
  const client = await store.pool.connect();
  try {
    // What is copied here at once takes longer than any statement of the service may.
    await client.query('set statement_timeout = 0');
    if (wanted > last) await copyLives(client, last + 1, wanted);
    await client.query('vacuum analyze');
  } finally {
    client.release(true);
  }
}

function staffOf(index: number, caseworkers = 0): { id: string; territory: string }[] {
  const count = Math.max(TERRITORIES.length, Math.round((SHARES[index] ?? 0) * caseworkers));
  return Array.from({ length: count }, (_, number) => ({
    id: `u-annees-${index + 1}-${number + 1}`,
    territory: TERRITORIES[number % TERRITORIES.length] ?? '',
  }));
}

async function saveStaff(store: Store, { caseworkers }: Filling): Promise<void> {
  for (const index of SHARES.keys()) {
    const id = organisationId(index);
    await saveOrganisation(store, index === 0 ? CAF : { ...CAF, id, name: `Caf inventée ${index + 1}` });
    const common = {
      organisationId: id,
      name: 'Personne inventée',
      email: 'x@exempleville.example',
      active: true,
    };
    for (const one of staffOf(index, caseworkers))
      await saveUser(store, { ...common, ...one, role: 'caseworker' });
  }
}

function live(number: number, { caseworkers, last, days }: Filling, chance: Chance): Lived {
  const index = Number(chance.weighted(Object.fromEntries(SHARES.entries())));
  const territory = chance.one(TERRITORIES);
  const id = `years-${number}`;
  const family = {
    id,
    reference: `AC-1999-${String(number).padStart(6, '0')}`,
    organisationId: organisationId(index),
    householdId: `household-${id}`,
    caseworkers: staffOf(index, caseworkers)
      .filter((one) => one.territory === territory)
      .map((one) => one.id),
    begins: addDays(last, -chance.between(0, days)),
    last,
  };
  const { course, hearings } = plausibleLife(family, chance);
  return { ...family, territory, parts: [course, ...hearings].map(partOf) };
}

function partOf(course: unknown): Part {
  const { kind, state, journal, steps } = course as Part & { state: { id: string } };
  return { kind, id: state.id, state, journal, steps };
}

/** Nothing is known of an invented family but where it lives. */
const FAMILY = {
  members: [],
  address: {},
  contact: {},
  situation: {},
  search_text: 'famille inventee',
  key_id: 'annees',
  version: 1,
  created_at: 'now',
  updated_at: 'now',
};

async function write(store: Store, lives: readonly Lived[]): Promise<void> {
  await insert(
    store,
    'household',
    'id, organisation_id, members, address, contact, situation, territory, search_text, key_id, version, created_at, updated_at',
    lives.map(({ householdId: id, organisationId: organisation_id, territory }) => ({
      ...FAMILY,
      id,
      organisation_id,
      territory,
    })),
  );
  const parts = lives.flatMap((one) => one.parts);
  await insert(store, 'case_summary', '*', parts.map(summaryOf));
  await insert(store, 'journal', '*', parts.flatMap(journalOf));
}

async function insert(store: Store, table: string, columns: string, rows: readonly object[]): Promise<void> {
  const into = columns === '*' ? table : `${table} (${columns})`;
  await store.pool.query({
    text: `insert into ${into} select ${columns} from jsonb_populate_recordset(null::${table}, $1)`,
    values: [jsonText(rows)],
  });
}

function summaryOf({ kind, id, state, journal }: Part): object {
  const agenda = kind.agenda(state);
  const [next] = agenda;
  const request = {
    kind: kind.name,
    caseId: id,
    step: 'years',
    facts: journal,
    summary: kind.summary(state),
    agenda,
  };
  const row = summaryRow({ ...request, ...(next && { nextDueAt: reminderInstant(next.on, id) }) });
  return { ...(JSON.parse(row) as object), updated_at: 'now' };
}

/**
 * Steps of one moment are told apart by the millisecond, as the engine would have had them. What is written freely is
 * invented, and left in clear.
 */
function journalOf({ kind, id, journal, state, steps }: Part): object[] {
  const summary = kind.summary(state);
  return steps.flatMap(({ step, first }, index) => {
    const next = steps[index + 1]?.first ?? journal.length + 1;
    const facts = journal.slice(first - 1, next - 1).map((one) => ({ ...one, at: one.at + index }));
    const request = { kind: kind.name, caseId: id, step, facts, summary, agenda: [] };
    return facts.map((recorded) => {
      const { type: _type, ...data } = recorded.fact;
      return { ...factRow(request, recorded), data, recorded_at: 'now' };
    });
  });
}

/** What a copy changes of a row: whatever names the case or the family. No figure reads journals or households. */
const COPIED: Record<string, readonly string[]> = {
  case_summary: ['id', 'accompaniment_id', 'household_id', 'reference'],
  case_standing: ['case_id', 'accompaniment_id', 'household_id'],
  agenda_then: ['case_id'],
  counted: ['case_id', 'household_id'],
  counted_in_error: ['case_id'],
};

/** Every life again, as the copies of these numbers. */
async function copyLives(client: PoolClient, first: number, last: number): Promise<void> {
  for (const [table, changed] of Object.entries(COPIED)) {
    const columns = await columnsOf(client, table);
    const copied = columns.map((column) => (changed.includes(column) ? `${column} || '-' || copy` : column));
    await client.query(
      `insert into ${table} (${columns.join(', ')}) select ${copied.join(', ')}
       from ${table} cross join generate_series(${first}, ${last}) copy
       where ${changed[0]} ~ '^years-[0-9]+(-hearing-[0-9]+)?$'`,
    );
  }
}

async function columnsOf(client: PoolClient, table: string): Promise<string[]> {
  const text =
    'select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped';
  const { rows } = await client.query<{ name: string }>(text, [table]);
  return rows.map(({ name }) => name);
}
