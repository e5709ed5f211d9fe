/** What the API is made with: nothing is a singleton, and no clock is hidden. */
import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import type { IdentityKey } from '../activities/coordination/identity-key.ts';
import type { Store } from '../activities/store/store.ts';
import type { PlainDate } from '../workflows/rules/calendar.ts';
import type { Engine } from './engine/engine.ts';

/** Advances a family's time, in rehearsal mode only. */
export interface Rehearsal {
  /** Lives everything due up to a date, over all cases of the family; answers the day reached. */
  advance(accompanimentId: string, to: PlainDate): Promise<{ on: PlainDate }>;
}

/** What the operations use. */
export interface Deps {
  store: Store;
  engine: Engine;
  log: Logger;
  /** The machine's clock, in epoch milliseconds. */
  now: () => number;
  /** The key of the hashes by which families are recognised. */
  identityKey: IdentityKey;
  /** Present in rehearsal mode only; without it the route does not exist. */
  rehearsal?: Rehearsal;
}

/** What the API is given. */
export interface AppOptions extends Omit<Deps, 'engine' | 'now'> {
  client: Client;
  /** Whose workers run the cases started here; the usual one unless said otherwise. */
  taskQueue?: string;
  /** How long a step may take before the caller is told to ask again; 8 seconds unless said otherwise. */
  deadlineMs?: number;
  now?: () => number;
  /** Whether the header that names the actor is accepted: on one machine only. */
  actorHeader: boolean;
}
