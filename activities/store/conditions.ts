/** Conditions that hold together, with their values. */
export class Conditions {
  readonly values: unknown[] = [];
  private readonly texts: string[] = [];

  /** Keeps a value, and answers how a statement names it. */
  value(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }

  add(text: string): this {
    this.texts.push(text);
    return this;
  }

  /** Adds what must hold of a value, unless there is none. */
  where(value: unknown, text: (name: string) => string): this {
    return value === undefined ? this : this.add(text(this.value(value)));
  }

  /** All of them, for after `where`. */
  all(): string {
    return this.texts.length > 0 ? this.texts.join(' and ') : 'true';
  }
}
