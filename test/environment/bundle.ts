/** The workflows as one script, made once for the whole run: it takes seconds. */
import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { bundleWorkflows } from '../../worker/worker.ts';
import { FOLDER_VARIABLE } from './announcement.ts';

/** Where the script is; the first test file to ask for it makes it. */
export async function workflowBundle(): Promise<{ codePath: string }> {
  const codePath = join(process.env[FOLDER_VARIABLE] ?? '', 'workflows.js');
  if (!existsSync(codePath)) {
    const { code } = await bundleWorkflows();
    const unfinished = `${codePath}.${randomUUID()}`;
    writeFileSync(unfinished, code);
    renameSync(unfinished, codePath);
  }
  return { codePath };
}
