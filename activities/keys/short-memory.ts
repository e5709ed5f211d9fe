/** Remembers what was asked lately: so many things at most, and not for long. */

interface Remembered<Value> {
  value: Promise<Value>;
  at: number;
}

export interface ShortMemoryOptions {
  /** How many things at most; those asked least lately are forgotten first. */
  most: number;
  /** For how long what is remembered is not asked again, in milliseconds. */
  freshMs: number;
  /** For how long it still serves when nobody answers any more, in milliseconds. */
  staleMs: number;
}

export class ShortMemory<Value> {
  readonly #kept = new Map<string, Remembered<Value>>();
  readonly #options: ShortMemoryOptions;

  constructor(options: ShortMemoryOptions) {
    this.#options = options;
  }

  /** What is remembered under this name, or what `ask` answers; two that ask at once ask once. */
  async get(name: string, ask: () => Promise<Value>): Promise<Value> {
    const before = this.#kept.get(name);
    if (before && Date.now() - before.at < this.#options.freshMs) {
      this.#keep(name, before);
      return before.value;
    }
    const asked = { value: ask(), at: Date.now() };
    this.#keep(name, asked);
    try {
      return await asked.value;
    } catch (error) {
      return this.#afterFailure(name, before, error);
    }
  }

  /** Remembers what was learnt otherwise. */
  put(name: string, value: Value): void {
    this.#keep(name, { value: Promise.resolve(value), at: Date.now() });
  }

  forget(name: string): void {
    this.#kept.delete(name);
  }

  clear(): void {
    this.#kept.clear();
  }

  /** A failure is not remembered; what was known before it serves a while longer. */
  #afterFailure(name: string, before: Remembered<Value> | undefined, error: unknown): Promise<Value> {
    this.#kept.delete(name);
    if (!before || Date.now() - before.at > this.#options.staleMs) throw error;
    this.#kept.set(name, before);
    return before.value;
  }

  #keep(name: string, remembered: Remembered<Value>): void {
    this.#kept.delete(name);
    this.#kept.set(name, remembered);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > this.#options.most && oldest !== undefined) this.#kept.delete(oldest);
  }
}
