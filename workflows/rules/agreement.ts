/**
 * An agreement of several parties: it holds only once every one of them has signed the same version. A new version
 * clears the signatures, as for the plan of an accompaniment (domain, "The life of one accompaniment") and for the
 * three-way commitment of a rehabilitation ("Home rehabilitation").
 */
import type { PlainDate } from './calendar.ts';
import { Refusal } from './case.ts';

/** Who must sign, and who has: plain JSON, so that a case keeps it as it is. `proposedOn` is the day of this version. */
export interface Agreement<Party extends string = string> {
  version: number;
  proposedOn: PlainDate;
  parties: Party[];
  signatures: Signature<Party>[];
}

export interface Signature<Party extends string = string> {
  party: Party;
  on: PlainDate;
}

/** The first version, which nobody has signed. */
export function proposed<Party extends string>(
  parties: readonly Party[],
  on: PlainDate,
  version = 1,
): Agreement<Party> {
  return { version, proposedOn: on, parties: [...new Set(parties)], signatures: [] };
}

/** A new version, to be signed anew by all; by the same parties unless it says otherwise. */
export function revised<Party extends string>(
  { version, parties }: Agreement<Party>,
  on: PlainDate,
  among: readonly Party[] = parties,
): Agreement<Party> {
  return proposed(among, on, version + 1);
}

/**
 * Refuses a signature by someone who is no party (`unknown-party`), of another version (`other-version`), given twice
 * (`already-signed`) or dated before the version was proposed (`dates-out-of-order`).
 */
export function refuseSignature<Party extends string>(
  agreement: Agreement<Party>,
  { party, on }: Signature,
  version = agreement.version,
): void {
  const { parties, proposedOn, signatures } = agreement;
  if (!parties.some((one) => one === party)) {
    throw new Refusal('unknown-party', `Those who sign are: ${parties.join(', ')}.`, { parties });
  }
  if (version !== agreement.version) {
    throw new Refusal('other-version', `The version to sign is ${agreement.version}.`, {
      version: agreement.version,
    });
  }
  if (signatures.some((one) => one.party === party)) {
    throw new Refusal('already-signed', 'This party has already signed.');
  }
  if (on < proposedOn) throw new Refusal('dates-out-of-order', `This version is of ${proposedOn}.`);
}

/** The agreement with one signature more. What is refused is told by `refuseSignature`, before. */
export function signed<Party extends string>(
  agreement: Agreement<Party>,
  { party, on }: Signature<Party>,
): Agreement<Party> {
  return { ...agreement, signatures: [...agreement.signatures, { party, on }] };
}

/** The agreement without the signature of a party, as when it was recorded in error. */
export function unsigned<Party extends string>(agreement: Agreement<Party>, party: Party): Agreement<Party> {
  return { ...agreement, signatures: agreement.signatures.filter((one) => one.party !== party) };
}

/** Who has still to sign, in the order of the parties. */
export function stillToSign<Party extends string>({ parties, signatures }: Agreement<Party>): Party[] {
  return parties.filter((party) => !signatures.some((one) => one.party === party));
}

/** The day on which the last of them signed; nothing while one is missing. */
export function completeOn(agreement: Agreement): PlainDate | undefined {
  if (stillToSign(agreement).length > 0) return undefined;
  return agreement.signatures
    .map(({ on }) => on)
    .toSorted()
    .at(-1);
}

/** Refuses to go on while a signature is missing (`signature-missing`, with those missing). */
export function refuseUnsigned(agreement: Agreement): void {
  const missing = stillToSign(agreement);
  if (missing.length === 0) return;
  throw new Refusal('signature-missing', `Still to sign: ${missing.join(', ')}.`, { missing });
}
