/**
 * The trace, written. Whoever adds an entry waits until it is kept; those that come while one statement is under way
 * go together in the next, so that many requests at once cost one commit.
 *
 * Nothing is locked. An entry takes the number after the last, and only behind the very entry its hash was made
 * with: of two processes that add at the same time the second finds the number taken, reads the new end of the
 * chain, and tries again. So the chain cannot fork, and one who is slow holds up nobody.
 */
import { rowsOf } from './statements.ts';
import type { Store } from './store.ts';
import {
  BEGINNING,
  linkOf,
  reasonHash,
  type NumberedEntry,
  type TraceEntry,
  type TraceHead,
} from './trace-link.ts';

export type { TraceEntry } from './trace-link.ts';

export interface ToTrace extends TraceEntry {
  /** Why someone looks who had no duty to; it may go one day, the chain keeps its hash. */
  reason?: string;
  /**
   * Something was only looked at: kept once the database has it in memory. A power cut may take the last fraction
   * of a second of such entries, a crash of ours none. Anything else is kept once it is on disk.
   */
  onlySeen?: boolean;
  /** Some of the cases may be those of organisations that share them: it is then in their chains too. */
  maybeShared?: boolean;
}

/** Keeps who saw and who did what. */
export interface Trace {
  /** Fulfilled once the entry is kept. */
  append(entry: ToTrace): Promise<void>;
}

/** One for each process. */
export function openTrace(store: Store, now: () => number = Date.now): Trace {
  const chains = new Map<string, Chain>();
  const chainOf = (organisationId: string) => {
    const chain = chains.get(organisationId) ?? new Chain(store, organisationId, now);
    chains.set(organisationId, chain);
    return chain;
  };
  return {
    append: async ({ maybeShared, ...entry }) => {
      const others = maybeShared ? await ownersOf(store, entry) : [];
      const kept = [entry.organisationId, ...others].map((organisationId) =>
        chainOf(organisationId).append({ ...entry, organisationId }),
      );
      await Promise.all(kept);
    },
  };
}

interface Waiting {
  entry: ToTrace;
  at: number;
  kept: () => void;
  failed: (error: unknown) => void;
}

const AT_ONCE = 500;
/** Each failed attempt means that another process has added to the chain meanwhile. */
const ATTEMPTS = 50;

class Chain {
  #waiting: Waiting[] = [];
  #writing = false;
  #head: TraceHead | undefined;
  readonly #store: Store;
  readonly #organisationId: string;
  readonly #now: () => number;

  constructor(store: Store, organisationId: string, now: () => number) {
    this.#store = store;
    this.#organisationId = organisationId;
    this.#now = now;
  }

  append(entry: ToTrace): Promise<void> {
    return new Promise((kept, failed) => {
      this.#waiting.push({ entry, at: this.#now(), kept, failed });
      if (!this.#writing) void this.#writeAll();
    });
  }

  async #writeAll(): Promise<void> {
    this.#writing = true;
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, AT_ONCE);
      try {
        await this.#write(batch);
        for (const { kept } of batch) kept();
      } catch (error) {
        // Whether it was written is not known: the end of the chain is read again.
        this.#head = undefined;
        for (const { failed } of batch) failed(error);
      }
    }
    this.#writing = false;
  }

  async #write(batch: readonly Waiting[]): Promise<void> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const head = this.#head ?? (await headOf(this.#store, this.#organisationId));
      const links = linked(batch, head);
      if (await insert(this.#store, head, links, batch)) {
        this.#head = links.at(-1)?.head ?? head;
        return;
      }
      this.#head = undefined;
    }
    throw new Error(`The trace of ${this.#organisationId} is written by too many at once.`);
  }
}

interface Link {
  entry: NumberedEntry;
  head: TraceHead;
}

function linked(batch: readonly Waiting[], { number: last, hash }: TraceHead): Link[] {
  let before = hash;
  return batch.map(({ entry: { reason, onlySeen: _seen, ...entry }, at }, index) => {
    const given = reason === undefined ? {} : { reasonHash: reasonHash(entry.requestId, reason) };
    const numbered = { ...entry, ...given, at, number: last + index + 1 };
    before = linkOf(numbered, before);
    return { entry: numbered, head: { number: numbered.number, hash: before } };
  });
}

/** $1 organisation, $2 and $3 the entry they follow, $4 entries, $5 reasons, $6 whether to wait for the disk. */
const INSERT = `
  with waiting as (
    select set_config('synchronous_commit', $6, true)
  ), added as (
    insert into trace_entry
    select given.* from waiting, jsonb_populate_recordset(null::trace_entry, $4) as given
    where $2::bigint = 0 or exists (
      select from trace_entry where organisation_id = $1 and number = $2 and hash = $3
    )
    returning number
  ), explained as (
    insert into trace_reason
    select given.* from jsonb_populate_recordset(null::trace_reason, $5) as given
    where exists (select from added)
    on conflict do nothing
  )
  select number from added`;

/** Answers whether it was the end of the chain. */
async function insert(
  store: Store,
  { number, hash }: TraceHead,
  links: readonly Link[],
  batch: readonly Waiting[],
): Promise<boolean> {
  const [first] = links;
  if (!first) return true;
  const mayWait = batch.every(({ entry }) => entry.onlySeen);
  const values = [
    first.entry.organisationId,
    number,
    hash,
    JSON.stringify(links.map(rowOf)),
    JSON.stringify(batch.flatMap(({ entry }) => reasonRow(entry))),
    mayWait ? 'off' : 'on',
  ];
  try {
    return (await rowsOf(store.pool, { name: 'append-trace', text: INSERT, values })).length > 0;
  } catch (error) {
    if ((error as { code?: string }).code === '23505') return false;
    throw error;
  }
}

function rowOf({ entry: { by, ...entry }, head: { hash } }: Link): object {
  return {
    organisation_id: entry.organisationId,
    number: entry.number,
    at: entry.at,
    who: by.id,
    role: by.role,
    of_organisation: by.organisationId,
    address: entry.address,
    action: entry.action,
    outcome: entry.outcome,
    cases: entry.cases,
    households: entry.households,
    request_id: entry.requestId,
    reason_hash: entry.reasonHash,
    hash: `\\x${hash.toString('hex')}`,
  };
}

function reasonRow({ organisationId, requestId, reason }: ToTrace): object[] {
  return reason === undefined ? [] : [{ organisation_id: organisationId, request_id: requestId, reason }];
}

/** The other organisations whose cases these are. */
async function ownersOf(store: Store, { organisationId, cases }: TraceEntry): Promise<string[]> {
  if (cases.length === 0) return [];
  const rows = await rowsOf<{ organisation_id: string }>(store.pool, {
    name: 'owners-of-cases',
    text: `select distinct organisation_id from case_summary where id = any($1) and organisation_id <> $2`,
    values: [cases, organisationId],
  });
  return rows.map(({ organisation_id }) => organisation_id);
}

/** Where the chain of an organisation ends now. */
export async function headOf(store: Store, organisationId: string): Promise<TraceHead> {
  const [row] = await rowsOf<{ number: string; hash: Buffer }>(store.pool, {
    name: 'trace-head',
    text: `select number, hash from trace_entry where organisation_id = $1 order by number desc limit 1`,
    values: [organisationId],
  });
  return row ? { number: Number(row.number), hash: row.hash } : BEGINNING;
}
