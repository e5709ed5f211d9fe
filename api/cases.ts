/** Cases as the API reads them: from the journal, of the actor's organisation only. */
import { findCase, type CaseRow } from '../activities/store/cases.ts';
import { factsOfStep, journalOf, type JournalEntry } from '../activities/store/journal.ts';
import type { Store } from '../activities/store/store.ts';
import type { PlainDate } from '../workflows/rules/calendar.ts';
import { fold, Refusal, type Actor, type Recorded } from '../workflows/rules/case.ts';
import { notFound, type Eye } from './eyes.ts';
import { seenOf, viewOf, type AnyKind, type AnyView } from './kinds/kind.ts';

type RecordedFact = Recorded<{ type: string }>;

/** The summary row of a case of this kind, or nothing here of that id. */
export async function getCase(store: Store, kind: AnyKind, id: string, actor: Actor): Promise<CaseRow> {
  const row = await findCase(store, id, actor.organisationId);
  if (row?.kind !== kind.rules.name) throw notFound();
  return row;
}

/** The case as it stands, or stood at the end of a day; nothing here if it was not yet opened. */
export async function getView<View extends AnyView>(
  store: Store,
  kind: AnyKind<View>,
  id: string,
  eye: Eye,
  asOf?: PlainDate,
): Promise<View> {
  const journal = await journalOf(store, id, asOf ? { asOf } : {});
  if (journal.length === 0) throw notFound();
  return viewOf(kind, id, journal, eye);
}

/** The journal of a case as someone sees it; refused where it is not shown to them at all. */
export async function journalSeen(
  store: Store,
  kind: AnyKind,
  id: string,
  eye: Eye,
): Promise<RecordedFact[]> {
  const journal = await journalOf(store, id);
  const seen = seenOf(kind, fold(kind.rules, id, journal), journal, eye);
  if (!seen) throw new Refusal('not-yours', 'Of this case you see what is shared with you, not its journal.');
  return seen;
}

/** What a request has established, if it was; another request under its key is refused. */
export async function findTaken(
  store: Store,
  id: string,
  { key, hash }: { key: string; hash: string },
): Promise<JournalEntry[] | undefined> {
  const facts = await factsOfStep(store, id, key);
  const [first] = facts;
  if (!first) return undefined;
  if (first.stepHash === hash) return facts;
  throw new Refusal('idempotency-key-reused', 'This key was used for another request.');
}
