/** A group session: what opens it, what its steps carry, how it is shown. */
import { z } from 'zod';
import type { StepBodies, StepName } from '../../workflows/rules/group-session/steps.ts';
import { PROBLEMS } from '../../workflows/rules/accompaniment/vocabulary.ts';
import {
  ARRANGEMENTS,
  ATTENDANCES,
  ENDINGS,
  EVENTS,
  ENTITLEMENTS,
  HALF_DAYS,
  PARTIES,
  STAGES,
  STANDINGS,
  WEEKDAYS,
} from '../../workflows/rules/group-session/vocabulary.ts';
import { due, possibleStep } from './case.ts';
import { date, id, label, line, prose } from './primitives.ts';
import { correction } from './steps.ts';

/** A whole number is asked by the rules, which say why another one is refused. */
const places = z.number().min(0).max(1000).meta({ example: 12 });

export const sessionOpeningBody = z
  .strictObject({
    title: line,
    caseworkerId: id.meta({ description: 'Who leads the session.' }),
    places: places.exactOptional(),
    place: line.exactOptional(),
    territory: line.max(100).exactOptional(),
  })
  .meta({ id: 'NewGroupSession' });
export type SessionOpeningBody = z.output<typeof sessionOpeningBody>;

const parties = z
  .array(z.enum(PARTIES))
  .max(PARTIES.length)
  .refine((all) => new Set(all).size === all.length, { error: 'someone is there twice' });

const enrolment = z.strictObject({
  expectations: prose,
  childcare: z.enum(ARRANGEMENTS),
  transport: z.enum(ARRANGEMENTS),
});

const meeting = z.strictObject({
  participantId: label,
  on: date,
  present: parties,
  rightMoment: z.boolean(),
  enrolment: enrolment.exactOptional(),
  tasks: z
    .array(z.strictObject({ by: z.enum(PARTIES), what: line }))
    .max(20)
    .exactOptional(),
  reason: prose.exactOptional(),
});

const attendance = z.strictObject({
  on: date,
  half: z.enum(HALF_DAYS),
  attendance: z
    .array(z.strictObject({ participantId: label, attendance: z.enum(ATTENDANCES) }))
    .min(1)
    .max(100)
    .refine((all) => new Set(all.map(({ participantId }) => participantId)).size === all.length, {
      error: 'someone is there twice',
    }),
});

const referral = z.strictObject({
  householdId: id,
  memberId: label,
  partner: line.meta({ description: 'The service that referred; no name of a person.' }),
  accompanimentId: id.exactOptional(),
  problem: z.enum(PROBLEMS).exactOptional().meta({
    description: 'The problem of the accompaniment that the session answers; `integration` without it.',
  }),
  caseworkerId: id.exactOptional().meta({ description: 'Who follows the participant, if someone does.' }),
  event: z
    .strictObject({ kind: z.enum(EVENTS), occurredOn: date, registeredOn: date.exactOptional() })
    .exactOptional()
    .meta({
      description: 'What opens the right to the session; without it, the events of the accompaniment.',
    }),
});
export type ReferralBody = z.output<typeof referral>;

/** The bodies of the steps, by step. */
export const SESSION_STEPS = {
  'plan-days': z.union([
    z.strictObject({ startsOn: date, weekdays: z.array(z.enum(WEEKDAYS)).min(1).max(5) }),
    z.strictObject({ days: z.array(date).min(1).max(100) }),
  ]),
  'move-day': z.strictObject({ from: date, to: date, reason: prose }),
  'set-places': z.strictObject({ places }),
  reassign: z.strictObject({ caseworkerId: id, reason: prose.exactOptional() }),
  'refer-participant': referral,
  'record-three-way-meeting': meeting,
  'agree-enrolment': z.strictObject({ participantId: label, party: z.enum(PARTIES), on: date }),
  'confirm-place': z.strictObject({ participantId: label }),
  'record-leaving': z.strictObject({ participantId: label, on: date, reason: prose }),
  'record-attendance': attendance,
  'record-review': z.strictObject({
    participantId: label,
    on: date,
    held: z.boolean(),
    present: parties.exactOptional(),
    summary: prose.exactOptional(),
    reason: prose.exactOptional(),
  }),
  close: z.strictObject({}),
  cancel: z.strictObject({ reason: prose }),
  correct: correction,
} satisfies { [Name in StepName]: z.ZodType<StepBodies[Name], object> };

const text = z.string();
const number = z.int();

/** A participant as whoever may see them sees them. `hours` are those attended so far. */
const participant = z.looseObject({
  id: text,
  standing: z.enum(STANDINGS),
  position: number.exactOptional().meta({ description: 'In the waiting list; 1 is the next to move up.' }),
  householdId: text,
  memberId: text,
  partner: text,
  referredOn: date,
  entitlement: z
    .strictObject({ result: z.enum(ENTITLEMENTS), missing: z.array(text) })
    .exactOptional()
    .meta({ description: 'The right to the session as it was known at the referral, and what was missing.' }),
  hours: number,
});

/** A group session as it stands: its places, its days, and those of its participants whom the actor may see. */
export const sessionView = z
  .strictObject({
    id: text,
    reference: text,
    stage: z.enum(STAGES),
    version: number,
    title: text,
    place: text.exactOptional(),
    territory: text.exactOptional(),
    caseworkerId: text,
    openedOn: date,
    places: z.strictObject({ total: number, held: number, left: number, waiting: number }),
    days: z.array(date),
    attendanceMissing: z
      .array(date)
      .meta({ description: 'Days begun of which some attendance is not recorded.' }),
    participants: z.array(participant),
    attendance: z.array(
      z.strictObject({
        number,
        on: date,
        half: z.enum(HALF_DAYS),
        attendance: z.array(z.strictObject({ participantId: text, attendance: z.enum(ATTENDANCES) })),
      }),
    ),
    closed: z
      .strictObject({ on: date, ending: z.enum(ENDINGS), reason: text.exactOptional() })
      .exactOptional(),
    agenda: z.array(due),
    steps: z.array(possibleStep),
    links: z.strictObject({ self: text, journal: text, letters: text }),
  })
  .meta({ id: 'GroupSession' });
export type SessionView = z.output<typeof sessionView>;
