/** What the API shows of an accompaniment. */
import { z } from 'zod';
import {
  ANSWERS,
  CAUSES,
  CHANNELS,
  CLOSING_REASONS,
  CONCLUSIONS,
  COURSE_CAUSES,
  DECISIONS,
  OUTCOMES,
  PROBLEMS,
  RESPONSES,
  RESULTS,
  STAGES,
} from '../../workflows/rules/accompaniment/vocabulary.ts';
import { ENDINGS } from '../../workflows/rules/hearing/vocabulary.ts';
import { ROLES, type ExpectedEvent } from '../../workflows/rules/case.ts';
import { ENDINGS as ARREARS_ENDINGS } from '../../workflows/rules/arrears-track/vocabulary.ts';
import { criterion } from './eligibility.ts';
import { cents, date, time } from './primitives.ts';
import { objective } from './steps.ts';
import { trigger } from './trigger.ts';

const text = z.string();
const number = z.int();
const AUDIENCES = ['caseworker', 'supervisor', 'partner', 'family'] as const;

/** Something that will fall due. */
export const due = z
  .strictObject({
    key: text,
    kind: text,
    label: text.meta({ description: 'In French, for people.' }),
    on: date,
    to: z.array(z.enum(AUDIENCES)),
    about: date.exactOptional(),
    subject: text.exactOptional(),
  })
  .meta({ id: 'Due' });
export type DueView = z.output<typeof due>;

/** What depends on others: a landlord, a bailiff, a court. Nothing falls due with it. */
export const expectedEvent = z
  .strictObject({
    kind: text,
    label: text.meta({ description: 'In French, for people.' }),
    from: text.meta({ description: 'Upon whom it depends.' }),
    on: date.exactOptional().meta({ description: 'By when, or on which day, it comes.' }),
    notBefore: date.exactOptional().meta({ description: 'The first day on which it may come.' }),
    rule: text,
    source: text,
    unsettled: text.exactOptional().meta({ description: 'Why the law leaves room for another date.' }),
  })
  .meta({ id: 'ExpectedEvent' }) satisfies z.ZodType<ExpectedEvent>;

/** Recorded as confidential within the team: others see that it is there, and nothing of what it says. */
const confidential = z.literal(true).exactOptional();

/** As reported, and where in the journal. */
const reported = z.strictObject({
  ...trigger.shape,
  kind: text,
  stage: text.exactOptional(),
  referredBy: text,
  number,
  referrerId: text.exactOptional(),
});

const eligibility = z.strictObject({
  result: z.enum(['eligible', 'not-eligible', 'undetermined']),
  offer: text.exactOptional(),
  criteria: z.array(criterion),
  missing: z.array(text),
  previousId: text.exactOptional(),
});

const coordination = z.strictObject({
  known: z.boolean().exactOptional(),
  services: z.array(text),
  unanswered: z.array(text),
});

/** Blank, or without its problem, where it is confidential and whoever asks does not read it. */
const objectiveSeen = z.strictObject({
  ...objective.shape,
  problem: objective.shape.problem.exactOptional(),
  wording: text,
  evidence: text,
  confidential,
});

const revision = z.strictObject({
  revision: number,
  familyView: z.strictObject({ situation: text, difficulties: text, priorities: text, wayOut: text }),
  objectives: z.array(objectiveSeen),
  meetEveryDays: number.exactOptional(),
  agreed: z.strictObject({ family: date.exactOptional(), caseworker: date.exactOptional() }),
});

const handover = z.strictObject({
  handoverId: text,
  to: text,
  toOrganisationId: text.exactOptional(),
  scope: z.array(text),
  meetingOn: date.exactOptional(),
  hearings: z.array(text).exactOptional(),
  proposedOn: date,
  answer: z.enum(ANSWERS).exactOptional(),
  answeredOn: date.exactOptional(),
  reason: text.exactOptional(),
});

/** A hearing as its accompaniment knows it; its preparation is at `href`. */
const heard = z.strictObject({
  hearingId: text,
  href: text,
  court: text,
  servedOn: date,
  hearingOn: date,
  ending: z.enum(ENDINGS).exactOptional(),
});

/** An arrears track as its accompaniment knows it; it is at `href`. */
const owed = z.strictObject({
  arrearsId: text,
  href: text,
  firstDefaultOn: date,
  ending: z.enum(ARREARS_ENDINGS).exactOptional(),
});

const dated = { number, on: date };

/** What can be done now, and where. */
export const possibleStep = z
  .strictObject({ step: text, href: text, method: z.literal('POST') })
  .meta({ id: 'PossibleStep' });
export type PossibleStep = z.output<typeof possibleStep>;

/** An accompaniment as it stands. What is absent has not happened. */
export const caseView = z
  .strictObject({
    id: text,
    reference: text,
    stage: z.enum(STAGES),
    urgency: number.meta({ description: '2 most urgent, 1 urgent, 0 ordinary' }),
    version: number,
    householdId: text,
    previousId: text.exactOptional(),
    openedOn: date,
    offer: text.exactOptional(),
    trigger: reported.meta({ description: 'The event that opened it.' }),
    triggers: z.array(reported),
    eligibility: eligibility.exactOptional(),
    coordination: coordination.exactOptional(),
    caseworkerId: text.exactOptional(),
    assignedOn: date.exactOptional(),
    attempts: z.array(z.strictObject({ ...dated, channel: z.enum(CHANNELS), outcome: z.enum(OUTCOMES) })),
    homeVisits: z.array(
      z.strictObject({ ...dated, at: time.exactOptional(), met: z.boolean().exactOptional() }),
    ),
    assessment: z
      .strictObject({
        on: date,
        problems: z.array(z.enum(PROBLEMS)),
        conclusion: z.enum(CONCLUSIONS),
        summary: text,
        confidential,
      })
      .exactOptional(),
    plan: revision.exactOptional().meta({ description: 'The plan in force.' }),
    proposedPlan: revision.exactOptional().meta({ description: 'The revision that awaits agreement.' }),
    objectives: z.array(
      z.strictObject({
        ...objectiveSeen.shape,
        result: z.enum(RESULTS).exactOptional(),
        resultEvidence: text.exactOptional(),
      }),
    ),
    startedOn: date.exactOptional(),
    term: number.exactOptional(),
    termEndsOn: date.exactOptional(),
    renewal: z.strictObject({ decision: z.enum(DECISIONS), reason: text, on: date }).exactOptional(),
    meetings: z.array(z.strictObject({ ...dated, confidential })),
    responses: z.array(
      z.strictObject({
        ...dated,
        problem: z
          .enum(PROBLEMS)
          .exactOptional()
          .meta({ description: 'Absent where it is not yours to read.' }),
        response: z.enum(RESPONSES).exactOptional(),
        amountCents: cents.exactOptional(),
        confidential,
      }),
    ),
    hearings: z.array(heard),
    arrears: z.array(owed),
    handovers: z.array(handover),
    closing: z.strictObject({ on: date, cause: z.enum([...CAUSES, ...COURSE_CAUSES]) }).exactOptional(),
    finalEvaluation: z.strictObject({ on: date, autonomy: text, summary: text }).exactOptional(),
    closed: z.strictObject({ on: date, reason: z.enum(CLOSING_REASONS) }).exactOptional(),
    agenda: z.array(due),
    steps: z.array(possibleStep).meta({ description: 'What the actor may do now.' }),
    links: z.strictObject({ self: text, household: text, journal: text, letters: text }),
  })
  .meta({ id: 'Accompaniment' });
export type CaseView = z.output<typeof caseView>;

/** A fact of the journal. */
export const factView = z
  .strictObject({
    number,
    at: z.iso.datetime(),
    on: date,
    by: z.strictObject({ id: text, role: z.enum([...ROLES, 'system']) }),
    type: text,
    data: z.record(text, z.unknown()),
    correctedBy: number.exactOptional().meta({ description: 'The fact that marks it as made in error.' }),
    erased: z.literal(true).exactOptional().meta({ description: 'Its free texts are gone for good.' }),
  })
  .meta({ id: 'Fact' });
export type FactView = z.output<typeof factView>;

/**
 * A case as those see it who do not read it: that it is there, where it stands, who follows it, what they may do there;
 * of an accompaniment, the handovers to their organisation.
 */
export const caseOutline = z
  .strictObject({
    id: text,
    reference: text,
    stage: text,
    openedOn: date.exactOptional(),
    version: number,
    householdId: text.exactOptional(),
    caseworkerId: text.exactOptional(),
    steps: z.array(possibleStep),
    handovers: z.array(handover).exactOptional(),
    links: z.strictObject({ self: text }).exactOptional(),
  })
  .meta({ id: 'CaseOutline' });

/** A case as whoever asks sees it: whole or, for those who do not read it, in outline. */
export function caseSeen<View extends z.ZodType>(view: View) {
  return z.union([view, caseOutline]);
}

/** What a step answers: what it established, and the case as it now stands. */
export function stepAnswer(view: z.ZodType) {
  return z.strictObject({ version: number, facts: z.array(factView), case: caseSeen(view) });
}
