/** Whether the trace is whole: each entry as it was written, behind the one it was written behind, none cut off. */
import type { Store } from './store.ts';
import { BEGINNING, linkOf, reasonHash, type TraceHead } from './trace-link.ts';
import { chainAfter, traceHeads, type SeenEntry } from './trace-reading.ts';

/** Where a chain stood once, as it was kept elsewhere. */
export interface Anchor extends TraceHead {
  organisationId: string;
}

/** What was found of one organisation's chain. */
export interface Finding {
  organisationId: string;
  /** How many entries were found good, from the first. */
  checked: number;
  /** Of the last one that is good. */
  hash: Buffer;
  /** The first link that does not hold, if one does not. */
  broken?: { number: number; because: string };
}

const AT_ONCE = 5000;

/** Checks every chain, and that each holds what the anchors say it held. */
export async function checkTrace(store: Store, anchors: readonly Anchor[] = []): Promise<Finding[]> {
  const heads = await traceHeads(store);
  const known = new Set([...heads, ...anchors].map(({ organisationId }) => organisationId));
  const findings: Finding[] = [];
  for (const organisationId of [...known].toSorted()) {
    const ours = anchors.filter((one) => one.organisationId === organisationId);
    findings.push(await checkChain(store, organisationId, ours));
  }
  return findings;
}

async function checkChain(
  store: Store,
  organisationId: string,
  anchors: readonly Anchor[],
): Promise<Finding> {
  const anchored = new Map(anchors.map(({ number, hash }) => [number, hash.toString('hex')]));
  let head = BEGINNING;
  const found = (because?: string): Finding => ({
    organisationId,
    checked: head.number,
    hash: head.hash,
    ...(because !== undefined && { broken: { number: head.number + 1, because } }),
  });
  for (;;) {
    const stretch = await chainAfter(store, organisationId, head.number, AT_ONCE);
    for (const link of stretch) {
      const fault = faultOf(link, head, anchored.get(head.number + 1));
      if (fault) return found(fault);
      head = link.head;
    }
    if (stretch.length < AT_ONCE) break;
  }
  const missing = anchors.find(({ number }) => number > head.number);
  return found(missing && `the chain ends here, and had ${missing.number} entries once`);
}

function faultOf(
  { entry, head }: { entry: SeenEntry; head: TraceHead },
  before: TraceHead,
  anchored: string | undefined,
): string | undefined {
  if (entry.number !== before.number + 1) return 'it is missing';
  if (!linkOf(entry, before.hash).equals(head.hash)) return 'it is not what was written there';
  if (anchored !== undefined && anchored !== head.hash.toString('hex')) {
    return 'the chain was written anew: another hash stood here once';
  }
  if (entry.reason === undefined) return undefined;
  return reasonHash(entry.requestId, entry.reason) === entry.reasonHash
    ? undefined
    : 'its reason is not the one that was given';
}

/** One line for each chain: `organisation number hash`. Kept elsewhere, it tells later that nothing was cut off. */
export function writeAnchors(heads: readonly Anchor[]): string {
  return heads
    .map(({ organisationId, number, hash }) => `${organisationId} ${number} ${hash.toString('hex')}`)
    .join('\n');
}

/** Reads such lines, wherever they stand among others: in what the command said, or in the log of the API. */
export function readAnchors(text: string): Anchor[] {
  return [...text.matchAll(/(?:^|")([\w-]+) (\d{1,15}) ([0-9a-f]{64})(?:$|")/gm)].map(
    ([, organisationId = '', number, hash = '']) => ({
      organisationId,
      number: Number(number),
      hash: Buffer.from(hash, 'hex'),
    }),
  );
}
