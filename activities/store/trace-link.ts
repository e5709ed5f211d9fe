/**
 * The chain of the trace. Each entry's hash is made of what it says and of the hash before it, so that none can be
 * changed, taken out or put in without every later one changing too. It needs no key: whoever has the entries can
 * check them, and whoever has kept the last hash can tell that none was cut off the end.
 */
import { createHash } from 'node:crypto';
import type { Actor } from '../../workflows/rules/case.ts';

/** What was done or seen, by whom, from where. Ids only: no name, no text. */
export interface TraceEntry {
  /** Whose families it is about: each organisation has a chain of its own. */
  organisationId: string;
  by: Actor;
  /** Where the request came from, as an IP address; `-` for the service itself. */
  address: string;
  /** The name of the operation. */
  action: string;
  /** `done`, or the code of the refusal. */
  outcome: string;
  cases: readonly string[];
  households: readonly string[];
  /** The same as in the log and the problem document. */
  requestId: string;
}

/** An entry in its place: `number` counts from 1 within its organisation, `at` in epoch milliseconds. */
export interface NumberedEntry extends TraceEntry {
  number: number;
  at: number;
  /** Of the reason that was given, where one was asked. */
  reasonHash?: string;
}

/** Where a chain ends. */
export interface TraceHead {
  number: number;
  hash: Buffer;
}

/** Before the first entry. */
export const BEGINNING: TraceHead = { number: 0, hash: Buffer.alloc(32) };

const FORM = 'jalon-trace-1';

/** The hash of an entry that follows another. */
export function linkOf(entry: NumberedEntry, before: Buffer): Buffer {
  const { by } = entry;
  const said = [
    FORM,
    entry.organisationId,
    entry.number,
    entry.at,
    by.id,
    by.role,
    by.organisationId,
    entry.address,
    entry.action,
    entry.outcome,
    entry.cases,
    entry.households,
    entry.requestId,
    entry.reasonHash ?? null,
  ];
  return createHash('sha256').update(before).update(JSON.stringify(said)).digest();
}

/** What the chain keeps of a reason; the id of the request keeps two that are alike from being told so. */
export function reasonHash(requestId: string, reason: string): string {
  return createHash('sha256').update(`${requestId} ${reason}`).digest('hex');
}
