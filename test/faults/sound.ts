/** What must be true of a case after any fault, once all is quiet again. */
import { expect } from '@jest/globals';
import { Worker } from '@temporalio/worker';
import { findCase } from '../../activities/store/cases.ts';
import { journalOf, type JournalEntry } from '../../activities/store/journal.ts';
import { rowsOf } from '../../activities/store/statements.ts';
import { workflowId } from '../../workflows/messages.ts';
import { accompaniment } from '../../workflows/rules/accompaniment/index.ts';
import { arrears } from '../../workflows/rules/arrears-track/index.ts';
import { reminderInstant } from '../../workflows/rules/calendar.ts';
import { fold, type CaseKind, type Due, type Effect } from '../../workflows/rules/case.ts';
import { hearing } from '../../workflows/rules/hearing/index.ts';
import { sealingConverter } from '../../worker/engine-client.ts';
import { workflowBundle } from '../environment/bundle.ts';
import type { Processes } from '../environment/processes.ts';
import { historiesOf, stepsIn, type History } from './history.ts';
import type { Acknowledged, PersistentFamily } from './persistent.ts';
import { untilQuiet } from './quiet.ts';

type AnyKind = CaseKind<object, { step: string }, { type: string }>;
type World = Pick<Processes, 'client' | 'store' | 'inbox'>;

/** A family's course, with the hearings and the arrears tracks it has opened. */
export async function expectSound(world: World, family: PersistentFamily): Promise<void> {
  await expectSoundCase(world, accompaniment, family.id, family.acknowledged);
  const journal = await journalOf<OpenedThere>(world.store, family.id);
  for (const { fact } of journal) {
    const [kind, id] = linkedBy(fact) ?? [];
    if (kind && id) await expectSoundCase(world, kind, id, family.acknowledgedIn.get(id) ?? []);
  }
}

/** A fact of an accompaniment that opens another case. */
interface OpenedThere {
  type: string;
  hearingId?: string;
  arrearsId?: string;
}

function linkedBy({ type, hearingId, arrearsId }: OpenedThere): [AnyKind, string] | undefined {
  if (type === 'hearing-opened' && hearingId) return [hearing, hearingId];
  if (type === 'arrears-opened' && arrearsId) return [arrears, arrearsId];
  return undefined;
}

export async function expectSoundCase(
  world: World,
  kind: AnyKind,
  id: string,
  acknowledged: readonly Acknowledged[],
): Promise<void> {
  await untilQuiet(world, id, kind.name);
  const histories = await historiesOf(world.client, kind.name, id);
  const journal = await journalOf(world.store, id);
  await expectWholeJournal(world, id, journal);
  expectAcknowledged(journal, acknowledged);
  await expectAsTheEngineHasIt(world, journal, histories);
  await expectSummary(world, kind, id, journal);
  const effects = effectsOf(kind, id, journal);
  expectReminders(kind.agenda(fold(kind, id, journal)), journal);
  await expectLetters(world, id, effects);
  await expectNotices(world, id, effects);
  await expectReplay(world, kind, id, histories);
}

/** Numbered from 1 without gaps, at instants that never go back. */
async function expectWholeJournal({ store }: World, id: string, journal: JournalEntry[]): Promise<void> {
  const [counted] = await rowsOf<{ facts: number }>(store.pool, {
    text: 'select count(*)::int as facts from journal where case_id = $1',
    values: [id],
  });
  expect(journal).toHaveLength(counted?.facts ?? 0);
  const instants = journal.map(({ at }) => at);
  expect(instants).toEqual(instants.toSorted((a, b) => a - b));
}

/** What somebody was told is done is there once, and in the order in which it was done. */
function expectAcknowledged(journal: JournalEntry[], acknowledged: readonly Acknowledged[]): void {
  const told = acknowledged.map(({ key, facts }) => ({ key, facts }));
  const kept = told.map(({ key }) => ({ key, facts: numbersOf(journal, key) }));
  expect(kept).toEqual(told);
}

/** Every request that the engine accepted, and no other: what it never accepted has left no trace. */
async function expectAsTheEngineHasIt(
  { client }: World,
  journal: JournalEntry[],
  histories: History[],
): Promise<void> {
  const steps = (await Promise.all(histories.map((one) => stepsIn(client, one)))).flat();
  const telling = steps.filter(({ first, version }) => version >= first);
  const engine = new Map(telling.map(({ key, first, version }) => [key, numbers(first, version)]));
  const keys = new Set(journal.slice(1).flatMap(({ stepKey }) => stepKey ?? []));
  const kept = new Map([...keys].map((key) => [key, numbersOf(journal, key)]));
  expect(sorted(kept)).toEqual(sorted(engine));
}

async function expectSummary(
  { store }: World,
  kind: AnyKind,
  id: string,
  journal: JournalEntry[],
): Promise<void> {
  const state = fold(kind, id, journal);
  const agenda = kind.agenda(state);
  const next = agenda[0] && {
    nextDueOn: agenda[0].on,
    nextDueAt: reminderInstant(agenda[0].on, id),
  };
  // What lies ahead and the places held have tables of their own.
  const { ahead: _ahead, places: _places, ...summary } = kind.summary(state);
  expect(await findCase(store, id, summary.organisationId)).toEqual({
    ...summary,
    ...next,
    id,
    kind: kind.name,
    agenda,
    version: journal.length,
  });
}

interface Asked {
  key: string;
  effect: Effect;
}

/** What the facts made the service do, under the keys that make it happen once. */
function effectsOf(kind: AnyKind, id: string, journal: JournalEntry[]): Asked[] {
  return journal.flatMap((recorded, index) => {
    const state = fold(kind, id, journal.slice(0, index + 1));
    return kind
      .effects(recorded, state)
      .map((effect, at) => ({ key: `${id}:${recorded.number}:${at}`, effect }));
  });
}

/** Each once, and none forgotten: what is still to come comes after all that was. */
function expectReminders(agenda: Due[], journal: JournalEntry[]): void {
  const fallen = journal.flatMap(({ fact }) => ('items' in fact ? (fact.items as Due[]) : []));
  const keys = fallen.map(({ key }) => key);
  expect(keys).toEqual([...new Set(keys)]);
  const { on } = journal.at(-1)!;
  expect(agenda.filter((due) => due.on < on)).toEqual([]);
}

/** Each letter that a fact asked for, once, and no other. */
async function expectLetters({ store }: World, id: string, effects: Asked[]): Promise<void> {
  const letters = await rowsOf<{ key: string }>(store.pool, {
    text: 'select key from letter where case_id = $1',
    values: [id],
  });
  const asked = effects.filter(({ effect }) => effect.do === 'writeLetter');
  expect(letters.map(({ key }) => key).toSorted()).toEqual(asked.map(({ key }) => key).toSorted());
}

/** Each notice that a fact asked for reached somebody, under one Message-ID however often it was sent. */
async function expectNotices({ store, inbox }: World, id: string, effects: Asked[]): Promise<void> {
  const notices = await rowsOf<{ key: string; status: string; message_id: string }>(store.pool, {
    text: 'select key, status, message_id from notice where case_id = $1',
    values: [id],
  });
  const asked = effects.filter(({ effect }) => effect.do === 'notify' || effect.do === 'tellReferrer');
  const ofEffect = (key: string) => notices.filter((one) => one.key.startsWith(`${key}:`));
  expect(asked.filter(({ key }) => ofEffect(key).length === 0)).toEqual([]);
  expect(asked.flatMap(({ key }) => ofEffect(key))).toHaveLength(notices.length);
  const received = new Set(inbox.messages.map(messageIdOf));
  expect(notices.filter((one) => one.status !== 'sent' || !received.has(one.message_id))).toEqual([]);
  const known = await rowsOf<{ message_id: string }>(store.pool, { text: 'select message_id from notice' });
  expect([...received].filter((message) => !known.some((one) => one.message_id === message))).toEqual([]);
}

/** What tells an e-mail sent again from another one. */
export function messageIdOf(message: string): string {
  return /^message-id: (.*)$/im.exec(message)?.[1]?.trim() ?? '';
}

/** The code of today lives the case again, run after run, as it was lived. */
async function expectReplay(
  { store }: World,
  kind: AnyKind,
  id: string,
  histories: History[],
): Promise<void> {
  const lives = histories.map((history) => ({ workflowId: workflowId(kind.name, id), history }));
  const dataConverter = sealingConverter(store.keys);
  const options = { workflowBundle: await workflowBundle(), dataConverter };
  for await (const { error } of Worker.runReplayHistories(options, lives)) expect(error).toBeUndefined();
}

function numbersOf(journal: JournalEntry[], key: string): number[] {
  return journal.filter(({ stepKey }) => stepKey === key).map(({ number }) => number);
}

function numbers(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

function sorted(steps: Map<string, number[]>): [string, number[]][] {
  return [...steps].toSorted(([a], [b]) => (a < b ? -1 : 1));
}
