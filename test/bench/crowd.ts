/**
 * Thousands of open cases, as rows: some courses are lived with the rules alone and recorded as the service records
 * them, then copied under other ids, references, families and caseworkers. No workflow runs for them.
 */
import { Client } from 'pg';
import { saveUser } from '../../activities/store/organisations.ts';
import { record } from '../../activities/store/record.ts';
import { searchText } from '../../activities/store/search-text.ts';
import { CAF } from '../../worker/local/invented.ts';
import { addDays, civilDate, reminderInstant, type PlainDate } from '../../workflows/rules/calendar.ts';
import { accompaniment } from '../../workflows/rules/accompaniment/index.ts';
import {
  awaitingAssignment,
  inNegotiation,
  inPreCourse,
  inProgress,
  type Course,
} from '../families/course.ts';
import type { BenchHouse } from './house.ts';

/** Caseworkers of the crowd: `u-foule-1` and so on. */
export const CROWD_CASEWORKERS = 40;

/** Each a course and the age in days at which it is met. */
const LIVES: readonly { begin: (on: string) => Course; days: number }[] = [
  ...aged(awaitingAssignment, 1),
  ...aged(inPreCourse, 2, 9, 24),
  ...aged(inNegotiation, 6, 21),
  ...aged(inProgress, 3, 20, 45, 70, 100, 130, 150, 165, 175),
];

function aged(begin: (on: string) => Course, ...ages: number[]) {
  return ages.map((days) => ({ begin, days }));
}

const NAMES = [
  'Martin',
  'Lefèvre',
  'Dupré',
  'N’Diaye',
  'Nguyen',
  'Da Silva',
  'Benali',
  'Kowalski',
  'Le Goff',
];
const SECOND = ['Roux', 'Haddad', 'Petit', 'Traoré', 'Morel', 'Lopez', 'Garnier'];

export async function fillWithCrowd(house: BenchHouse, size: number): Promise<void> {
  await saveCaseworkers(house);
  await recordTemplates(house);
  await withClient(house, async (sql) => {
    for (const statement of copies(size)) await sql.query(statement);
    await sql.query(`delete from case_summary where id like 'model-%'`);
    await sql.query(`delete from journal where case_id like 'model-%'`);
    await sql.query('vacuum analyze');
    // What the filling left to write is not to be paid for by what is measured next.
    await sql.query('checkpoint');
  });
}

export async function clearCrowd(house: BenchHouse): Promise<void> {
  await withClient(house, async (sql) => {
    await sql.query(`delete from case_summary where id like 'crowd-%'`);
    await sql.query(`delete from journal where case_id like 'crowd-%'`);
    await sql.query(`delete from household where id like 'crowd-%'`);
    await sql.query('vacuum full analyze case_summary, journal, household');
    await sql.query('checkpoint');
  });
}

async function saveCaseworkers({ store }: BenchHouse): Promise<void> {
  for (let number = 1; number <= CROWD_CASEWORKERS; number += 1) {
    const id = `u-foule-${number}`;
    const name = `Personne Inventée ${number}`;
    await saveUser(store, {
      id,
      organisationId: CAF.id,
      role: 'caseworker',
      name,
      email: `${id}@exempleville.example`,
      active: true,
    });
  }
}

async function recordTemplates({ store }: BenchHouse): Promise<void> {
  const today = civilDate(Date.now());
  for (const [index, { begin, days }] of LIVES.entries()) {
    const course = begin(addDays(today, -days));
    meetMonthly(course, today);
    const id = `model-${index}`;
    const agenda = accompaniment.agenda(course.state);
    const next = agenda[0];
    const summary = {
      ...accompaniment.summary(course.state),
      householdId: id,
      accompanimentId: id,
      reference: id,
    };
    await record(store, {
      kind: 'accompaniment',
      caseId: id,
      step: 'bench',
      facts: course.journal,
      summary,
      agenda,
      ...(next && { nextDueAt: reminderInstant(next.on, id) }),
    });
  }
}

function meetMonthly(course: Course, today: PlainDate): void {
  while (addDays(course.today, 28) < today) {
    course.days(28);
    if (course.state.stage !== 'in-progress') break;
    const on = course.today;
    course.take({ step: 'record-meeting', on, place: 'office', present: ['m1'] }, 'caseworker');
  }
  course.until(today);
}

/** Copy `n` is of template `n % LIVES.length`. */
function copies(size: number): string[] {
  const numbers = `generate_series(1, ${size}) n`;
  const from = (table: string, id: string) =>
    `${table} t join ${numbers} on t.${id} = 'model-' || n % ${LIVES.length}`;
  return [
    `insert into household (id, organisation_id, members, address, search_text, key_id)
     select 'crowd-' || n, '${CAF.id}', '[]', '{}',
       concat_ws(' ', ${searched(NAMES)}[1 + n % ${NAMES.length}], ${searched(SECOND)}[1 + n % ${SECOND.length}], 'prenom' || n),
       'bench'
     from ${numbers}`,
    `insert into case_summary
     select (jsonb_populate_record(t, jsonb_build_object(
       'id', 'crowd-' || n, 'accompaniment_id', 'crowd-' || n, 'household_id', 'crowd-' || n,
       'reference', 'AC-2020-' || lpad(n::text, 6, '0'),
       'caseworker_id', case when t.caseworker_id is null then null else 'u-foule-' || 1 + n % ${CROWD_CASEWORKERS} end
     ))).*
     from ${from('case_summary', 'id')}`,
    `insert into journal
     select (jsonb_populate_record(t, jsonb_build_object('case_id', 'crowd-' || n))).* from ${from('journal', 'case_id')}`,
  ];
}

function searched(names: readonly string[]): string {
  return `(array[${names.map((name) => `'${searchText(name)}'`).join(',')}])`;
}

async function withClient({ databaseUrl }: BenchHouse, work: (sql: Client) => Promise<void>): Promise<void> {
  const sql = new Client({ connectionString: databaseUrl });
  await sql.connect();
  try {
    await work(sql);
  } finally {
    await sql.end();
  }
}
