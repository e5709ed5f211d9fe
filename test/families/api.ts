/** The front door, for tests: requests as a person makes them, and a family's course as a sequence of them. */
import { expect } from '@jest/globals';
import type { CaseView } from '../../api/schemas/case.ts';
import type { StepBodies, StepName, Trigger } from '../../workflows/rules/accompaniment/steps.ts';
import { bodyOf, FrontDoor, type Reply } from '../../worker/local/front-door.ts';
import { family, type InventedFamily } from '../../worker/local/invented.ts';
import { expectDescribed } from './described.ts';
import { assessment, objective, plan } from './bodies.ts';

export type { Reply } from '../../worker/local/front-door.ts';

export type Who =
  | 'u-accueil'
  | 'u-camille'
  | 'u-sacha'
  | 'u-responsable'
  | 'u-admin'
  | 'u-secteur'
  | (string & {});

/** The front door, where every answer must be as the API describes it. */
export class Api extends FrontDoor {
  override async request<Body = Record<string, unknown>>(
    ...asked: Parameters<FrontDoor['request']>
  ): Promise<Reply<Body>> {
    const reply = await super.request<Body>(...asked);
    expectDescribed(asked[1], asked[2], reply);
    return reply;
  }
}

/** The machine's day in France, or one so many days from it. */
export function today(offset = 0): string {
  const instant = new Date(Date.now() + offset * 86_400_000);
  return new Intl.DateTimeFormat('fr-CA', { timeZone: 'Europe/Paris' }).format(instant);
}

let families = 0;

/** A family name of its own: two that differ by a figure only would be taken for one family. */
export function inventedName(): string {
  families += 1;
  return `Imaginaire${String(families).replaceAll(/\d/g, (digit) => 'abcdefghij'.charAt(Number(digit)))}`;
}

/** One family's course, lived through the API. */
export class FamilyCourse {
  readonly api: FrontDoor;
  householdId = '';
  id = '';
  /** The family's own present: the machine's day, or where rehearsal has taken it. */
  today = today();

  /** What brings it, where it is not arrears, and what differs in its household. */
  readonly #brought: { trigger?: Partial<Trigger>; household?: Partial<InventedFamily> };

  constructor(
    api: FrontDoor,
    brought: { trigger?: Partial<Trigger>; household?: Partial<InventedFamily> } = {},
  ) {
    this.api = api;
    this.#brought = brought;
  }

  /** Registers the family and opens its accompaniment. */
  async open(change: Partial<InventedFamily> = {}, trigger: Partial<Trigger> = {}): Promise<this> {
    const household = await this.api.post<{ id: string }>(
      'u-accueil',
      '/v1/households',
      family(inventedName(), { ...this.#brought.household, ...change }),
    );
    expect(household.status).toBe(201);
    this.householdId = household.body.id;
    const opened = await this.api.post<CaseView>('u-accueil', '/v1/accompaniments', {
      householdId: this.householdId,
      trigger: {
        ...(this.#brought.trigger ? {} : { kind: 'arrears', stage: 'first-default' }),
        occurredOn: today(-20),
        registeredOn: today(-10),
        referredBy: 'registry',
        ...this.#brought.trigger,
        ...trigger,
      },
    });
    expect(opened).toMatchObject({ status: 201, body: { stage: 'screening' } });
    this.id = opened.body.id;
    return this;
  }

  /** Takes a step; the reply may be a refusal. */
  attempt<Name extends StepName>(
    who: Who,
    step: Name,
    body: StepBodies[Name],
    headers?: Record<string, string>,
  ): Promise<Reply<{ version: number; case: CaseView; code?: string }>> {
    return this.api.post(who, `/v1/accompaniments/${this.id}/steps/${step}`, body, headers);
  }

  /** Takes a step that must be possible; answers the case. */
  async take<Name extends StepName>(who: Who, step: Name, body: StepBodies[Name]): Promise<CaseView> {
    return bodyOf(await this.attempt(who, step, body)).case;
  }

  async view(query = ''): Promise<CaseView> {
    const { body } = await this.api.get<CaseView>('u-responsable', `/v1/accompaniments/${this.id}${query}`);
    return body;
  }

  /** Waits for what the service does by itself. */
  async until(condition: (view: CaseView) => boolean): Promise<CaseView> {
    const deadline = Date.now() + 20_000;
    for (;;) {
      const view = await this.view();
      if (condition(view)) return view;
      if (Date.now() > deadline) throw new Error(`Still ${view.stage}: ${JSON.stringify(view)}`);
      await new Promise((resolve) => {
        setTimeout(resolve, 20);
      });
    }
  }

  /** Lives until noon of a day. */
  async advance(to: string): Promise<this> {
    bodyOf(await this.api.post('u-responsable', `/v1/rehearsal/accompaniments/${this.id}/advance`, { to }));
    this.today = to;
    return this;
  }

  async assigned(change: Partial<InventedFamily> = {}): Promise<this> {
    await this.open(change);
    await this.until(({ stage }) => stage === 'awaiting-assignment');
    await this.take('u-responsable', 'assign', { caseworkerId: 'u-camille' });
    return this;
  }

  async negotiating(): Promise<this> {
    await this.assigned();
    await this.take('u-camille', 'record-contact-attempt', {
      channel: 'phone',
      on: this.today as never,
      outcome: 'reached',
    });
    await this.take('u-camille', 'record-assessment', assessment());
    return this;
  }

  /** Term 1 starts on the family's present day. */
  async inProgress(): Promise<this> {
    await this.negotiating();
    const dueOn = today(100) as never;
    await this.take('u-camille', 'propose-plan', plan({ objectives: [objective({ dueOn })] }));
    await this.take('u-camille', 'agree-plan', { revision: 1, party: 'family', on: this.today as never });
    await this.take('u-camille', 'agree-plan', { revision: 1, party: 'caseworker', on: this.today as never });
    return this;
  }

  async closing(): Promise<this> {
    await this.inProgress();
    await this.take('u-camille', 'begin-closing', { cause: 'goals-reached' });
    return this;
  }
}
