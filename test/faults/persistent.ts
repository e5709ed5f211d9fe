/** A family whose caseworkers do not give up: a step that is not answered is sent again under the same key. */
import { randomUUID } from 'node:crypto';
import type { CaseView } from '../../api/schemas/case.ts';
import type { StepBodies, StepName } from '../../workflows/rules/accompaniment/steps.ts';
import { eventually } from '../environment/eventually.ts';
import { FamilyCourse, type Reply, type Who } from '../families/api.ts';

type StepReply = Reply<{ version: number; case: CaseView; code?: string; facts?: { number: number }[] }>;

/** A step that somebody was told is done. */
export interface Acknowledged {
  key: string;
  step: string;
  /** The numbers of its facts. */
  facts: number[];
}

/** A case linked to a family's accompaniment, and where the API serves its kind. */
export interface LinkedCase {
  kind: string;
  path: string;
  id: string;
}

export class PersistentFamily extends FamilyCourse {
  /** In the order in which they were answered. */
  readonly acknowledged: Acknowledged[] = [];
  /** The same, of each linked case by its id. */
  readonly acknowledgedIn = new Map<string, Acknowledged[]>();

  /** One attempt; undefined when the line broke. */
  async send<Name extends StepName>(
    who: Who,
    step: Name,
    body: StepBodies[Name],
    key: string = randomUUID(),
  ): Promise<StepReply | undefined> {
    const path = `/v1/accompaniments/${this.id}/steps/${step}`;
    const asked = this.api.post<StepReply['body']>(who, path, body, { 'idempotency-key': key });
    const reply = await asked.catch(() => undefined);
    if (reply?.status !== 200) return reply;
    const facts = (reply.body.facts ?? []).map(({ number }) => number);
    if (!this.acknowledged.some((one) => one.key === key)) this.acknowledged.push({ key, step, facts });
    return reply;
  }

  /** Until it is answered; a fault may cost nothing worse than having to ask again. */
  override async take<Name extends StepName>(
    who: Who,
    step: Name,
    body: StepBodies[Name],
    key: string = randomUUID(),
  ): Promise<CaseView> {
    const reply = await eventually(`${step} answered`, async () => {
      const answer = await this.send(who, step, body, key);
      return isToAskAgain(answer) ? undefined : answer;
    });
    return reply.body.case;
  }

  /** A step of a case linked to the family's, until it is answered. */
  async takeIn(
    { kind, path, id }: LinkedCase,
    who: Who,
    step: string,
    body: object,
    key: string = randomUUID(),
  ): Promise<void> {
    const reply = await eventually(`${step} of ${kind} answered`, async () => {
      const asked = this.api.post<StepReply['body']>(who, `${path}/${id}/steps/${step}`, body, {
        'idempotency-key': key,
      });
      const answer = await asked.catch(() => undefined);
      return isToAskAgain(answer) ? undefined : answer;
    });
    const facts = (reply.body.facts ?? []).map(({ number }) => number);
    this.acknowledgedIn.set(id, [...(this.acknowledgedIn.get(id) ?? []), { key, step, facts }]);
  }

  override async advance(to: string): Promise<this> {
    const path = `/v1/rehearsal/accompaniments/${this.id}/advance`;
    await eventually(`advanced to ${to}`, async () => {
      return !isToAskAgain(await this.api.post('u-responsable', path, { to }).catch(() => undefined));
    });
    this.today = to;
    return this;
  }
}

/** The line broke, or the service says to come back. */
function isToAskAgain(reply: Reply<unknown> | undefined): boolean {
  if (reply?.status === 200) return false;
  if (reply && !(reply.status === 503 && reply.headers.has('retry-after')))
    throw new Error(`Answered ${reply.status}: ${JSON.stringify(reply.body)}`);
  return true;
}
