/** `npm start`: everything on one machine, until Ctrl-C. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { localSettings } from '../config.ts';
import { describeExit, lastLines } from './child.ts';
import { OPTIONAL, startHouse, type House, type Optional } from './house.ts';
import { lockFolder } from './lock.ts';
import { PartEnded, Parts } from './parts.ts';

const USAGE = `npm start -- [--fresh] [--without <part>]…

  --fresh            forget the data of earlier runs
  --without <part>   leave out one of: ${OPTIONAL.join(', ')}`;

interface Wanted {
  fresh: boolean;
  without: Set<Optional>;
}

/** All that a run leaves in the data folder; nothing else there is ours to delete. */
const DATA = ['postgres', 'postgres.new', 'temporal', 'mail', 'logs', 'secrets.json'];

/** The same Ctrl-C may arrive twice, from the terminal and from npm; a later one means it. */
const SAME_SIGNAL_MS = 1000;

process.exit(await main());

async function main(): Promise<number> {
  try {
    const { help, ...wanted } = readArguments();
    if (help) say(USAGE);
    else await live(wanted);
    return 0;
  } catch (error) {
    console.error(explain(error));
    return 1;
  }
}

/** Starts everything, waits until it is told to stop or a part ends by itself, and stops everything. */
async function live({ fresh, without }: Wanted): Promise<void> {
  const begun = Date.now();
  const settings = localSettings();
  const unlock = lockFolder(settings.dataFolder);
  const parts = new Parts();
  const stopAsked = askedToStop();
  try {
    if (fresh) forget(settings.dataFolder);
    const starting = startHouse({ settings, without, parts, say });
    const house = await Promise.race([starting, stopAsked, parts.ended]);
    if (house) say(welcome(house, settings.dataFolder, Date.now() - begun));
    await Promise.race([stopAsked, parts.ended]);
    say('\nStopping…');
  } finally {
    await parts.stopAll();
    unlock();
  }
}

function readArguments(): Wanted & { help: boolean } {
  const { values } = parseArgs({
    options: {
      help: { type: 'boolean', default: false },
      fresh: { type: 'boolean', default: false },
      without: { type: 'string', multiple: true, default: [] },
    },
  });
  const names = new Set(values.without.flatMap((list) => list.split(',')));
  const without = new Set(OPTIONAL.filter((name) => names.delete(name)));
  if (names.size > 0) throw new Error(`Unknown part: ${[...names].join(', ')}.\n\n${USAGE}`);
  return { help: values.help, fresh: values.fresh, without };
}

function forget(dataFolder: string): void {
  for (const name of DATA) rmSync(join(dataFolder, name), { recursive: true, force: true });
}

/** Fulfilled at the first signal; a second one leaves at once, and what was started goes too. */
function askedToStop(): Promise<void> {
  return new Promise((resolve) => {
    let first: number | undefined;
    const onSignal = () => {
      first ??= Date.now();
      if (Date.now() - first > SAME_SIGNAL_MS) process.exit(1);
      resolve();
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
  });
}

function welcome(house: House, dataFolder: string, took: number): string {
  return `${house.families && `\n${house.families}\n`}
Ready in ${(took / 1000).toFixed(1)} s.

  API            ${house.api}
  Documentation  ${house.api}/docs
  Temporal UI    ${house.temporalUi} (sign in as a supervisor)
  Mail sent      ${house.inbox}
  Sign-in        ${house.provider}
  Database       ${house.database}
  Data           ${dataFolder} (logs in ${join(dataFolder, 'logs')})

Ctrl-C stops everything; npm start finds it again, npm start -- --fresh forgets it.`;
}

function explain(error: unknown): string {
  if (error instanceof PartEnded) return explainEnd(error);
  return error instanceof Error ? error.message : String(error);
}

function explainEnd({ part, exit }: PartEnded): string {
  return [
    `\n${part.name} ended by itself (${describeExit(exit)}), and everything else was stopped.`,
    lastLines(part),
    'npm start finds all data again. If this happens at every start, npm start -- --fresh begins anew.',
  ].join('\n');
}

function say(line: string): void {
  console.log(line);
}
