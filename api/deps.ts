/** What the API is made with: nothing is a singleton, and no clock is hidden. */
import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import type { IdentityKey } from '../activities/coordination/identity-key.ts';
import type { FamilyOf } from '../activities/store/cases.ts';
import type { Store } from '../activities/store/store.ts';
import type { Trace } from '../activities/store/trace.ts';
import type { PlainDate } from '../workflows/rules/calendar.ts';
import type { BrowserSettings } from './engine-pages/session.ts';
import type { Engine } from './engine/engine.ts';
import type { Limits } from './limits.ts';
import type { SignInSettings } from './sign-in.ts';

/** Moves the time of a family's cases, in rehearsal mode only. Instants in epoch milliseconds. */
export interface Rehearsal {
  /** Lives everything due up to a date, over all cases of the family; answers the day reached. */
  advance(accompanimentId: string, to: PlainDate): Promise<{ on: PlainDate }>;
  /** The instant that a family already lives in, by its household or its accompaniment; nothing if the machine's. */
  presentOf(family: FamilyOf): Promise<number | undefined>;
  /** Brings a case that is being started to an instant. */
  catchUp(kind: string, caseId: string, instant: number): Promise<void>;
}

/** What the operations use. */
export interface Deps {
  store: Store;
  /** Who saw and who did what. Operations are traced where they are served: only what is none adds to it itself. */
  trace: Trace;
  engine: Engine;
  log: Logger;
  /** The machine's clock, in epoch milliseconds. */
  now: () => number;
  /** The key of the hashes by which families are recognised. */
  identityKey: IdentityKey;
  /** How those who ask are known. */
  signIn: SignInSettings;
  /** Networks inside that other systems may be told at; none unless the configuration says so. */
  webhooksInside: readonly string[];
  /** Present in rehearsal mode only; without it the route does not exist. */
  rehearsal?: Rehearsal;
}

/** What the API is given. */
export interface AppOptions extends Omit<Deps, 'engine' | 'now' | 'trace'> {
  client: Client;
  /** Whose workers run the cases started here; the usual one unless said otherwise. */
  taskQueue?: string;
  /** How long a step may take before the caller is told to ask again; 8 seconds unless said otherwise. */
  deadlineMs?: number;
  now?: () => number;
  /** How often one may ask; without limit unless said. */
  limits?: Limits;
  /** Proxies whose word on the caller's address is taken; none unless said. */
  trustedProxies?: readonly string[];
  /** How long a body may take to come; 30 seconds unless said otherwise, a list of families four times as long. */
  bodyPatienceMs?: number;
  /** The engine's own pages, for those who sign in with a browser; without it they are not there. */
  enginePages?: EnginePagesSettings;
}

/** Where the Temporal UI is, and how browsers sign in to it. */
export interface EnginePagesSettings {
  uiUrl: string;
  browser: BrowserSettings;
}
