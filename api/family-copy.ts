/**
 * Everything held about a family, gathered on its own request (GDPR, article 15). What would harm someone else is left
 * out and counted: confidential facts, which the person they concern is told in person; who reported the family; and
 * the facts that whoever prepares the copy finds to be about a third party.
 */
import type { CaseRow } from '../activities/store/cases.ts';
import { casesAbout, countHashes, readingsOf } from '../activities/store/family-file.ts';
import type { Household } from '../activities/store/household.ts';
import { journalOf } from '../activities/store/journal.ts';
import { lettersOfCase, type LetterRow } from '../activities/store/letters.ts';
import { noticesOfCase } from '../activities/store/notices.ts';
import { getOrganisation } from '../activities/store/organisations.ts';
import type { Store } from '../activities/store/store.ts';
import { headOf } from '../activities/store/trace.ts';
import type {
  CopiedCase,
  CopiedFact,
  FamilyCopy,
  Reading,
  Withheld,
} from '../activities/letters/family-copy/model.ts';
import type { PlainDate } from '../workflows/rules/calendar.ts';
import { fold, type Due, type Recorded } from '../workflows/rules/case.ts';
import { correctionsIn, pick, viewOfFact, type AnyKind } from './kinds/kind.ts';

/** A fact that is about someone else: of which case, and its number. */
export interface AboutOthers {
  caseId: string;
  number: number;
}

export interface CopyAsked {
  household: Household;
  on: PlainDate;
  without: readonly AboutOthers[];
}

type AnyRecorded = Recorded<{ type: string }>;
type Kept = Record<Withheld['what'], number>;

export async function familyCopy(
  store: Store,
  kinds: readonly AnyKind[],
  { household, on, without }: CopyAsked,
): Promise<FamilyCopy> {
  const { organisationId, ...known } = household;
  const [organisation, hashes, rows, readings, head] = await Promise.all([
    getOrganisation(store, organisationId),
    countHashes(store, household.id),
    casesAbout(store, household.id, organisationId),
    readingsOf(store, household.id, organisationId),
    headOf(store, organisationId),
  ]);
  const kept: Kept = { confidential: 0, 'third-party': 0, referrer: 0 };
  const cases: CopiedCase[] = [];
  for (const row of rows) {
    const copied = await copiedCase(store, kinds, row, household, without, kept);
    cases.push({ ...copied, letters: await copiedLetters(store, row, rows, household, kept) });
  }
  const { id, name, letterhead } = organisation;
  return {
    on,
    organisation: { id, name, ...letterhead },
    household: known,
    recognisedBy: { hashes },
    cases,
    readings: readings.map(readingOf),
    withheld: Object.entries(kept)
      .filter(([, count]) => count > 0)
      .map(([what, count]) => ({ what: what as Withheld['what'], count })),
    trace: { entries: head.number, hash: head.hash.toString('hex') },
  };
}

function readingOf({
  at,
  by,
  action,
}: {
  at: number;
  by: { role: string; organisationId: string };
  action: string;
}): Reading {
  return { at: new Date(at).toISOString(), role: by.role, organisationId: by.organisationId, action };
}

async function copiedCase(
  store: Store,
  kinds: readonly AnyKind[],
  row: CaseRow,
  household: Household,
  without: readonly AboutOthers[],
  kept: Kept,
): Promise<Omit<CopiedCase, 'letters'>> {
  const kind = kinds.find(({ rules }) => rules.name === row.kind);
  if (!kind) throw new Error(`No case of the kind ${row.kind} is served.`);
  const journal: AnyRecorded[] = await journalOf(store, row.id);
  const own = row.householdId === household.id;
  const state = fold(kind.rules, row.id, journal);
  const told = journal.map((fact) => withoutConfidential(kind, state, fact, kept));
  const theirs = own ? told : partOf(told, household.id);
  const corrections = correctionsIn(journal);
  const facts = theirs.flatMap((fact) => copiedFact(kind, row, fact, corrections, without, kept));
  const notices = own ? await noticesOfCase(store, row.id, row.organisationId) : [];
  return {
    ...pick(row, ['id', 'kind', 'reference', 'stage', 'openedOn', 'closedOn']),
    standing: own ? kind.rules.describe(state) : [`${row.kind} ${row.reference}`],
    facts,
    notices: notices.map(({ on, recipientId, subject, body, status }) => ({
      on,
      recipientId,
      subject,
      body,
      status,
    })),
  };
}

/** A letter may tell of anything that came before it: those written since something is confidential are kept back. */
async function copiedLetters(
  store: Store,
  row: CaseRow,
  rows: readonly CaseRow[],
  household: Household,
  kept: Kept,
): Promise<CopiedCase['letters']> {
  const letters = await lettersOfCase(store, row.id, row.organisationId);
  if (row.householdId !== household.id) {
    return letters.filter(({ householdId }) => householdId === household.id).map(copiedLetter);
  }
  const root = rows.find(({ id }) => id === row.accompanimentId);
  const since = root !== row && root?.confidentialSince !== undefined ? 0 : row.confidentialSince;
  const open = letters.filter(({ factNumber }) => since === undefined || factNumber < since);
  kept.confidential += letters.length - open.length;
  return open.map(copiedLetter);
}

function copiedLetter(letter: LetterRow): CopiedCase['letters'][number] {
  return pick(letter, ['id', 'title', 'on', 'pages', 'sha256']);
}

/** What is confidential within the team: only that it is there, as for those of the team who do not read it. */
function withoutConfidential(
  { masked }: AnyKind,
  state: Parameters<NonNullable<AnyKind['masked']>>[0],
  fact: AnyRecorded,
  kept: Kept,
): AnyRecorded {
  const shown = masked?.(state, fact) ?? fact;
  if (JSON.stringify(shown.fact) === JSON.stringify(fact.fact)) return fact;
  kept.confidential += 1;
  return shown;
}

/** Of a case of several families, the facts that name this one, or the place it was given under a number of its own. */
function partOf(journal: readonly AnyRecorded[], householdId: string): AnyRecorded[] {
  const names = new Set([householdId]);
  const isTheirs = (value: unknown): boolean =>
    typeof value === 'string'
      ? names.has(value)
      : typeof value === 'object' && value !== null && Object.values(value).some(isTheirs);
  return journal.flatMap((recorded) => {
    if (!isTheirs(recorded.fact)) return [];
    const { participantId } = recorded.fact as { participantId?: string };
    if (participantId) names.add(participantId);
    const entries = Object.entries(recorded.fact).map(([name, value]: [string, unknown]) => [
      name,
      Array.isArray(value) && value.some((one) => typeof one === 'object') ? value.filter(isTheirs) : value,
    ]);
    return [{ ...recorded, fact: Object.fromEntries(entries) as { type: string } }];
  });
}

function copiedFact(
  kind: AnyKind,
  { id, organisationId }: CaseRow,
  fact: AnyRecorded,
  corrections: ReadonlyMap<number, number>,
  without: readonly AboutOthers[],
  kept: Kept,
): CopiedFact[] {
  const { by: _by, ...view } = viewOfFact(fact, corrections);
  if (without.some(({ caseId, number }) => caseId === id && number === fact.number)) {
    kept['third-party'] += 1;
    return [];
  }
  const by = { role: fact.by.role, organisationId: fact.by.organisationId || organisationId };
  return [{ ...view, by, data: spoken(kind, withoutReferrer(view.data, kept)) }];
}

/** Whoever reported a family is not told to it: CRPA, L. 311-6, 3°. In which capacity they did, is. */
function withoutReferrer(data: object, kept: Kept): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(data).flatMap(([name, value]: [string, unknown]) => {
      if (name === 'referrerId') {
        kept.referrer += 1;
        return [];
      }
      const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
      return [[name, isObject ? withoutReferrer(value, kept) : value]];
    }),
  );
}

/** What fell due, with its French words. */
function spoken({ rules }: AnyKind, data: Record<string, unknown>): Record<string, unknown> {
  const { items } = data;
  return Array.isArray(items)
    ? { ...data, items: (items as Due[]).map((due) => ({ ...due, label: rules.label(due) })) }
    : data;
}
