/** Processes that this one starts, and that never outlive it. */
import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, statSync } from 'node:fs';
import { Socket } from 'node:net';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

export interface ChildOptions {
  /** As people call it, in messages. */
  name: string;
  command: string;
  args: string[];
  /** File to which it writes its output. */
  log: string;
  env?: NodeJS.ProcessEnv;
  /** The account it runs as, where that is not ours. */
  account?: { uid: number; gid: number };
  /** What it takes as a request to stop in good order. */
  stopSignal?: NodeJS.Signals;
  /** What it gets when this process dies without having stopped it. */
  orphanSignal?: NodeJS.Signals;
  /** How long it may take to stop before it is killed. */
  graceMs?: number;
}

export interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

export interface Child {
  name: string;
  pid: number;
  log: string;
  exited: Promise<Exit>;
  /** What it has written to its log since it started. */
  written: () => string;
  /** Asks it to stop and waits until it has; kills it when it takes too long. */
  stop: () => Promise<void>;
  /** Kills it outright, as a crash would, and waits until it is gone. */
  kill: () => Promise<void>;
}

/** Starts a process in a group of its own: a Ctrl-C reaches us only, and we stop what we started in order. */
export async function startChild(options: ChildOptions): Promise<Child> {
  const written = logFrom(options.log);
  const child = launch(options);
  const exited = exitOf(child);
  const pid = await pidOf(child, options);
  const { orphanSignal = 'SIGKILL' } = options;
  const guard = onceWeAreGone('kill', '-s', orphanSignal.slice('SIG'.length), String(pid));
  void exited.then(guard.release);
  const end = (signal: NodeJS.Signals) => endWith(child, exited, signal, options.graceMs ?? 10_000);
  return {
    name: options.name,
    pid,
    log: options.log,
    exited,
    written,
    stop: () => end(options.stopSignal ?? 'SIGTERM'),
    kill: () => end('SIGKILL'),
  };
}

/** Waits until `probe` says yes; throws, with what the process wrote last, when it exits or takes too long. */
export async function untilReady(
  child: Child,
  probe: () => Promise<boolean>,
  timeoutMs = 60_000,
): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  let exit: Exit | undefined;
  void child.exited.then((value) => (exit = value));
  while (!(await probe())) {
    if (exit)
      throw new Error(`${child.name} stopped while starting (${describeExit(exit)}).\n${lastLines(child)}`);
    if (Date.now() > deadline)
      throw new Error(`${child.name} is still not ready after ${timeoutMs / 1000} s.\n${lastLines(child)}`);
    await pause(20);
  }
}

/** How a process ended, for a message. */
export function describeExit({ code, signal }: Exit): string {
  return signal ? `ended by ${signal}` : `exit code ${code}`;
}

/** The end of what a process has written, for a message. */
export function lastLines({ log, written }: Pick<Child, 'log' | 'written'>, count = 25): string {
  const lines = written().trimEnd().split('\n').slice(-count);
  return [`Last lines of ${log}:`, ...lines].join('\n  ');
}

/** Reads a log from its present end onwards. */
function logFrom(log: string): () => string {
  const start = existsSync(log) ? statSync(log).size : 0;
  return () => readFileSync(log).subarray(start).toString('utf8');
}

function launch({ command, args, log, env, account }: ChildOptions): ChildProcess {
  mkdirSync(dirname(log), { recursive: true });
  const output = openSync(log, 'a');
  try {
    return spawn(command, args, {
      detached: true,
      stdio: ['ignore', output, output],
      ...(env && { env }),
      ...account,
    });
  } finally {
    closeSync(output);
  }
}

function exitOf(child: ChildProcess): Promise<Exit> {
  return new Promise((resolve) => child.once('exit', (code, signal) => resolve({ code, signal })));
}

function pidOf(child: ChildProcess, { name, command }: ChildOptions): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('spawn', () => resolve(child.pid!));
    child.once('error', (cause) =>
      reject(new Error(`${name} could not be started (${command}).`, { cause })),
    );
  });
}

async function endWith(child: ChildProcess, exited: Promise<Exit>, signal: NodeJS.Signals, graceMs: number) {
  child.kill(signal);
  const tooLate = setTimeout(() => child.kill('SIGKILL'), graceMs);
  await exited;
  clearTimeout(tooLate);
}

/**
 * Has a command run once this process has ended, however it ends, even killed outright; unless released before.
 * A shell waits for our end of a pipe to close. (Its own `kill` will do: small images have no other.)
 */
export function onceWeAreGone(command: string, ...args: string[]): { release: () => void } {
  const script = 'read -r line; [ "$line" = released ] || "$@"';
  const guard = spawn('sh', ['-c', script, 'sh', command, ...args], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  guard.unref();
  guard.stdin.on('error', () => {});
  if (guard.stdin instanceof Socket) guard.stdin.unref();
  return { release: () => guard.stdin.end('released\n') };
}
