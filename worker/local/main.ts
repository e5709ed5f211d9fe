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

/** All that a run leaves in the data folder; nothing else there is ours to delete. */
const DATA = ['postgres', 'postgres.new', 'temporal', 'mail', 'logs', 'secrets.json'];

/** The same Ctrl-C may arrive twice, from the terminal and from npm; a later one means it. */
const SAME_SIGNAL_MS = 1000;

process.exit(await main());

async function main(): Promise<number> {
  const begun = Date.now();
  const parts = new Parts();
  let unlock: (() => void) | undefined;
  try {
    const { help, fresh, without } = readArguments();
    if (help) return say(USAGE);
    const settings = localSettings();
    unlock = lockFolder(settings.dataFolder);
    if (fresh) forget(settings.dataFolder);
    const stopAsked = askedToStop();
    const started = startHouse({ settings, without, parts, say });
    const house = await Promise.race([started, stopAsked, parts.ended]);
    if (house) say(welcome(house, settings.dataFolder, Date.now() - begun));
    await Promise.race([stopAsked, parts.ended]);
    return say('\nStopping…');
  } catch (error) {
    return complain(error);
  } finally {
    await parts.stopAll();
    unlock?.();
  }
}

function readArguments(): { help: boolean; fresh: boolean; without: Set<Optional> } {
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
  Temporal UI    ${house.temporalUi}/namespaces/jalon/workflows
  Mail sent      ${house.inbox}
  Database       ${house.database}
  Data           ${dataFolder} (logs in ${join(dataFolder, 'logs')})

Ctrl-C stops everything; npm start finds it again, npm start -- --fresh forgets it.`;
}

function complain(error: unknown): number {
  const lines =
    error instanceof PartEnded ? explainEnd(error) : [error instanceof Error ? error.message : String(error)];
  console.error(lines.join('\n'));
  return 1;
}

function explainEnd({ part, exit }: PartEnded): string[] {
  return [
    `\n${part.name} ended by itself (${describeExit(exit)}); everything else is being stopped.`,
    ...(part.log ? [lastLines(part.log)] : []),
    'npm start finds all data again. If this happens at every start, npm start -- --fresh begins anew.',
  ];
}

function say(line: string): number {
  console.log(line);
  return 0;
}
