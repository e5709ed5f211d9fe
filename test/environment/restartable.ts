/** One process that a test kills, stops, freezes and starts again, in the same place and with the same data. */
import type { Child } from '../../worker/local/child.ts';

export class Restartable {
  readonly name: string;
  readonly #launch: () => Promise<Child>;
  #child: Child | undefined;

  constructor(name: string, launch: () => Promise<Child>) {
    this.name = name;
    this.#launch = launch;
  }

  /** Waits until it can be used; one that runs is left as it is. */
  async start(): Promise<void> {
    if (this.isRunning) return;
    const child = await this.#launch();
    this.#child = child;
    void child.exited.then(() => this.#gone(child));
  }

  get isRunning(): boolean {
    return this.#child !== undefined;
  }

  /** Asks it to stop, in good order. */
  async stop(): Promise<void> {
    await this.#child?.stop();
  }

  /** SIGKILL, as a crash: it has no last word, even if it was frozen. */
  async kill(): Promise<void> {
    await this.#child?.kill();
  }

  /** It stands still: what it is sent waits, and is lost when it is then killed. */
  freeze(): void {
    if (this.#child) process.kill(this.#child.pid, 'SIGSTOP');
  }

  #gone(child: Child): void {
    if (this.#child === child) this.#child = undefined;
  }
}
