/** What every kind's evolution shares: a state is plain JSON, and a fact made in error no longer counts. */

/** What a fact changes; `undefined` means it is no longer there. */
export type Change<State> = { [Key in keyof State]?: State[Key] | undefined };

/** The state changed: what is absent is absent, so that a state read back equals the one written. */
export function changed<State extends object>(state: State, change: Change<State>): State {
  const entries = Object.entries({ ...state, ...change });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as State;
}

/** Recorded things but the one of a fact marked as made in error. */
export function withoutFact<Item extends { number: number }>(items: readonly Item[], fact: number): Item[] {
  return items.filter((item) => item.number !== fact);
}
