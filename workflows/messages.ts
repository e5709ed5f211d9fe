/** What passes between the service and its durable processes: names, ids, requests and answers. */
import { defineSearchAttributeKey } from '@temporalio/common';
import type { PlainDate } from './rules/calendar.ts';
import type { Actor, Effect } from './rules/case.ts';

export const TASK_QUEUE = 'cases';

/** A step as it is asked for. `key` names the request, so that it is taken once; `hash` is that of its body. */
export interface StepRequest {
  by: Actor;
  body: object;
  key: string;
  hash: string;
  /** The version the caller has seen; a different one refuses the step. */
  ifVersion?: number;
}

/** What a step has established: the facts numbered `first` to `version`, now in the journal. */
export interface StepAnswer {
  first: number;
  version: number;
}

/** How a case starts: with its opening. A later run of the same case carries over what the former one knew. */
export interface CaseInput<State = unknown> {
  id: string;
  opening: StepRequest;
  /** The instant before which it does not open: that of the fact of another case, in rehearsed time. */
  from?: number;
  carried?: Carried<State>;
}

/** What passes from one run of a case to the next: keys of recent requests, and effects not yet carried out. */
export interface Carried<State = unknown> {
  state: State;
  version: number;
  /** The instant of the last fact, before which none that follows may be. */
  lastAt: number;
  recent: Taken[];
  pending: Pending[];
  /** The search attributes as last written. */
  shown: Record<string, string>;
}

/** A request already taken: the same one again gets the same answer. */
export interface Taken extends StepAnswer {
  key: string;
  hash: string;
}

/** An effect to carry out: which fact asked for it, and on what day. */
export interface Pending {
  key: string;
  factNumber: number;
  on: PlainDate;
  effect: Effect;
}

/** A case's workflow id is its id: opaque, and free of meaning about a person. */
export function workflowId(kind: string, caseId: string): string {
  return `${kind}-${caseId}`;
}

/** The update of a step: `agree-plan` is `agreePlan`, so that the engine's history reads as the life of the case. */
export function updateName(step: string): string {
  return step.replaceAll(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** The update that waits for the opening to be recorded. */
export const OPENED = 'opened';
/** The signal by which a service (a coordination list, a linked case) has a case take a step. */
export const TELL = 'tell';

/** The workflow that tells another system of facts, and the signal that there is something to tell. */
export const WEBHOOK = 'webhook';
export const WAKE = 'wake';

/** Of a workflow of the service itself, which holds nothing of a family. */
export function webhookWorkflowId(webhookId: string): string {
  return `service-webhook-${webhookId}`;
}

/** The code under which a step is put off for a moment, as while a case passes to its next run; no caller sees it. */
export const ASK_AGAIN = 'ask-again';

/** What the engine's lists can be searched by. */
export const SEARCH_ATTRIBUTES = {
  organisation: defineSearchAttributeKey('Organisation', 'KEYWORD'),
  accompaniment: defineSearchAttributeKey('Accompaniment', 'KEYWORD'),
  caseKind: defineSearchAttributeKey('CaseKind', 'KEYWORD'),
  stage: defineSearchAttributeKey('Stage', 'KEYWORD'),
  caseworker: defineSearchAttributeKey('Caseworker', 'KEYWORD'),
  trigger: defineSearchAttributeKey('Trigger', 'KEYWORD'),
  nextDue: defineSearchAttributeKey('NextDue', 'DATETIME'),
  termEndsOn: defineSearchAttributeKey('TermEndsOn', 'DATETIME'),
  term: defineSearchAttributeKey('Term', 'INT'),
};
