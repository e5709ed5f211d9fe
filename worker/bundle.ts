/**
 * Makes the workflows one script beforehand: `node worker/bundle.ts <file>`. A worker told where it is
 * (`JALON_WORKFLOWS`) starts without a compiler, and sooner.
 */
import { writeFileSync } from 'node:fs';
import { bundleWorkflows } from './worker.ts';

const [file] = process.argv.slice(2);
if (!file) throw new Error('Say where to write it: node worker/bundle.ts <file>');
const { code } = await bundleWorkflows();
writeFileSync(file, code);
