/** The preparation of a hearing: what its steps carry, and how it is shown. */
import { z } from 'zod';
import type { StepBodies, StepName } from '../../workflows/rules/hearing/steps.ts';
import { ATTENDANCES, OUTCOMES, SPEAKERS, STAGES } from '../../workflows/rules/hearing/vocabulary.ts';
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
  on: date
    .exactOptional()
    .meta({ description: 'The day of the decision; that of the recording when absent.' }),
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

/** A hearing's preparation as it stands, with what was recorded of it. What is absent has not happened. */
export const hearingView = z
  .looseObject({
    id: text,
    stage: z.enum(STAGES),
    urgent: z.boolean().meta({ description: 'A limit was already past when the date was learnt.' }),
    version: z.int(),
    accompanimentId: text,
    reference: text.meta({ description: 'That of the accompaniment.' }),
    caseworkerId: text.exactOptional(),
    openedOn: date,
    court: text,
    servedOn: date,
    hearingOn: date,
    at: time.exactOptional(),
    claimedDebtCents: cents,
    agenda: z.array(due),
    steps: z.array(possibleStep),
    links: z.strictObject({ self: text, accompaniment: text, journal: text, letters: text }),
  })
  .meta({ id: 'Hearing' });
export type HearingView = z.output<typeof hearingView>;
