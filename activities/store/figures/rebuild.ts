/**
 * Fills the tables of the figures again from the journal, with the rules of today: after an upgrade that counts more
 * than before, for the cases recorded before there were figures, or whenever in doubt. People can work meanwhile.
 */
import type { PoolClient } from 'pg';
import type { PlainDate } from '../../../workflows/rules/calendar.ts';
import type { Actor } from '../../../workflows/rules/case.ts';
import { putTexts } from '../../keys/texts.ts';
import { rowsOf, jsonText } from '../statements.ts';
import type { Store } from '../store.ts';
import { readAgain, type AnyKind, type CaseFigures, type Entry } from './read-again.ts';

export type { AnyKind } from './read-again.ts';

/** Of what is counted and how. One more when a count is added or means something else: all is then read again. */
export const FIGURES_VERSION = 2;

const CASES_AT_ONCE = 200;
const TABLES = ['case_standing', 'agenda_then', 'counted', 'counted_in_error'] as const;

/** Reads all again, unless it was done with this version. Answers how many cases were. */
export async function bringFiguresUpToDate(store: Store, kinds: readonly AnyKind[]): Promise<number> {
  const [built] = await rowsOf<{ version: number }>(store.pool, {
    text: 'select version from figures_built',
  });
  if (built?.version === FIGURES_VERSION) return 0;
  return rebuildFigures(store, kinds);
}

/** Reads every case again, some at a time; a step taken meanwhile waits for its case. */
export async function rebuildFigures(store: Store, kinds: readonly AnyKind[]): Promise<number> {
  let done = 0;
  for (let after: string | undefined = ''; after !== undefined;) {
    const ids = await casesAfter(store, after);
    if (ids.length > 0) await rebuild(store, kinds, ids);
    done += ids.length;
    after = ids.at(-1);
  }
  await store.pool.query({
    text: `insert into figures_built (version) values ($1)
      on conflict (only_one) do update set version = excluded.version`,
    values: [FIGURES_VERSION],
  });
  return done;
}

async function casesAfter(store: Store, after: string): Promise<string[]> {
  const rows = await rowsOf<{ id: string }>(store.pool, {
    text: `select id from case_summary where id > $1 order by id limit ${CASES_AT_ONCE}`,
    values: [after],
  });
  return rows.map(({ id }) => id);
}

/** Each case under the lock of its own recording (../record.ts), taken in order. */
async function rebuild(store: Store, kinds: readonly AnyKind[], ids: readonly string[]): Promise<void> {
  const client = await store.pool.connect();
  try {
    await client.query('begin');
    await client.query({
      text: `select pg_advisory_xact_lock(hashtextextended(id, 0)) from unnest($1::text[]) id order by id`,
      values: [ids],
    });
    const cases = await read(client, ids);
    const figures = cases.flatMap((one) => figuresOf(kinds, one));
    for (const table of TABLES) {
      await client.query({ text: `delete from ${table} where case_id = any($1)`, values: [ids] });
    }
    await write(client, figures);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  } finally {
    client.release();
  }
}

interface JournalRow {
  case_id: string;
  number: number;
  at: string;
  on_date: PlainDate;
  by_id: string;
  by_role: Actor['role'];
  by_organisation: string;
  type: string;
  data: object;
  step: string;
  step_key: string | null;
}

interface CaseRead {
  id: string;
  kind: string;
  /** Where the family lives now. */
  territory: string | null;
  /** Where it lived when each of these facts was recorded. */
  lived: { number: number; territory: string | null }[];
  journal: JournalRow[];
}

async function read(client: PoolClient, ids: readonly string[]): Promise<CaseRead[]> {
  const cases = await rowsOf<Omit<CaseRead, 'journal'>>(client, {
    text: `select case_summary.id, kind, territory, coalesce((
        select jsonb_agg(jsonb_build_object('number', number, 'territory', case_standing.territory) order by number)
        from case_standing where case_id = case_summary.id
      ), '[]') as lived
      from case_summary left join household on household.id = household_id where case_summary.id = any($1)`,
    values: [ids],
  });
  const rows = await rowsOf<JournalRow>(client, {
    text: `select case_id, number, at, on_date, by_id, by_role, by_organisation, type, data, step, step_key
      from journal where case_id = any($1) order by case_id, number`,
    values: [ids],
  });
  const journals = Map.groupBy(rows, ({ case_id }) => case_id);
  return cases.map((one) => ({ ...one, journal: journals.get(one.id) ?? [] }));
}

function figuresOf(kinds: readonly AnyKind[], { id, kind: name, ...found }: CaseRead): CaseFigures[] {
  const kind = kinds.find((one) => one.name === name);
  if (!kind) throw new Error(`No case of the kind ${name} is known.`);
  const territoryAt = (number: number) => {
    const then = found.lived.findLast((one) => one.number <= number);
    return (then ? then.territory : found.territory) ?? undefined;
  };
  return [readAgain(kind, id, withoutGap(found.journal).map(entryOf), territoryAt)];
}

/** As the journal is read everywhere: what comes after a gap is not there yet. */
function withoutGap(rows: JournalRow[]): JournalRow[] {
  const gap = rows.findIndex((row, index) => row.number !== index + 1);
  return gap < 0 ? rows : rows.slice(0, gap);
}

function entryOf(row: JournalRow): Entry {
  return {
    number: row.number,
    at: Number(row.at),
    on: row.on_date,
    by: { id: row.by_id, role: row.by_role, organisationId: row.by_organisation },
    // Nothing is counted of free texts: they stay sealed.
    fact: { ...putTexts(row.data, undefined), type: row.type },
    step: row.step,
    ...(row.step_key !== null && { stepKey: row.step_key }),
  };
}

async function write(client: PoolClient, figures: readonly CaseFigures[]): Promise<void> {
  const rows = {
    case_standing: figures.flatMap(({ standings }) => standings),
    agenda_then: figures.flatMap(({ agendas }) => agendas),
    counted: figures.flatMap(({ counted }) => counted),
    counted_in_error: figures.flatMap(({ inError }) => inError),
  };
  for (const table of TABLES) {
    await client.query({
      text: `insert into ${table} select * from jsonb_populate_recordset(null::${table}, $1)`,
      values: [jsonText(rows[table])],
    });
  }
}
