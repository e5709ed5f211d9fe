/** Everything held about a family, as it is handed to it: what the JSON says, and what the pages are made from. */
import type { PlainDate } from '../../../workflows/rules/calendar.ts';
import type { Household } from '../../store/household.ts';
import type { Sender } from '../model.ts';

export interface FamilyCopy {
  /** The day it was made. */
  on: PlainDate;
  organisation: Sender & { id: string };
  household: Omit<Household, 'organisationId'>;
  /** How many keyed hashes of its adults are kept, by which other services recognise it. */
  recognisedBy: { hashes: number };
  cases: CopiedCase[];
  /** Who has read or changed something of it, latest first; never a name (CJEU, C-579/21). */
  readings: Reading[];
  /** What is held and not handed out, how much of it, and why. */
  withheld: Withheld[];
  /** Where the trace stood, so that what is said of it here can be checked later. */
  trace: { entries: number; hash: string };
}

export interface CopiedCase {
  id: string;
  kind: string;
  /** In French: what it is, and where it stands. */
  standing: string[];
  reference: string;
  stage: string;
  openedOn: PlainDate;
  closedOn?: PlainDate;
  facts: CopiedFact[];
  letters: { id: string; title: string; on: PlainDate; pages: number; sha256: string }[];
  notices: { on: PlainDate; recipientId: string; subject: string; body: string; status: string }[];
}

export interface CopiedFact {
  number: number;
  at: string;
  on: PlainDate;
  by: { role: string; organisationId: string };
  type: string;
  data: Record<string, unknown>;
  /** The number of the fact that marks it as made in error. */
  correctedBy?: number;
}

export interface Reading {
  at: string;
  role: string;
  organisationId: string;
  action: string;
}

export const WITHHELD = ['confidential', 'third-party', 'referrer'] as const;
export interface Withheld {
  what: (typeof WITHHELD)[number];
  count: number;
}
