/** Reads what a figure is asked: of one's own organisation, over a period that can be, by dimensions that are known. */
import { z } from 'zod';
import { knowsTerritory } from '../../activities/store/figures/territories.ts';
import type { CrossScope } from '../../activities/store/figures/problems-responses.ts';
import type { PeriodScope, Scope } from '../../activities/store/figures/scope.ts';
import { addDays, addYears, civilDate, type PlainDate } from '../../workflows/rules/calendar.ts';
import { Refusal, type Actor } from '../../workflows/rules/case.ts';
import { STAGES } from '../../workflows/rules/accompaniment/vocabulary.ts';
import { OFFERS } from '../../workflows/rules/eligibility/index.ts';
import type { Deps } from '../deps.ts';
import { asked } from '../schemas/steering.ts';

const LONGEST_YEARS = 10;

type Dimension = keyof typeof asked;

/** What a query may hold. */
export type Question = { [Key in Dimension]?: string | undefined } & Record<string, unknown>;

/** The schema of a query: the dimensions named, and anything else, which `refuseUnknown` tells of. */
export function questionOf<Others extends z.ZodRawShape>(dimensions: readonly Dimension[], others: Others) {
  const named = Object.fromEntries(dimensions.map((dimension) => [dimension, asked[dimension]]));
  return z.object({ ...named, ...others }).catchall(z.unknown()) as unknown as z.ZodType<
    Question & z.output<z.ZodObject<Others>>
  >;
}

/** Refuses a dimension that the figure does not have, rather than answer as if nothing had been asked. */
export function refuseUnknown(question: object, dimensions: readonly string[]): void {
  const unknown = Object.keys(question).filter((key) => !dimensions.includes(key));
  if (unknown.length === 0) return;
  throw new Refusal(
    'unknown-dimension',
    `This figure has no such dimension; it has: ${dimensions.join(', ')}.`,
    {
      unknown,
      dimensions,
    },
  );
}

/** Of the actor's organisation, as known on a day. */
export async function scopeOf(deps: Deps, actor: Actor, question: Question): Promise<Scope> {
  const { organisation, territory, offer } = question;
  if (organisation !== undefined && organisation !== actor.organisationId) {
    throw new Refusal('organisation-not-yours', 'Figures are of one’s own organisation only.');
  }
  refuseUnknownValue(
    'offer',
    offer,
    OFFERS.map(({ id }) => id),
  );
  const scope = { organisationId: actor.organisationId, asOf: dayOf(deps, question) };
  if (territory !== undefined && !(await knowsTerritory(deps.store, actor.organisationId, territory))) {
    throw new Refusal('unknown-value', 'No family and nobody of this organisation is of this territory.', {
      dimension: 'territory',
    });
  }
  return { ...scope, ...(territory !== undefined && { territory }), ...(offer !== undefined && { offer }) };
}

/** Over a period too: the year that ends on the day of `asOf`, unless said otherwise. */
export async function periodScopeOf(deps: Deps, actor: Actor, question: Question): Promise<PeriodScope> {
  const scope = await scopeOf(deps, actor, question);
  const to = (question.to ?? scope.asOf) as PlainDate;
  const from = (question.from ?? addDays(addYears(to, -1), 1)) as PlainDate;
  if (from > to)
    throw new Refusal('period-reversed', `The period would end on ${to}, before it begins on ${from}.`);
  if (to > addYears(from, LONGEST_YEARS)) {
    throw new Refusal('period-too-long', `A period is of ${LONGEST_YEARS} years at most.`, {
      years: LONGEST_YEARS,
    });
  }
  if (from > scope.asOf) throw new Refusal('period-not-begun', `Nothing is known after ${scope.asOf}.`);
  return { ...scope, from, to };
}

/** And of a stage. */
export async function crossScopeOf(deps: Deps, actor: Actor, question: Question): Promise<CrossScope> {
  refuseUnknownValue('stage', question.stage, STAGES);
  const scope = await periodScopeOf(deps, actor, question);
  return { ...scope, ...(question.stage !== undefined && { stage: question.stage }) };
}

/** Refuses a value that a dimension does not have, naming those it has. */
export function refuseUnknownValue(
  dimension: string,
  value: string | undefined,
  known: readonly string[],
): void {
  if (value === undefined || known.includes(value)) return;
  throw new Refusal('unknown-value', `There is no such ${dimension}.`, { dimension, known });
}

/** A day to come is nobody's past; in rehearsal, families live ahead of the machine's day. */
function dayOf({ now, rehearsal }: Deps, { asOf }: Question): PlainDate {
  const today = civilDate(now());
  if (asOf === undefined) return today;
  if (asOf > today && !rehearsal) throw new Refusal('as-of-in-future', `Today is ${today}.`);
  return asOf as PlainDate;
}

/** The refusals of a question, for the description of an operation. */
export const QUESTION_REFUSALS = [
  'organisation-not-yours',
  'as-of-in-future',
  'unknown-dimension',
  'unknown-value',
] as const;
export const PERIOD_REFUSALS = [
  ...QUESTION_REFUSALS,
  'period-reversed',
  'period-too-long',
  'period-not-begun',
] as const;
