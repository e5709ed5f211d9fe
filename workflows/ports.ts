/** The activities as workflows see them: their types, timeouts and retries. Nothing else crosses this border. */
import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type { Due, Effect, Recorded, Summary } from './rules/case.ts';
import type { Count } from './rules/counts.ts';
import type { PlainDate } from './rules/calendar.ts';

/**
 * Facts to write to the journal, with the summary row they lead to, in one transaction. The first fact is
 * number `facts[0].number`; a row of that number or above written at an earlier instant is what remains of an
 * attempt the engine never accepted, and is replaced. `stepKey` and `stepHash` say which request it was.
 */
export interface RecordRequest {
  kind: string;
  caseId: string;
  step: string;
  stepKey?: string;
  stepHash?: string;
  facts: Recorded<{ type: string }>[];
  summary: Summary;
  agenda: Due[];
  /** Epoch milliseconds of the next due item. */
  nextDueAt?: number;
  /** What its facts count for, each with the number of its fact. */
  counts?: FactCount[];
}

export interface FactCount extends Count {
  number: number;
}

/**
 * An effect to carry out, once: `key` is the same however often it is tried. `on` is the day of the fact in the
 * case's own time, which rehearsal may have moved ahead of the machine's.
 */
export interface EffectRequest<Name extends Effect['do'] = Effect['do']> {
  key: string;
  kind: string;
  caseId: string;
  factNumber: number;
  on: PlainDate;
  effect: Extract<Effect, { do: Name }>;
}

/** What an effect answers: a step that the case then takes as the service itself, or nothing. */
export type EffectAnswer = { step: string } | undefined;

/** An open case of a family that a coordination list shows to be followed by another service. */
export interface FollowedCase {
  kind: string;
  caseId: string;
  service: string;
}

/** The activities: one that records, one that searches a list received, and one for each effect. */
export type Activities = {
  record(request: RecordRequest): Promise<void>;
  findFollowedCases(request: { listId: string }): Promise<FollowedCase[]>;
  /** `more`: there is more to tell at once. */
  tellWebhook(request: { webhookId: string }): Promise<{ removed: boolean; more: boolean }>;
  giveUpWebhook(request: { webhookId: string }): Promise<void>;
  proposeErasures(request: { on: PlainDate }): Promise<void>;
  approvedErasures(): Promise<string[]>;
  erase(request: { erasureId: string }): Promise<void>;
} & { [Name in Effect['do']]: (request: EffectRequest<Name>) => Promise<EffectAnswer> };

const RETRY = { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '1 minute' } as const;

/** The quick way to record: beside the workflow, in the same task, which both attempts together do not outlast. */
export const { record: recordNow } = proxyLocalActivities<Activities>({
  startToCloseTimeout: '3 seconds',
  retry: { maximumAttempts: 2, initialInterval: '100 milliseconds' },
});

/** The patient way, when the database is away: it waits, visibly, and the workflow stays responsive. */
export const patiently = proxyActivities<Activities>({ startToCloseTimeout: '1 minute', retry: RETRY });

/** For another system, which may be away for hours: after that, people are to look at it. */
export const persistently = proxyActivities<Activities>({
  startToCloseTimeout: '5 minutes',
  retry: {
    initialInterval: '1 second',
    backoffCoefficient: 3,
    maximumInterval: '1 hour',
    maximumAttempts: 15,
  },
});
