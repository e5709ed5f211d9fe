/** Every request about a family leaves a trace before it is answered: the one place where that is done. */
import { isIP } from 'node:net';
import type { Request, Response } from 'express';
import type { Trace } from '../activities/store/trace.ts';
import type { Actor } from '../workflows/rules/case.ts';
import type { Answer, Operation } from './operation.ts';
import { refusalOf } from './problems.ts';
import { logOf, requestIdOf, withoutValues } from './requests.ts';

/** Which families a request was about, beside the one its path names. */
export interface About {
  cases?: readonly string[];
  households?: readonly string[];
  /** Why someone looked who had no duty to. */
  reason?: string;
  /** The case of the path is another organisation's, which shares it. */
  shared?: boolean;
}

/** A request of someone known, for an operation. */
export interface Traced {
  one: Pick<Operation, 'name' | 'concerns'>;
  actor: Actor;
  request: Request;
  response: Response;
}

/**
 * Does the work and keeps that it was done, or refused, and why; only then is the answer given. When the trace
 * cannot be kept, nothing is shown.
 */
export async function traced(trace: Trace, asked: Traced, work: () => Promise<Answer>): Promise<Answer> {
  if (asked.one.concerns === 'nobody') return work();
  let answer: Answer;
  try {
    answer = await work();
  } catch (error) {
    await keepRefusal(trace, asked, error);
    throw error;
  }
  await keep(trace, asked, 'done', answer.about);
  return answer;
}

/** A refusal that cannot be traced stays a refusal: the database is away, and showed nothing. */
async function keepRefusal(trace: Trace, asked: Traced, error: unknown): Promise<void> {
  try {
    await keep(trace, asked, refusalOf(error).code);
  } catch (failure) {
    logOf(asked.response).warn({ error: withoutValues(failure) }, 'refusal not traced');
  }
}

function keep(trace: Trace, { one, actor, request, response }: Traced, outcome: string, about: About = {}) {
  const { cases = [], households = [], reason } = about;
  const named = idsOfOurs(request.params['id']);
  return trace.append({
    organisationId: actor.organisationId,
    by: actor,
    address: addressOf(request),
    action: one.name,
    outcome,
    cases: [...new Set([...(one.concerns === 'case' ? named : []), ...cases])],
    households: [...new Set([...(one.concerns === 'household' ? named : []), ...households])],
    requestId: requestIdOf(response),
    ...(reason !== undefined && { reason }),
    maybeShared: about.shared === true || cases.length > 0,
    onlySeen: reason === undefined && (request.method === 'GET' || request.method === 'HEAD'),
  });
}

/** Only what the service could have given as an id: anything else in a path may be a name. */
const OURS = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(-[a-z-]{1,30}-\d{1,4})*$/;

/** Those that may be kept, of what a request named. */
export function idsOfOurs(...named: unknown[]): string[] {
  return named.filter((id): id is string => typeof id === 'string' && OURS.test(id));
}

/** Where a request came from; an address that is none, as a proxy may pass on, is not kept. */
export function addressOf({ ip, socket }: Request): string {
  const address = ip ?? socket.remoteAddress ?? '';
  return isIP(address) > 0 ? address.replace(/^::ffff:(?=\d+\.)/, '') : '-';
}
