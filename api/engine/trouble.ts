/** What the engine's client throws, told as a refusal: by the rules, or because nobody is there to answer. */
import {
  isGrpcServiceError,
  ServiceError,
  WorkflowFailedError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import { ApplicationFailure, NamespaceNotFoundError } from '@temporalio/common';
import { ASK_AGAIN } from '../../workflows/messages.ts';
import { Refusal } from '../../workflows/rules/case.ts';

/** Our own mistakes (gRPC: INVALID_ARGUMENT, UNIMPLEMENTED): waiting does not mend them. */
const OURS: readonly number[] = [3, 12];

/** Calls the engine; what it throws comes as a refusal, unless it is a mistake of ours. */
export async function asRefusal<Result>(call: () => Promise<Result>): Promise<Result> {
  try {
    return await call();
  } catch (error) {
    throw engineTrouble(error) ?? error;
  }
}

/** The refusal that an error of the engine's client amounts to, if it is one. */
function engineTrouble(error: unknown): Refusal | undefined {
  if (error instanceof WorkflowUpdateFailedError || error instanceof WorkflowFailedError) {
    return byTheRules(error.cause);
  }
  return isAway(error) ? unavailable() : undefined;
}

/** The engine, or every worker, is away: nothing was promised, the same request can be sent again. */
export function unavailable(): Refusal {
  return new Refusal('engine-unavailable', 'The step was not taken yet: send it again, with the same key.');
}

/** A code of ours is words and hyphens; the SDK's own failure types are not. */
const CODE = /^[a-z]+(-[a-z0-9]+)*$/;
/** The case ended while the step was under way: sent again, it is found in the journal or refused. */
const ENDED_MEANWHILE = 'AcceptedUpdateCompletedWorkflow';
/** Among many at once, a step may reach a worker that is just done with its task, and be heard by nobody. */
const HEARD_BY_NOBODY = 'UnprocessedUpdate';

function byTheRules(cause: unknown): Refusal | undefined {
  if (!(cause instanceof ApplicationFailure) || !cause.type) return undefined;
  if (cause.type === ENDED_MEANWHILE) return unavailable();
  if (cause.type === HEARD_BY_NOBODY) return new Refusal(ASK_AGAIN, 'Nobody heard it: ask again.');
  if (!CODE.test(cause.type)) return undefined;
  const extra = cause.details?.[0] as Record<string, unknown> | undefined;
  return new Refusal(cause.type, cause.message, extra ?? {});
}

function isAway(error: unknown): boolean {
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) return true;
  if (error instanceof NamespaceNotFoundError) return true;
  if (error instanceof ServiceError)
    return !(isGrpcServiceError(error.cause) && OURS.includes(error.cause.code));
  return isGrpcServiceError(error) && !OURS.includes(error.code);
}
