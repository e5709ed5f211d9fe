/**
 * What the figures are read from, written along with the journal in the same statement: how the case stands, if that
 * changed; what falls due; what its facts count for. Nothing is worked out here: the rules have, and the same rows
 * come from the journal read again (rebuild.ts).
 */
import type { RecordRequest } from '../../../workflows/ports.ts';
import { addDays, type PlainDate } from '../../../workflows/rules/calendar.ts';
import type { Due, Summary } from '../../../workflows/rules/case.ts';
import type { Ahead, Places } from '../../../workflows/rules/counts.ts';
import { jsonText } from '../statements.ts';

/** What is asked of an agenda of the past: the days that follow a day before its first item. */
export const HORIZON_DAYS = 31;

/** A row of `case_standing`, but for what the row before it decides. */
export interface Standing {
  case_id: string;
  number: number;
  at: number;
  kind: string;
  organisation_id: string;
  household_id: string;
  accompaniment_id: string;
  opened_on: PlainDate;
  since_on: PlainDate;
  stage: string;
  caseworker_id?: string;
  offer?: string;
  trigger: string;
  urgency: number;
  term?: number;
  term_ends_on?: PlainDate;
  closed_for?: string;
  ahead: Ahead[];
  places?: Places;
}

/** A row of `agenda_then`. */
export interface AgendaThen {
  case_id: string;
  number: number;
  at: number;
  since_on: PlainDate;
  kinds: string[];
  dates: PlainDate[];
}

/** A row of `counted`. */
export interface Counted {
  case_id: string;
  number: number;
  place: number;
  at: number;
  kind: string;
  organisation_id: string;
  household_id: string;
  measure: string;
  subject?: string;
  on_date: PlainDate;
  known_on: PlainDate;
  problem?: string;
  value?: string;
  detail?: string;
  amount_cents?: number;
  days?: number;
}

/** A row of `counted_in_error`. */
export interface InError {
  case_id: string;
  number: number;
  at: number;
  organisation_id: string;
  fact: number;
  known_on: PlainDate;
}

/** All that a step adds, before it is compared with what is there. */
export interface Projected {
  standing: Standing;
  agenda: AgendaThen;
  counted: Counted[];
  inError: InError[];
}

/** What of a standing makes another row when it changes; `territory` is the household's on that day. */
export const COMPARED = [
  'stage',
  'territory',
  'caseworker_id',
  'offer',
  'trigger',
  'urgency',
  'term',
  'term_ends_on',
  'closed_for',
  'ahead',
  'places',
] as const;

export function projectionOf(request: RecordRequest): Projected {
  const { caseId, kind, facts, summary, agenda, counts = [] } = request;
  const last = facts.at(-1);
  if (!last) throw new Error(`A step of ${caseId} without facts.`);
  const { number, at, on } = last;
  const onOf = new Map(facts.map((fact) => [fact.number, fact.on]));
  const about = { organisation_id: summary.organisationId, household_id: summary.householdId };
  return {
    standing: { case_id: caseId, number, at, kind, ...about, since_on: on, ...standingOf(summary) },
    agenda: { case_id: caseId, number, at, since_on: on, ...soon(agenda) },
    counted: counts.map(({ number: fact, on: day, amountCents, ...count }, place) => ({
      ...count,
      case_id: caseId,
      number: fact,
      place,
      at,
      kind,
      ...about,
      known_on: onOf.get(fact) ?? on,
      on_date: day ?? onOf.get(fact) ?? on,
      ...(amountCents !== undefined && { amount_cents: amountCents }),
    })),
    inError: facts.flatMap((recorded) => {
      const { type, fact } = recorded.fact as { type: string; fact?: number };
      if (type !== 'corrected' || fact === undefined) return [];
      const known_on = recorded.on;
      return [
        {
          case_id: caseId,
          number: recorded.number,
          at,
          organisation_id: summary.organisationId,
          fact,
          known_on,
        },
      ];
    }),
  };
}

function standingOf(summary: Summary) {
  const { caseworkerId, offer, term, termEndsOn, closedFor, ahead = [], places } = summary;
  return {
    accompaniment_id: summary.accompanimentId,
    opened_on: summary.openedOn,
    stage: summary.stage,
    trigger: summary.trigger,
    urgency: summary.urgency,
    ahead,
    ...(caseworkerId && { caseworker_id: caseworkerId }),
    ...(offer && { offer }),
    ...(term && { term }),
    ...(termEndsOn && { term_ends_on: termEndsOn }),
    ...(closedFor && { closed_for: closedFor }),
    ...(places && { places }),
  };
}

/**
 * What a caseworker is to do. A case changes at the latest when its first item falls due: until then nobody asks for
 * more than the horizon beyond it.
 */
function soon(agenda: readonly Due[]): Pick<AgendaThen, 'kinds' | 'dates'> {
  const [first] = agenda;
  const end = first && addDays(first.on, HORIZON_DAYS);
  const items = agenda.filter(({ on, to }) => to.includes('caseworker') && end !== undefined && on <= end);
  return { kinds: items.map(({ kind }) => kind), dates: items.map(({ on }) => on) };
}

/** The values that PROJECTION takes, from $7 on. */
export function projectionValues(request: RecordRequest): string[] {
  const { standing, agenda, counted, inError } = projectionOf(request);
  return [standing, agenda, counted, inError].map(jsonText);
}

const STANDING_COLUMNS = `case_id, number, at, kind, organisation_id, household_id, accompaniment_id, opened_on,
  since_on, stage, stage_since, territory, caseworker_id, offer, trigger, urgency, term, term_ends_on, closed_for,
  ahead, places`;
const compared = (of: string) =>
  COMPARED.map((column) => (column === 'territory' && of === 'now' ? 'home' : of) + `.${column}`).join(', ');

/**
 * Parts of the statement RECORD (../record.ts), whose $1 to $6 it shares; $7 the standing, $8 the agenda, $9 what is
 * counted, $10 what was in error. What is counted comes and goes with its fact. A standing is that of the latest
 * step seen: a late or lost attempt changes none.
 */
export const PROJECTION = `
  uncounted as (
    delete from counted where case_id = $1 and number >= $2 and at < $4 returning number
  ), counting as (
    insert into counted
    select given.* from jsonb_populate_recordset(null::counted, $9) given
    where given.number in (select number from written) and (select count(*) from uncounted) >= 0
  ), unmarked as (
    delete from counted_in_error where case_id = $1 and number >= $2 and at < $4 returning number
  ), marking as (
    insert into counted_in_error
    select given.* from jsonb_populate_recordset(null::counted_in_error, $10) given
    where given.number in (select number from written) and (select count(*) from unmarked) >= 0
  ), newest as (
    select where not exists (select from overtaking) and not exists (
      select from case_summary where id = $1 and (recorded_at_ms, version) >= ($4, $3)
    )
  ), before as (
    select * from case_standing where case_id = $1 and number < $2 order by number desc limit 1
  ), standing as (
    select now.case_id, now.number, now.at, now.kind, now.organisation_id, now.household_id, now.accompaniment_id,
      now.opened_on, now.since_on, now.stage,
      case when before.stage = now.stage then before.stage_since else now.since_on end as stage_since,
      home.territory, now.caseworker_id, now.offer, now.trigger, now.urgency, now.term, now.term_ends_on,
      now.closed_for, now.ahead, now.places,
      before.number as number_before,
      before.case_id is null or (${compared('before')}) is distinct from (${compared('now')}) as differs
    from newest, jsonb_populate_record(null::case_standing, $7) now
    left join household home on home.id = now.household_id
    left join before on true
  ), unstood as (
    delete from case_standing where case_id = $1 and number >= $2 and exists (select from newest) returning number
  ), ended as (
    update case_standing was
    set until_on = case when standing.differs then standing.since_on else 'infinity' end,
      next_stage = case when standing.stage <> was.stage then standing.stage end
    from standing
    where was.case_id = $1 and was.number = standing.number_before
      and (standing.differs or was.until_on <> 'infinity')
  ), stood as (
    insert into case_standing (${STANDING_COLUMNS})
    select ${STANDING_COLUMNS} from standing where differs and (select count(*) from unstood) >= 0
  ), unplanned as (
    delete from agenda_then where case_id = $1 and number >= $2 and exists (select from newest) returning number
  ), planned as (
    insert into agenda_then
    select given.* from newest, jsonb_populate_record(null::agenda_then, $8) given
    where (select count(*) from unplanned) >= 0 and (given.kinds, given.dates) is distinct from (
      select (kinds, dates) from agenda_then
      where case_id = $1 and number < $2 order by number desc limit 1
    )
  )`;
