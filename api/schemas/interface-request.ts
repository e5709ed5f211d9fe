/** An interface request: what opens it, what its steps carry, how it is shown, and how needs are counted. */
import { z } from 'zod';
import type { StepBodies, StepName } from '../../workflows/rules/interface-request/steps.ts';
import {
  DECISIONS,
  ENDINGS,
  FINDINGS,
  NEEDS,
  SOURCES,
  STAGES,
} from '../../workflows/rules/interface-request/vocabulary.ts';
import { due, possibleStep } from './case.ts';
import { date, email, id, label, line, prose } from './primitives.ts';
import { correction } from './steps.ts';

/** The social worker who asks, kept apart from the case; their service is no person's name. */
const asker = z.strictObject({
  name: line,
  email: email.exactOptional(),
  service: line,
  boundBySecrecy: z.boolean(),
});

export const interfaceOpeningBody = z
  .strictObject({
    householdId: id,
    accompanimentId: id.exactOptional(),
    asker,
    needs: z
      .array(z.enum(NEEDS))
      .min(1)
      .max(NEEDS.length)
      .refine((all) => new Set(all).size === all.length, { error: 'the same need twice' }),
    question: prose,
    receivedOn: date
      .exactOptional()
      .meta({ description: 'The day from which delays count; today when absent.' }),
  })
  .meta({ id: 'NewInterfaceRequest' });
export type InterfaceOpeningBody = z.output<typeof interfaceOpeningBody>;

const checkedRight = z.strictObject({ right: line, finding: z.enum(FINDINGS) });

/** Whole cents are asked by the rules, which say why another number is refused. */
const amount = z.number().min(-1_000_000_000).max(1_000_000_000).meta({ example: 20_000 });

/** The bodies of the steps, by step. */
export const INTERFACE_STEPS = {
  'take-on': z.strictObject({ caseworkerId: id.exactOptional() }),
  reassign: z.strictObject({ caseworkerId: id, reason: prose.exactOptional() }),
  'ask-information': z.strictObject({ of: z.enum(SOURCES), question: prose, answerBy: date.exactOptional() }),
  'record-information': z.strictObject({ questionId: label, on: date, text: prose }),
  'drop-question': z.strictObject({ questionId: label, reason: prose }),
  'record-rights-check': z.strictObject({
    on: date,
    rights: z.array(checkedRight).min(1).max(50),
    summary: prose,
  }),
  'decide-emergency-aid': z.strictObject({
    decision: z.enum(DECISIONS),
    reason: prose,
    amountCents: amount.exactOptional(),
  }),
  answer: z.strictObject({ summary: prose }),
  withdraw: z.strictObject({ reason: prose }),
  correct: correction,
} satisfies { [Name in StepName]: z.ZodType<StepBodies[Name], object> };

const text = z.string();
const number = z.int();

const question = z.strictObject({
  questionId: text,
  of: z.enum(SOURCES),
  askedOn: date,
  answerBy: date.exactOptional(),
  answered: z.strictObject({ number, on: date }).exactOptional(),
  droppedOn: date.exactOptional(),
});

/** An interface request as it stands. What is absent has not happened. */
export const interfaceView = z
  .strictObject({
    id: text,
    reference: text,
    stage: z.enum(STAGES),
    urgent: z.boolean().meta({ description: 'An emergency aid waits for its decision.' }),
    version: number,
    householdId: text,
    accompanimentId: text.exactOptional(),
    askerId: text,
    service: text,
    needs: z.array(z.enum(NEEDS)),
    question: text,
    receivedOn: date,
    openedOn: date,
    caseworkerId: text.exactOptional(),
    takenOn: date.exactOptional(),
    questions: z.array(question),
    rights: z
      .strictObject({
        number,
        on: date,
        recordedOn: date,
        rights: z.array(checkedRight),
        summary: text,
      })
      .exactOptional(),
    aid: z
      .strictObject({
        number,
        on: date,
        decision: z.enum(DECISIONS),
        reason: text,
        amountCents: number.exactOptional(),
      })
      .exactOptional(),
    closed: z
      .strictObject({
        on: date,
        ending: z.enum(ENDINGS),
        summary: text.exactOptional(),
        reason: text.exactOptional(),
      })
      .exactOptional(),
    agenda: z.array(due),
    steps: z.array(possibleStep),
    links: z.strictObject({ self: text, household: text, journal: text, letters: text }),
  })
  .meta({ id: 'InterfaceRequest' });
export type InterfaceView = z.output<typeof interfaceView>;

export const needsQuery = z
  .strictObject({ from: date, to: date })
  .refine(({ from, to }) => from <= to, { path: ['to'], error: 'before `from`' });

/** How often each need came back. */
export const needsAnswer = z
  .strictObject({
    from: date,
    to: date,
    needs: z.array(
      z.strictObject({
        need: z.enum(NEEDS),
        label: text.meta({ description: 'In French, for people.' }),
        requests: number.exactOptional().meta({ description: 'Absent when it is small, and so hidden.' }),
        hidden: z.literal(true).exactOptional(),
      }),
    ),
  })
  .meta({
    id: 'InterfaceNeeds',
    description: 'The most frequent first; those that nobody asked are left out.',
  });
