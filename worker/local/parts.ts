/** What `npm start` has started: stopped in reverse order, and watched meanwhile. */
import type { Child, Exit } from './child.ts';

/** A part is a process, or something within this one that can only be stopped. */
export type Part = Child | { name: string; stop: () => Promise<void> };

/** A process that ended without having been asked to. */
export class PartEnded extends Error {
  readonly part: Child;
  readonly exit: Exit;

  constructor(part: Child, exit: Exit) {
    super(`${part.name} ended unexpectedly`);
    this.name = 'PartEnded';
    this.part = part;
    this.exit = exit;
  }
}

/** Keeps what was started, in order. */
export class Parts {
  /** Never fulfilled; rejected with `PartEnded` by the first process that ends by itself. */
  readonly ended: Promise<never>;
  #started: Part[] = [];
  #stopping = false;
  #reportEnd: (error: PartEnded) => void = () => {};

  constructor() {
    this.ended = new Promise((_, reject) => {
      this.#reportEnd = reject;
    });
    // Whoever waits for it sees the rejection; nobody may be waiting yet.
    this.ended.catch(() => {});
  }

  /** Keeps a part. One that arrives while all is being stopped is stopped at once. */
  async add<Given extends Part>(part: Given): Promise<Given> {
    if (this.#stopping) await part.stop();
    else this.#started.push(part);
    if ('exited' in part) void this.#watch(part);
    return part;
  }

  /** Stops all, the last started first. */
  async stopAll(): Promise<void> {
    this.#stopping = true;
    for (const part of this.#started.toReversed()) await part.stop();
    this.#started = [];
  }

  async #watch(part: Child): Promise<void> {
    const exit = await part.exited;
    if (!this.#stopping) this.#reportEnd(new PartEnded(part, exit));
  }
}
