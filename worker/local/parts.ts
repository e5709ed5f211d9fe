/** What `npm start` has started: stopped in reverse order, and watched meanwhile. */
import type { Exit } from './child.ts';

export interface Part {
  name: string;
  stop: () => Promise<void>;
  /** For a part that is a process: how it ended, when it does. */
  exited?: Promise<Exit>;
  log?: string;
}

/** A part that ended without having been asked to. */
export class PartEnded extends Error {
  readonly part: Part;
  readonly exit: Exit;

  constructor(part: Part, exit: Exit) {
    super(`${part.name} ended unexpectedly`);
    this.name = 'PartEnded';
    this.part = part;
    this.exit = exit;
  }
}

/** Keeps what was started, in order. */
export class Parts {
  /** Never fulfilled; rejected with `PartEnded` by the first part that ends by itself. */
  readonly ended: Promise<never>;
  #started: Part[] = [];
  #stopping = false;
  #reportEnd: (error: PartEnded) => void = () => {};

  constructor() {
    this.ended = new Promise((_, reject) => (this.#reportEnd = reject));
    // Whoever waits for it sees the rejection; nobody may be waiting yet.
    this.ended.catch(() => {});
  }

  /** Keeps a part. One that arrives while all is being stopped is stopped at once. */
  async add<Given extends Part>(part: Given): Promise<Given> {
    if (this.#stopping) await part.stop();
    else this.#started.push(part);
    void part.exited?.then((exit) => this.#stopping || this.#reportEnd(new PartEnded(part, exit)));
    return part;
  }

  /** Stops all, the last started first. */
  async stopAll(): Promise<void> {
    this.#stopping = true;
    for (const part of this.#started.toReversed()) await part.stop();
    this.#started = [];
  }
}
