/** What each step of an accompaniment carries: one schema per step, checked against the rules' own types. */
import { z } from 'zod';
import type { StepBodies, StepName } from '../../workflows/rules/accompaniment/steps.ts';
import {
  ACTORS,
  AIMS,
  ANSWERS,
  CAUSES,
  CHANNELS,
  CLOSE_REASONS,
  CONCLUSIONS,
  DECISIONS,
  OUTCOMES,
  PARTIES,
  PLACES,
  PROBLEMS,
  RESPONSES,
  RESULTS,
} from '../../workflows/rules/accompaniment/vocabulary.ts';
import { cents, date, id, label, line, prose, time } from './primitives.ts';
import { trigger } from './trigger.ts';

const MOST_PROBLEMS = PROBLEMS.length;
const problem = z.enum(PROBLEMS);
const factNumber = z.int().min(1).max(1_000_000);

/** A fact of the journal, marked as made in error. */
export const correction = z.strictObject({ fact: factNumber, reason: prose });

export const summons = z
  .strictObject({
    court: line,
    servedOn: date,
    referredOn: date
      .exactOptional()
      .meta({ description: 'The day of the prefect’s referral, where it is known.' }),
    hearingOn: date,
    at: time.exactOptional(),
    claimedDebtCents: cents,
  })
  .meta({ id: 'Summons' });

/** What is known of a home and of its lease. */
export const situation = z
  .strictObject({
    tenure: z.enum(['tenant', 'home-buyer']).exactOptional(),
    benefitPaidTo: z
      .enum(['household', 'landlord', 'lender'])
      .exactOptional()
      .meta({ description: '`household` also when there is no benefit.' }),
    monthlyRentCents: cents.exactOptional(),
    monthlyChargesCents: cents.exactOptional(),
    monthlyBenefitCents: cents.exactOptional(),
    monthlyInstalmentCents: cents.exactOptional(),
    yearlyInstalmentsCents: cents.exactOptional(),
    leaseMadeOn: date.exactOptional(),
    leaseRenewedOn: date.exactOptional(),
    leaseOrderMonths: z
      .int()
      .min(1)
      .max(12)
      .exactOptional()
      .meta({ description: 'The term that a lease made before 29/7/2023 sets for a payment order.' }),
  })
  .meta({ id: 'HomeAndLease' });

const firstDefault = z
  .strictObject({
    firstDefaultOn: date,
    debtCents: cents.exactOptional(),
    reportedOn: date
      .exactOptional()
      .meta({ description: 'The day of the landlord’s report, if it is made.' }),
    ...situation.shape,
  })
  .meta({ id: 'FirstDefault' });

export const familyView = z
  .strictObject({ situation: prose, difficulties: prose, priorities: prose, wayOut: prose })
  .meta({ id: 'FamilyView', description: 'The family’s own view, in its words.' });

export const objective = z
  .strictObject({
    id: label,
    problem,
    aim: z.enum(AIMS),
    wording: line,
    evidence: line,
    actor: z.enum(ACTORS),
    dueOn: date,
  })
  .meta({
    id: 'Objective',
    description: 'The problem it answers, who acts, by when, and how one will see it.',
  });

const confidential = z.literal(true).exactOptional().meta({
  description: 'Read by the caseworker and the supervisor only; what is about health is so by itself.',
});
const objectives = z.array(objective).max(20);
const assignment = z.strictObject({ caseworkerId: id, reason: prose.exactOptional() });

/** The bodies of the steps, by step. */
export const STEP_SCHEMAS = {
  'screen-again': z.strictObject({}),
  'record-coordination-answer': z.strictObject({ known: z.boolean(), service: line.exactOptional() }),
  'accept-undetermined': z.strictObject({ reason: prose }),
  'add-trigger': z.strictObject({ trigger }),
  assign: assignment,
  reassign: assignment,
  'record-contact-attempt': z.strictObject({
    channel: z.enum(CHANNELS),
    on: date,
    outcome: z.enum(OUTCOMES),
  }),
  'schedule-home-visit': z.strictObject({ on: date, at: time.exactOptional() }),
  'record-home-visit': z.strictObject({
    on: date
      .exactOptional()
      .meta({ description: 'The day it was set for when absent, or today if that is still to come.' }),
    met: z.boolean(),
  }),
  'record-assessment': z.strictObject({
    problems: z.array(problem).max(MOST_PROBLEMS),
    conclusion: z.enum(CONCLUSIONS),
    summary: prose,
    redirectTo: line.exactOptional(),
    confidential,
  }),
  'propose-plan': z.strictObject({
    familyView,
    objectives: objectives.min(1),
    meetEveryDays: z.int().min(1).max(183).exactOptional(),
  }),
  'agree-plan': z.strictObject({
    revision: z.int().min(1).max(1000),
    party: z.enum(PARTIES),
    on: date,
  }),
  'record-meeting': z.strictObject({
    on: date,
    place: z.enum(PLACES),
    present: z.array(line).min(1).max(30),
    summary: prose.exactOptional(),
    confidential,
  }),
  'record-response': z.strictObject({
    problem,
    response: z.enum(RESPONSES),
    on: date,
    amountCents: cents.exactOptional(),
    note: prose.exactOptional(),
    confidential,
  }),
  'evaluate-objective': z.strictObject({ objectiveId: label, result: z.enum(RESULTS), evidence: prose }),
  'decide-renewal': z
    .strictObject({ decision: z.enum(DECISIONS), reason: prose, objectives: objectives.exactOptional() })
    .refine(({ decision, objectives: carried }) => decision === 'end' || carried !== undefined, {
      path: ['objectives'],
      error: 'a renewal carries the objectives revised or confirmed',
    }),
  'begin-closing': z.strictObject({ cause: z.enum(CAUSES) }),
  'record-final-evaluation': z.strictObject({ autonomy: prose, summary: prose }),
  'propose-handover': z.strictObject({
    to: line,
    toOrganisationId: id.exactOptional().meta({
      description:
        'When the receiver is of this installation: it then sees what is handed over to it. Found by itself where `to` is an id.',
    }),
    scope: z.array(line).min(1).max(20),
    meetingOn: date.exactOptional(),
    hearings: z
      .array(id)
      .max(20)
      .exactOptional()
      .meta({ description: 'The open hearings that go along, once it is accepted.' }),
  }),
  'answer-handover': z.strictObject({
    handoverId: label,
    answer: z.enum(ANSWERS),
    reason: prose.exactOptional(),
  }),
  'open-hearing': summons,
  'open-arrears-track': firstDefault,
  close: z.strictObject({ reason: z.enum(CLOSE_REASONS) }),
  correct: correction,
} satisfies { [Name in StepName]: z.ZodType<StepBodies[Name], object> };
