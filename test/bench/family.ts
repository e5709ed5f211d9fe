/** A family's course lived through the API. It throws where a step is refused: what is measured must succeed. */
import { setTimeout as pause } from 'node:timers/promises';
import type { CaseView } from '../../api/schemas/case.ts';
import type { StepBodies, StepName } from '../../workflows/rules/accompaniment/steps.ts';
import { addDays, civilDate, type PlainDate } from '../../workflows/rules/calendar.ts';
import { bodyOf, type FrontDoor } from '../../worker/local/front-door.ts';
import { family as invented } from '../../worker/local/invented.ts';
import { assessment, objective, plan } from '../families/bodies.ts';

export const INTAKE = 'u-accueil';
export const CASEWORKER = 'u-camille';
export const SUPERVISOR = 'u-responsable';

export class Family {
  readonly id: string;
  /** Its own present: the machine's day, or where rehearsal has taken it. */
  today: PlainDate;
  private readonly door: FrontDoor;

  private constructor(door: FrontDoor, id: string, today: PlainDate) {
    this.door = door;
    this.id = id;
    this.today = today;
  }

  /** Registers a family, opens its accompaniment and waits until both checks have answered. */
  static async screened(door: FrontDoor, name: string): Promise<Family> {
    const today = civilDate(Date.now());
    const household = bodyOf(await door.post<{ id: string }>(INTAKE, '/v1/households', invented(name)));
    const opened = await door.post<CaseView>(INTAKE, '/v1/accompaniments', {
      householdId: household.id,
      trigger: {
        kind: 'arrears',
        stage: 'first-default',
        occurredOn: addDays(today, -20),
        registeredOn: addDays(today, -10),
        referredBy: 'registry',
      },
    });
    const found = new Family(door, bodyOf(opened).id, today);
    await found.until(({ stage }) => stage === 'awaiting-assignment');
    return found;
  }

  /** One whose term 1 starts today. */
  static async inProgress(door: FrontDoor, name: string): Promise<Family> {
    const family = await Family.screened(door, name);
    const { today: on } = family;
    await family.take(SUPERVISOR, 'assign', { caseworkerId: CASEWORKER });
    await family.take(CASEWORKER, 'record-contact-attempt', { channel: 'phone', on, outcome: 'reached' });
    await family.take(CASEWORKER, 'record-assessment', assessment());
    const objectives = [objective({ dueOn: addDays(on, 100) })];
    await family.take(CASEWORKER, 'propose-plan', plan({ objectives }));
    await family.agree(1);
    return family;
  }

  /** Both agree today to a revision of the plan. */
  async agree(revision: number): Promise<void> {
    for (const party of ['family', 'caseworker'] as const) {
      await this.take(CASEWORKER, 'agree-plan', { revision, party, on: this.today });
    }
  }

  async take<Name extends StepName>(who: string, step: Name, body: StepBodies[Name]): Promise<CaseView> {
    const path = `/v1/accompaniments/${this.id}/steps/${step}`;
    return bodyOf(await this.door.post<{ case: CaseView }>(who, path, body)).case;
  }

  /** Lives until noon of a day. */
  async advance(to: PlainDate): Promise<void> {
    bodyOf(await this.door.post(SUPERVISOR, `/v1/rehearsal/accompaniments/${this.id}/advance`, { to }));
    this.today = to;
  }

  async view(): Promise<CaseView> {
    return bodyOf(await this.door.get<CaseView>(SUPERVISOR, `/v1/accompaniments/${this.id}`));
  }

  private async until(condition: (view: CaseView) => boolean): Promise<void> {
    while (!condition(await this.view())) await pause(50);
  }
}
