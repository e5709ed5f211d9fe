/** The accompaniment of home buyers in difficulty: what opens it, what its steps carry, and how it is shown. */
import { z } from 'zod';
import type { StepBodies, StepName } from '../../workflows/rules/home-purchase/steps.ts';
import {
  ENDINGS,
  EVENTS,
  ORGANISATIONS_OF_WORK,
  PARTS,
  PHASE_1_CONCLUSIONS,
  PHASE_2_CONCLUSIONS,
  RESPONSES,
  RESULTS,
  SERVICES,
  STAGES,
} from '../../workflows/rules/home-purchase/vocabulary.ts';
import { due, possibleStep } from './case.ts';
import { cents, date, id, line, prose } from './primitives.ts';
import { correction } from './steps.ts';

/** `serviceId` is the other service, the Caf or the council; needless where the installation has one only. */
export const homePurchaseOpening = z.strictObject({
  householdId: id,
  accompanimentId: id
    .exactOptional()
    .meta({ description: 'The accompaniment beside which it runs, of the same household.' }),
  contactedOn: date,
  serviceId: id.exactOptional().meta({
    description: 'The other service, council or Caf; needless where the installation has one only.',
  }),
});
export type HomePurchaseOpening = z.output<typeof homePurchaseOpening>;

const diagnosis = z.strictObject({
  on: date,
  specific: z.boolean().meta({ description: 'The difficulty comes of the purchase itself.' }),
  complex: z.boolean(),
  event: z.enum(EVENTS).exactOptional().meta({ description: 'The event behind the difficulty.' }),
  owedCents: cents,
  instalmentCents: cents.meta({ description: 'Of the loan, by month.' }),
  resourcesCents: cents.meta({ description: 'Of the household, by month.' }),
  summary: prose,
});

const viability = z.strictObject({
  on: date,
  viable: z.boolean(),
  reason: prose,
  bearableInstalmentCents: cents.exactOptional(),
});

/** The bodies of the steps, by step. */
export const HOME_PURCHASE_STEPS = {
  'begin-phase-1': z.strictObject({ on: date, workerId: id }),
  'record-diagnosis': diagnosis,
  'record-help-plan': z.strictObject({ on: date, actions: z.array(line).min(1).max(20) }),
  'end-phase-1': z.strictObject({ on: date, conclusion: z.enum(PHASE_1_CONCLUSIONS), reason: prose }),
  'name-worker': z.strictObject({ part: z.enum(PARTS), workerId: id }),
  'begin-phase-2': z.strictObject({ on: date }),
  'judge-viability': viability,
  'give-response': z.strictObject({
    on: date,
    response: z.enum(RESPONSES),
    amountCents: cents.exactOptional(),
    note: prose.exactOptional(),
  }),
  'record-result': z.strictObject({
    fact: z.int().min(1).meta({ description: 'The number of the fact that gave the response.' }),
    on: date,
    result: z.enum(RESULTS),
    note: prose.exactOptional(),
  }),
  'record-interview': z.strictObject({ on: date, part: z.enum(PARTS), summary: prose }),
  'end-phase-2': z.strictObject({ on: date, conclusion: z.enum(PHASE_2_CONCLUSIONS), reason: prose }),
  withdraw: z.strictObject({ reason: prose }),
  correct: correction,
} satisfies { [Name in StepName]: z.ZodType<StepBodies[Name], object> };

const text = z.string();
const number = z.int();
const moment = z.strictObject({ on: date, by: text });

function phase(conclusions: readonly [string, ...string[]]) {
  return z.strictObject({
    begun: moment,
    ended: z
      .strictObject({ on: date, by: text, conclusion: z.enum(conclusions), reason: prose })
      .exactOptional(),
  });
}

const given = z.strictObject({
  number,
  on: date,
  response: z.enum(RESPONSES),
  amountCents: cents.exactOptional(),
  note: text.exactOptional(),
  result: z
    .strictObject({
      number: number.exactOptional(),
      on: date,
      result: z.enum(RESULTS),
      note: text.exactOptional(),
    })
    .exactOptional(),
});

/** As it stands, for someone of one of the two services: the details of the other part are absent. */
export const homePurchaseView = z
  .strictObject({
    id: text,
    reference: text,
    stage: z.enum(STAGES),
    version: number,
    householdId: text,
    accompanimentId: text,
    openedOn: date,
    contacted: z.enum(SERVICES),
    contactedOn: date,
    cafId: text.exactOptional(),
    councilId: text.exactOptional(),
    organisationOfWork: z.enum(ORGANISATIONS_OF_WORK),
    workers: z.strictObject({ technical: text.exactOptional(), global: text.exactOptional() }),
    phase1: phase(PHASE_1_CONCLUSIONS).exactOptional(),
    phase2: phase(PHASE_2_CONCLUSIONS).exactOptional(),
    diagnosis: diagnosis.extend({ number }).exactOptional(),
    helpPlan: z.strictObject({ number, on: date, actions: z.array(text) }).exactOptional(),
    place: z
      .strictObject({ askedOn: date, position: number.exactOptional(), givenOn: date.exactOptional() })
      .exactOptional()
      .meta({ description: 'In the queue of the specialists: `position` 1 is the next to be taken.' }),
    viability: z
      .strictObject({
        number,
        on: date,
        viable: z.boolean(),
        reason: text.exactOptional(),
        bearableInstalmentCents: cents.exactOptional(),
      })
      .exactOptional(),
    responses: z.array(given),
    interviews: z.array(
      z.strictObject({ number, on: date, part: z.enum(PARTS), summary: text.exactOptional() }),
    ),
    ended: z.strictObject({ on: date, ending: z.enum(ENDINGS) }).exactOptional(),
    corrected: z.array(number),
    agenda: z.array(due),
    steps: z.array(possibleStep),
    links: z.strictObject({ self: text, journal: text, letters: text, capacity: text }),
  })
  .meta({ id: 'HomePurchase' });
export type HomePurchaseView = z.output<typeof homePurchaseView>;
