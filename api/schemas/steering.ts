/** What those who steer ask, and what they are answered. */
import { z } from 'zod';
import { PROBLEMS, RESPONSES } from '../../workflows/rules/accompaniment/vocabulary.ts';
import { cursor, limit, pageOf } from './lists.ts';
import { date, id, line } from './primitives.ts';

const text = z.string();
const count = z.int();
const share = z.number().meta({ description: 'From 0 to 1.' });

/** Read loosely, so that what is unknown is told by its own code (steering/question.ts). */
export const asked = {
  asOf: date.exactOptional().meta({
    description: 'As it was known at the end of this day; today unless said otherwise.',
  }),
  from: date
    .exactOptional()
    .meta({ description: 'First day of the period; a year before its end unless said.' }),
  to: date.exactOptional().meta({ description: 'Last day of the period; the day of `asOf` unless said.' }),
  organisation: line.exactOptional().meta({ description: 'One’s own: another is refused.' }),
  territory: line.exactOptional(),
  offer: line.exactOptional(),
  stage: line.exactOptional().meta({ description: 'At the end of the period.' }),
};

const read = { asOf: date, territory: text.exactOptional(), offer: text.exactOptional() };
const period = z.strictObject({ from: date, to: date });
const method = z.array(text).meta({ description: 'How to read it, in French.' });

/** What someone carries. */
const carried = {
  families: count.meta({ description: 'Open accompaniments.' }),
  stages: z.record(text, count).meta({ description: 'Open accompaniments by stage.' }),
  hearings: count.meta({ description: 'Hearings being prepared, counted apart.' }),
  others: z.record(text, count).meta({ description: 'Other open cases, by kind.' }),
  due: z.array(z.strictObject({ kind: text, items: count, points: z.number() })).meta({
    description: 'What falls due in the next two weeks.',
  }),
  points: z.number().meta({ description: 'The weight of it all.' }),
};

export const loadAnswer = z
  .strictObject({
    ...read,
    until: date,
    caseworkers: z.array(
      z.strictObject({
        id: text,
        name: text.exactOptional(),
        territory: text.exactOptional(),
        active: z.boolean(),
        ...carried,
      }),
    ),
    territories: z.array(
      z.strictObject({
        territory: text.exactOptional(),
        caseworkers: count,
        unassigned: count,
        ...carried,
        pointsEach: z.number().exactOptional(),
      }),
    ),
    suggestions: z.array(
      z.strictObject({
        case: z.strictObject({ id: text, href: text, reference: text, urgency: count, since: date }),
        caseworkerId: text,
        reason: text,
        explanation: text,
      }),
    ),
    weights: z.strictObject({
      stages: z.record(text, z.record(text, z.number())),
      due: z.record(text, z.number()),
      otherStage: z.number(),
      otherDue: z.number(),
    }),
    method,
  })
  .meta({ id: 'Load' });
export type LoadAnswer = z.output<typeof loadAnswer>;

export const reassignmentQuery = z.object({ case: id, to: id });

const someone = z.strictObject({
  others: count,
  id: text,
  name: text.exactOptional(),
  families: count,
  hearings: count,
  points: z.number(),
});

export const reassignmentAnswer = z
  .strictObject({
    case: z.strictObject({ id: text, href: text, reference: text, stage: text }),
    moves: z.strictObject({ families: count, hearings: count, others: count, points: z.number() }),
    from: z.strictObject({ before: someone, after: someone }).exactOptional(),
    to: z.strictObject({ before: someone, after: someone }),
    spread: z
      .strictObject({ before: z.number(), after: z.number() })
      .meta({ description: 'Points between the most and the least loaded of the organisation.' }),
    warnings: z.array(text),
  })
  .meta({ id: 'Reassignment' });

const problem = z.enum(PROBLEMS);
const response = z.enum(RESPONSES);

export const crossAnswer = z
  .strictObject({
    ...read,
    period,
    stage: text.exactOptional(),
    families: count.meta({ description: 'Accompanied on some day of the period.' }),
    toNotice: z.array(
      z.strictObject({ problem, response, families: count, share, sentence: text, href: text }),
    ),
    hardlyUsed: z.array(z.strictObject({ response, label: text, families: count, share, sentence: text })),
    problems: z.array(z.strictObject({ problem, label: text, families: count })),
    responses: z.array(z.strictObject({ response, label: text, families: count })),
    cells: z.array(
      z.strictObject({
        problem,
        response,
        families: count.meta({ description: 'With the problem, that received the response.' }),
        responses: count,
        share: share.exactOptional(),
        amountCents: z.int().exactOptional(),
        usual: z.literal(true).exactOptional(),
        empty: z.literal(true).exactOptional(),
        rare: z.literal(true).exactOptional(),
        href: text,
      }),
    ),
    method,
  })
  .meta({ id: 'ProblemsAndResponses' });
export type CrossAnswer = z.output<typeof crossAnswer>;

export const cellQuery = {
  problem: line,
  response: line.exactOptional(),
  received: z
    .enum(['true', 'false'])
    .default('true')
    .meta({ description: 'Those that received the response, or those that did not.' }),
  limit: limit(50),
  cursor,
};

export const cellPage = pageOf(
  z
    .strictObject({
      id: text,
      href: text,
      reference: text,
      stage: text,
      openedOn: date,
      caseworkerId: text.exactOptional(),
      territory: text.exactOptional(),
      offer: text.exactOptional(),
      responses: count,
      lastOn: date.exactOptional(),
    })
    .meta({ id: 'CaseOfCell' }),
);

export const delaysAnswer = z
  .strictObject({
    ...read,
    period,
    stages: z.array(
      z.strictObject({
        kind: text,
        stage: text,
        label: text,
        entered: count,
        left: count,
        stillThere: count.meta({ description: 'Of those that entered in the period.' }),
        medianDays: count.exactOptional().meta({ description: 'Absent when too few have left to tell.' }),
        ninetiethDays: count.exactOptional(),
        leftFor: z.record(text, count),
        now: z
          .strictObject({ cases: count, medianDays: count, longestDays: count })
          .meta({ description: 'All those there at the end of the period, whenever they entered.' })
          .exactOptional(),
      }),
    ),
    method,
  })
  .meta({ id: 'Delays' });

const rated = z.record(text, count);

export const resultsAnswer = z
  .strictObject({
    ...read,
    period,
    terms: z.strictObject({ settled: count, byOutcome: rated, renewedShare: share.exactOptional() }),
    objectives: z.array(
      z.strictObject({ problem: text, label: text, evaluated: count, byResult: rated, achievedShare: share }),
    ),
    closures: z.strictObject({
      closed: count,
      byReason: rated,
      medianDays: count.exactOptional(),
      assigned: count,
      noResponse: count,
      noResponseShare: share.exactOptional(),
    }),
    hearings: z.strictObject({
      held: count,
      attended: count,
      attendedShare: share.exactOptional(),
      byOutcome: rated,
    }),
    evaluations: z.strictObject({
      due: count,
      onTime: count,
      onTimeShare: share.exactOptional(),
      byOutcome: rated,
    }),
    handovers: z.strictObject({
      proposed: count,
      answered: count,
      answeredShare: share.exactOptional(),
      byAnswer: rated,
      medianDaysToAccept: count.exactOptional(),
    }),
    practices: z.array(
      z.strictObject({
        kind: text,
        label: text,
        opened: count,
        closed: count,
        byReason: rated,
        undertakings: z.array(
          z.strictObject({ what: text, label: text, count, byOutcome: rated, amountCents: count }),
        ),
      }),
    ),
    method,
  })
  .meta({ id: 'Results' });

export const aheadAnswer = z
  .strictObject({
    ...read,
    until: date,
    weeks: z.array(
      z.strictObject({
        from: date,
        to: date,
        dates: z.record(text, count).meta({ description: 'term-1, term-2, hearing, derogation…' }),
        expectedOpen: z.number().meta({ description: 'Accompaniments with a caseworker, at its end.' }),
        expectedEach: z.number().exactOptional(),
      }),
    ),
    open: count,
    caseworkers: count,
    pace: z.strictObject({
      assignedAWeek: z.number(),
      leftEarlyAWeek: z.number(),
      renewedShare: share.exactOptional(),
    }),
    places: z.array(
      z.strictObject({
        id: text,
        kind: text,
        offer: text.exactOptional(),
        territory: text.exactOptional(),
        capacity: count,
        taken: count,
        free: count,
        waiting: count,
      }),
    ),
    method,
  })
  .meta({ id: 'Ahead' });
