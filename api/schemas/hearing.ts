/** The preparation of a hearing: what its steps carry, and how it is shown. */
import { z } from 'zod';
import type { StepBodies, StepName } from '../../workflows/rules/hearing/steps.ts';
import {
  ATTENDANCES,
  ENDINGS,
  OUTCOMES,
  SPEAKERS,
  STAGES,
} from '../../workflows/rules/hearing/vocabulary.ts';
import { due, possibleStep } from './case.ts';
import { cents, date, line, prose, time } from './primitives.ts';
import { correction } from './steps.ts';

const evaluation = z.strictObject({
  situation: prose,
  resources: prose,
  debt: prose,
  proposal: prose,
  onKnownElements: z
    .boolean()
    .exactOptional()
    .meta({ description: 'The family could not be met: the evaluation says so.' }),
  landlordObservations: prose.exactOptional(),
});

const preparation = z.strictObject({
  speaker: z.enum(SPEAKERS),
  papers: z.array(line).max(30),
  legalAidAsked: z.boolean(),
  rentResumedOn: date.exactOptional(),
});

const outcome = z.strictObject({
  attended: z.boolean(),
  outcome: z.enum(OUTCOMES),
  delayMonths: z.int().min(1).max(120).exactOptional(),
  conditions: prose.exactOptional(),
});

const payment = z.strictObject({ month: z.int().min(1).max(120), paid: z.boolean() });

/** The bodies of the steps, by step. */
export const HEARING_STEPS = {
  'offer-interview': z.strictObject({ on: date }),
  'record-interview': z.strictObject({ on: date, held: z.boolean() }),
  'submit-evaluation': evaluation,
  'validate-evaluation': z.strictObject({}),
  'return-evaluation': z.strictObject({ reason: prose }),
  'send-evaluation': z.strictObject({ on: date }),
  'record-preparation': preparation,
  'confirm-attendance': z.strictObject({ attendance: z.enum(ATTENDANCES) }),
  adjourn: z.strictObject({ hearingOn: date, at: time.exactOptional() }),
  withdraw: z.strictObject({ reason: prose }),
  'record-outcome': outcome,
  'record-payment': payment,
  'hand-over': z.strictObject({ to: line }),
  correct: correction,
} satisfies { [Name in StepName]: z.ZodType<StepBodies[Name], object> };

const text = z.string();
const number = z.int();

/** A hearing's preparation as it stands. What is absent has not happened. */
export const hearingView = z
  .strictObject({
    id: text,
    stage: z.enum(STAGES),
    urgent: z.boolean().meta({ description: 'A limit was already past when its date was learnt.' }),
    version: number,
    accompanimentId: text,
    reference: text.meta({ description: 'That of the accompaniment.' }),
    caseworkerId: text.exactOptional(),
    openedOn: date,
    court: text,
    servedOn: date,
    hearingOn: date,
    at: time.exactOptional(),
    claimedDebtCents: cents,
    adjournments: z.array(z.strictObject({ number, from: date, to: date })),
    offers: z.array(z.strictObject({ number, on: date })),
    interview: z.strictObject({ number, on: date, held: z.boolean() }).exactOptional(),
    evaluation: z
      .strictObject({
        ...evaluation.shape,
        status: z.enum(['submitted', 'returned', 'validated', 'sent']),
        by: text,
        submittedOn: date,
        sentOn: date.exactOptional(),
        returnedFor: text.exactOptional(),
      })
      .exactOptional(),
    preparation: preparation.exactOptional(),
    attendance: z.enum(ATTENDANCES).exactOptional(),
    outcome: z.strictObject({ ...outcome.shape, on: date }).exactOptional(),
    payments: z.array(z.strictObject({ ...payment.shape, number })),
    ended: z.strictObject({ on: date, ending: z.enum(ENDINGS) }).exactOptional(),
    agenda: z.array(due),
    steps: z.array(possibleStep),
    links: z.strictObject({ self: text, accompaniment: text, journal: text, letters: text }),
  })
  .meta({ id: 'Hearing' });
export type HearingView = z.output<typeof hearingView>;
