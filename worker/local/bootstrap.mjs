/**
 * Behind `npm start`, `npm test` and `npm run bench`: makes ready what they need, from a bare clone on, and runs
 * them with the right Node. Plain JavaScript without dependencies, since an older Node runs it before any is there.
 */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PROJECT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const NODE_NEEDED = 24;

const COMMANDS = {
  start: ['worker/local/main.ts'],
  test: [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    'node_modules/jest/bin/jest.js',
  ],
  bench: ['test/bench/main.ts'],
};

const [name = '', ...rest] = process.argv.slice(2);
const command = COMMANDS[name];
if (!command) fail(`Say what to do: ${Object.keys(COMMANDS).join(', ')}.`);
if (!isInstalled()) install();
run(findNode(), [...command, ...rest]);

/** npm itself notes what it installed, in the same terms as the lock file. */
function isInstalled() {
  const wanted = packagesIn('package-lock.json');
  const present = packagesIn('node_modules/.package-lock.json');
  if (!present) return false;
  const isAsWanted = ([path, { version, optional, devOptional }]) =>
    path in present ? present[path].version === version : optional || devOptional;
  return Object.entries(wanted)
    .filter(([path]) => path !== '')
    .every(isAsWanted);
}

function packagesIn(file) {
  const path = join(PROJECT, file);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : undefined;
}

function install() {
  console.log('Installing the packages of package-lock.json…');
  const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm'];
  try {
    execFileSync(npm[0], [...npm.slice(1), 'ci'], { cwd: PROJECT, stdio: 'inherit' });
  } catch {
    fail('npm ci failed; see above.');
  }
}

/** The one that the lock file pins, where it runs; else this one, if it is recent enough. */
function findNode() {
  const pinned = join(PROJECT, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node');
  if (existsSync(pinned) && runs(pinned)) return pinned;
  if (Number.parseInt(process.versions.node, 10) >= NODE_NEEDED) return process.execPath;
  return fail(
    `Node ${NODE_NEEDED} is needed on ${process.platform} ${process.arch}, where npm brings none; ` +
      `this is ${process.version}. Install it from https://nodejs.org and try again.`,
  );
}

function runs(node) {
  try {
    execFileSync(node, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** As if it ran in our place: it gets our signals, and its end is ours. */
function run(node, args) {
  const child = spawn(node, args, { cwd: PROJECT, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  if (process.env.npm_lifecycle_event) stopWithoutParent(child);
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
}

/** npm passes on the signals it can; killed outright, it would leave us behind. */
function stopWithoutParent(child) {
  const parent = process.ppid;
  setInterval(() => process.ppid === parent || child.kill('SIGTERM'), 500).unref();
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
