/** Payloads opened for someone who reads the engine's pages: those of the families that they may read, no others. */
import type { Payload } from '@temporalio/common';
import type { Keyring } from '../store/keys/keyring.ts';
import { familyCodec, ownerOfPayload } from './payload-codec.ts';

/** Of whom a payload tells: a `household`, or a `case` that has none. */
export interface Subject {
  what: string;
  id: string;
}

/** What was opened, and of whom: to be traced. */
export interface PayloadsRead {
  /** In the order given; those of others are as they came. */
  payloads: Payload[];
  householdIds: string[];
  /** Of the cases that have no household. */
  caseIds: string[];
}

/**
 * Opens those of this organisation of whose families (or cases without one) `mayOpen` says so; the others are as they
 * came. Throws Tampered when one of theirs was changed. What was erased reads as erased.
 */
export async function readPayloads(
  keyring: Keyring,
  payloads: readonly Payload[],
  organisationId: string,
  mayOpen: (subject: Subject) => Promise<boolean>,
): Promise<PayloadsRead> {
  const codec = familyCodec(keyring);
  const owners = await Promise.all(payloads.map((payload) => ownerOfPayload(keyring, payload)));
  const ours = new Set(owners.flatMap((one) => (one?.organisationId === organisationId ? one.subject : [])));
  const opened = new Set<string>();
  for (const subject of ours) if (await mayOpen(subjectOf(subject))) opened.add(subject);
  const read = await Promise.all(
    payloads.map(async (payload, index) =>
      opened.has(owners[index]?.subject ?? '') ? ((await codec.decode([payload]))[0] ?? payload) : payload,
    ),
  );
  return { payloads: read, householdIds: idsOf(opened, 'household'), caseIds: idsOf(opened, 'case') };
}

function subjectOf(subject: string): Subject {
  const [what = '', id = ''] = subject.split(':');
  return { what, id };
}

function idsOf(subjects: ReadonlySet<string>, what: string): string[] {
  const start = `${what}:`;
  return [...subjects].flatMap((subject) => (subject.startsWith(start) ? [subject.slice(start.length)] : []));
}
