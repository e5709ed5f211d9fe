/** The README's story, run as it is written. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startInstallation, type Installation } from '../environment/installation.ts';

const README = fileURLToPath(new URL('../../README.md', import.meta.url));

let installation: Installation;

beforeAll(async () => {
  installation = await startInstallation();
});
afterAll(() => installation.stop());

/** The shell lines between the marks of the story, as one script. */
function story(): string {
  const text =
    readFileSync(README, 'utf8').split('<!-- story -->')[1]?.split('<!-- end of the story -->')[0] ?? '';
  return [...text.matchAll(/```sh\n(.*?)```/gs)].map(([, lines]) => lines).join('\n');
}

it('the README’s story runs to its end, with its letters', async () => {
  const env = { ...process.env, JALON: installation.url };
  const { stdout } = await promisify(execFile)('bash', ['-euo', 'pipefail', '-c', story()], {
    env,
    timeout: 50_000,
  });
  const lines = stdout.split('\n');
  expect(lines).toEqual(
    expect.arrayContaining(['pre-course', 'plan-negotiation', 'in-progress', 'closing', 'closed']),
  );
  expect(stdout).toMatch(/fell-due {2}half-way-review/);
  expect(stdout).toMatch(/Votre contrat d’accompagnement.*Fiche synthèse action/s);
});
