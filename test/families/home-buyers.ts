/** A household in difficulty with the purchase of its home, lived through the API by two services. */
import { expect } from '@jest/globals';
import type { HomePurchaseView } from '../../api/schemas/home-purchase.ts';
import type { StepBodies, StepName } from '../../workflows/rules/home-purchase/steps.ts';
import { bodyOf, type FrontDoor, type Reply } from '../../worker/local/front-door.ts';
import { family } from '../../worker/local/invented.ts';
import { eventually } from '../environment/eventually.ts';
import { inventedName, today } from './api.ts';

export const COUNCIL_CHIEF = 'u-secteur-responsable';
export const COUNCIL_WORKER = 'u-conseil';
export const CAF_CHIEF = 'u-responsable';
export const SPECIALIST = 'u-camille';

type StepReply = Reply<{
  version: number;
  case: HomePurchaseView;
  code?: string;
  facts: { number: number }[];
}>;

export class HomeBuyers {
  readonly api: FrontDoor;
  householdId = '';
  id = '';
  /** The family's own present. */
  today = today();

  constructor(api: FrontDoor) {
    this.api = api;
  }

  /** Received by the council, which the family contacted. */
  async received(by = COUNCIL_CHIEF): Promise<this> {
    const household = await this.api.post<{ id: string }>(by, '/v1/households', family(inventedName()));
    this.householdId = bodyOf(household).id;
    const opened = await this.open(by);
    expect(opened).toMatchObject({ status: 201, body: { stage: 'received' } });
    this.id = opened.body.id;
    return this;
  }

  open(by = COUNCIL_CHIEF, change: object = {}): Promise<Reply<HomePurchaseView & { code?: string }>> {
    const body = { householdId: this.householdId, contactedOn: today(-3), ...change };
    return this.api.post(by, '/v1/home-purchases', body);
  }

  attempt<Name extends StepName>(
    who: string,
    step: Name,
    body: StepBodies[Name] | object,
  ): Promise<StepReply> {
    return this.api.post(who, `/v1/home-purchases/${this.id}/steps/${step}`, body);
  }

  /** Takes a step that must be possible; answers its last fact and the case. */
  async take<Name extends StepName>(who: string, step: Name, body: object) {
    const { facts, case: view } = bodyOf(await this.attempt(who, step, body));
    return { fact: facts.at(-1)?.number ?? 0, view };
  }

  async view(who = COUNCIL_CHIEF, query = ''): Promise<HomePurchaseView> {
    return bodyOf(await this.api.get<HomePurchaseView>(who, `/v1/home-purchases/${this.id}${query}`));
  }

  until(what: string, reached: (view: HomePurchaseView) => boolean): Promise<HomePurchaseView> {
    return eventually(what, async () => {
      const view = await this.view();
      return reached(view) && view;
    });
  }

  async advance(to: string, by = COUNCIL_CHIEF): Promise<this> {
    bodyOf(await this.api.post(by, `/v1/rehearsal/accompaniments/${this.id}/advance`, { to }));
    this.today = to;
    return this;
  }

  async diagnosed(change: object = {}): Promise<this> {
    const on = this.today;
    await this.take(COUNCIL_CHIEF, 'begin-phase-1', { on, workerId: COUNCIL_WORKER });
    await this.take(COUNCIL_WORKER, 'record-diagnosis', {
      on,
      specific: true,
      complex: true,
      event: 'separation',
      owedCents: 240_000,
      instalmentCents: 80_000,
      resourcesCents: 190_000,
      summary: 'Un prêt à deux, un seul salaire.',
      ...change,
    });
    await this.take(COUNCIL_WORKER, 'record-help-plan', { on, actions: ['Rencontrer le prêteur'] });
    return this;
  }

  /** The decision on phase 2: from then on it asks for a place. */
  async complex(): Promise<this> {
    const reason = 'Le prêt est à revoir.';
    await this.take(COUNCIL_WORKER, 'end-phase-1', { on: this.today, conclusion: 'phase-2', reason });
    return this;
  }

  /** A place is there, and the specialist begins. */
  async inPhase2(): Promise<this> {
    await this.until('a place', ({ stage }) => stage === 'phase-2-to-begin');
    await this.take(CAF_CHIEF, 'name-worker', { part: 'technical', workerId: SPECIALIST });
    await this.take(SPECIALIST, 'begin-phase-2', { on: this.today });
    return this;
  }
}
