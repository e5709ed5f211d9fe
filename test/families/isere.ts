/** Invented families of Isère: the communes are real, the people are not. */
import { expect } from '@jest/globals';
import type { SessionView } from '../../api/schemas/group-session.ts';
import { bodyOf, type FrontDoor, type Reply } from '../../worker/local/front-door.ts';
import { family, type InventedFamily } from '../../worker/local/invented.ts';
import { inventedName, today, type Who } from './api.ts';

/** What makes the organisation of a test one of Isère. */
export const ISERE = { offerFamily: 'isere' } as const;

export const VOIRON = { lines: ['4 rue du Modèle'], postalCode: '38500', city: 'Voiron' };
export const VIENNE = { lines: ['7 quai de l’Exemple'], postalCode: '38200', city: 'Vienne' };

/** A family as it is registered in Isère: its territory follows from its commune. */
export function familyOfIsere(change: Partial<InventedFamily> = {}): Omit<InventedFamily, 'territory'> {
  const { territory: _byCommune, ...rest } = family(inventedName(), { address: VOIRON, ...change });
  return rest;
}

/** Registers a family; answers the id of the household. */
export async function register(api: FrontDoor, change: Partial<InventedFamily> = {}): Promise<string> {
  const reply = await api.post<{ id: string }>('u-accueil', '/v1/households', familyOfIsere(change));
  expect(reply.status).toBe(201);
  return reply.body.id;
}

/** A case of any kind, lived through the API. */
export class ApiCase<View extends { stage: string; version: number }> {
  readonly api: FrontDoor;
  readonly path: string;
  id = '';
  today = today();

  constructor(api: FrontDoor, path: string) {
    this.api = api;
    this.path = path;
  }

  async open(who: Who, body: object): Promise<this> {
    const reply = await this.api.post<View & { id: string }>(who, this.path, body);
    if (reply.status !== 201) throw new Error(`Not opened: ${JSON.stringify(reply.body)}`);
    this.id = reply.body.id;
    return this;
  }

  attempt(who: Who, step: string, body: object): Promise<Reply<{ case: View; code?: string }>> {
    return this.api.post(who, `${this.path}/${this.id}/steps/${step}`, body);
  }

  async take(who: Who, step: string, body: object): Promise<View> {
    return bodyOf(await this.attempt(who, step, body)).case;
  }

  async view(who: Who = 'u-responsable'): Promise<View> {
    return bodyOf(await this.api.get<View>(who, `${this.path}/${this.id}`));
  }

  async journal(
    who: Who = 'u-responsable',
  ): Promise<{ type: string; on: string; data: Record<string, unknown> }[]> {
    type Page = { items: { type: string; on: string; data: Record<string, unknown> }[] };
    return bodyOf(await this.api.get<Page>(who, `${this.path}/${this.id}/journal?limit=200`)).items;
  }

  async letters(): Promise<{ id: string; template: string; on: string }[]> {
    type Page = { items: { id: string; template: string; on: string }[] };
    return bodyOf(await this.api.get<Page>('u-responsable', `${this.path}/${this.id}/letters`)).items;
  }

  /** Lives until noon of a day, alone: a case that is its own course. */
  async advance(to: string): Promise<this> {
    bodyOf(await this.api.post('u-responsable', `/v1/rehearsal/accompaniments/${this.id}/advance`, { to }));
    this.today = to;
    return this;
  }

  /** A step refused under its code, with nothing changed. */
  async refuses(code: string, who: Who, step: string, body: object, status = 409): Promise<void> {
    const before = await this.view();
    const reply = await this.attempt(who, step, body);
    expect({ status: reply.status, code: reply.body.code }).toEqual({ status, code });
    expect(await this.view()).toEqual(before);
  }
}

export class ApiSession extends ApiCase<SessionView> {
  constructor(api: FrontDoor) {
    super(api, '/v1/group-sessions');
  }

  /** Refers the adult of a family of their own; answers the participant's id. */
  async refer(change: object = {}, who: Who = 'u-camille'): Promise<string> {
    const householdId = await register(this.api);
    const body = { householdId, memberId: 'm1', partner: 'Service social de Voiron', ...change };
    const { participants } = await this.take(who, 'refer-participant', body);
    return String(participants.at(-1)?.id);
  }

  async meet(participantId: string): Promise<void> {
    await this.take('u-camille', 'record-three-way-meeting', {
      participantId,
      on: this.today,
      present: ['participant', 'partner', 'caf'],
      rightMoment: true,
      enrolment: { expectations: 'Reprendre pied.', childcare: 'arranged', transport: 'not-needed' },
      tasks: [{ by: 'partner', what: 'Vient le premier jour.' }],
    });
  }

  async enrol(change: object = {}): Promise<string> {
    const id = await this.refer(change);
    await this.meet(id);
    await this.take('u-camille', 'confirm-place', { participantId: id });
    return id;
  }
}
