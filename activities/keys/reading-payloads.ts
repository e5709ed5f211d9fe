/** Payloads opened for someone who reads the engine's pages: those of their own organisation's families, no others. */
import type { Payload } from '@temporalio/common';
import type { Keyring } from '../store/keys/keyring.ts';
import { familyCodec, ownerOfPayload } from './payload-codec.ts';

/** What was opened, and of whom: to be traced. */
export interface PayloadsRead {
  /** In the order given; those of others are as they came. */
  payloads: Payload[];
  householdIds: string[];
  /** Of the cases that have no household. */
  caseIds: string[];
}

/** Throws Tampered when one of theirs was changed. What was erased reads as erased. */
export async function readPayloads(
  keyring: Keyring,
  payloads: readonly Payload[],
  organisationId: string,
): Promise<PayloadsRead> {
  const codec = familyCodec(keyring);
  const subjects = new Set<string>();
  const read = await Promise.all(
    payloads.map(async (payload) => {
      const owner = await ownerOfPayload(keyring, payload);
      if (owner?.organisationId !== organisationId) return payload;
      subjects.add(owner.subject);
      return (await codec.decode([payload]))[0] ?? payload;
    }),
  );
  return { payloads: read, householdIds: idsOf(subjects, 'household'), caseIds: idsOf(subjects, 'case') };
}

function idsOf(subjects: ReadonlySet<string>, what: string): string[] {
  const start = `${what}:`;
  return [...subjects].flatMap((subject) => (subject.startsWith(start) ? [subject.slice(start.length)] : []));
}
