/**
 * Checks the trace: `node worker/verify-trace.ts [--anchors <file>]`. Says for each organisation how far its chain
 * holds, on lines that are themselves anchors; ends with 1 at a broken link. With `--anchors`, a file of such lines
 * from earlier runs, it also tells a chain whose end was cut off, or which was written anew.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { NO_KEYS } from '../activities/keys/key-service.ts';
import { openStore } from '../activities/store/store.ts';
import { checkTrace, readAnchors, writeAnchors, type Finding } from '../activities/store/trace-check.ts';
import { migrationSettings } from './config.ts';

const { values } = parseArgs({ options: { anchors: { type: 'string' } } });
const store = openStore(migrationSettings().databaseUrl, NO_KEYS);
try {
  const anchors = values.anchors === undefined ? [] : readAnchors(readFileSync(values.anchors, 'utf8'));
  const findings = await checkTrace(store, anchors);
  console.log(`# ${new Date().toISOString()}, ${anchors.length} anchors compared`);
  for (const finding of findings) console.log(linesOf(finding));
  if (findings.some(({ broken }) => broken)) process.exitCode = 1;
} finally {
  await store.close();
}

function linesOf({ organisationId, checked: number, hash, broken }: Finding): string {
  const good = writeAnchors([{ organisationId, number, hash }]);
  return broken ? `${good}\n# ${organisationId}: BROKEN at entry ${broken.number}: ${broken.because}` : good;
}
