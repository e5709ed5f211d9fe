/**
 * Writes facts to the journal with the summary they lead to, in one transaction.
 *
 * The engine decides and the journal remembers, but a step is written *before* the engine has accepted it (that
 * is what makes it quick), so what is written can be of an attempt that was then lost, and can arrive twice, late
 * or out of order. The instant of a step settles it: among what the engine accepted it never goes back, and an
 * attempt that is made again is made at a later instant.
 *
 * - A fact of this number or above, of an earlier instant, is what remains of a lost attempt: it is replaced.
 * - When a fact of this number or below has a later instant, it is we who are the lost attempt: nothing is written.
 * - The summary is that of the latest (instant, version) seen.
 *
 * What the figures are read from is written along with it (figures/projection.ts).
 */
import type { RecordRequest } from '../../workflows/ports.ts';
import { PROJECTION, projectionValues } from './figures/projection.ts';
import { takeTexts } from '../keys/texts.ts';
import { ownerOf } from './keys/keyring.ts';
import { refusalOfSecond } from './one-open.ts';
import { sealedTexts } from './sealed-texts.ts';
import { inTransaction, jsonText, rowsOf } from './statements.ts';
import type { Store } from './store.ts';
import { queueDeliveries } from './webhooks.ts';

/** What was to be written belongs to an attempt that the journal already knows to be lost. */
export class Overtaken extends Error {
  constructor({ caseId, facts }: RecordRequest) {
    super(`Case ${caseId}: fact ${facts[0]?.number} was recorded otherwise, at a later instant.`);
    this.name = 'Overtaken';
  }
}

const SUMMARY_COLUMNS = [
  'id',
  'kind',
  'organisation_id',
  'household_id',
  'accompaniment_id',
  'reference',
  'stage',
  'trigger',
  'urgency',
  'offer',
  'caseworker_id',
  'term',
  'term_ends_on',
  'opened_on',
  'closed_on',
  'closed_for',
  'shared_with',
  'confidential_since',
  'next_due_on',
  'next_due_at',
  'agenda',
  'version',
  'recorded_at_ms',
];
const JOURNAL_COLUMNS =
  'case_id, number, at, on_date, by_id, by_role, by_organisation, type, data, step, step_key, step_hash, sealed, sealed_key';

/**
 * $1 case, $2 first number, $3 last number, $4 instant, $5 facts, $6 summary, and the projection's. Answers the facts
 * not recorded.
 */
const RECORD = `
  with given as (
    select ${JOURNAL_COLUMNS} from jsonb_populate_recordset(null::journal, $5)
  ), overtaking as (
    select from journal where case_id = $1 and number <= $3 and at > $4
  ), replaced as (
    delete from journal where case_id = $1 and number >= $2 and at < $4 returning number
  ), written as (
    insert into journal (${JOURNAL_COLUMNS})
    select given.* from given
    -- Counting what was replaced has it gone before this is written.
    where not exists (select from overtaking) and (select count(*) from replaced) >= 0
    on conflict (case_id, number) do nothing
    returning number
  ), summarised as (
    insert into case_summary (${SUMMARY_COLUMNS.join(', ')})
    select ${SUMMARY_COLUMNS.join(', ')} from jsonb_populate_record(null::case_summary, $6)
    on conflict (id) do update
    set ${SUMMARY_COLUMNS.map((column) => `${column} = excluded.${column}`).join(', ')}, updated_at = now()
    where (excluded.recorded_at_ms, excluded.version) > (case_summary.recorded_at_ms, case_summary.version)
  ),${PROJECTION}
  select number from given
  where number not in (select number from written)
    and not exists (
      select from journal
      where case_id = $1 and journal.number = given.number
        and (journal.at, journal.type, journal.data) = (given.at, given.type, given.data)
        and (journal.sealed is not distinct from given.sealed or journal.sealed_key <> given.sealed_key)
    )`;

/**
 * Records. Harmless to repeat. Throws Refusal (one-open.ts) when a case is opened for a family that has one open of a kind
 * of which it may have one only, and Overtaken when a later attempt stands in the journal.
 * Answers the webhooks that have something to tell.
 */
export async function record(store: Store, request: RecordRequest): Promise<string[]> {
  const { caseId, facts } = request;
  const [first, last] = [facts[0], facts.at(-1)];
  if (!first || !last) return [];
  const recorded = [
    caseId,
    first.number,
    last.number,
    first.at,
    await factRows(store, request),
    summaryRow(request),
  ];
  const values = [...recorded, ...projectionValues(request)];
  try {
    return await inTransaction(store.pool, caseId, async (client) => {
      const missing = await rowsOf(client, { name: 'record', text: RECORD, values });
      if (missing.length > 0) throw new Overtaken(request);
      return queueDeliveries(client, request);
    });
  } catch (error) {
    const second = first.number === 1 && (await refusalOfSecond(store, error, request.summary.householdId));
    throw second || error;
  }
}

/** The free texts of a fact are sealed with the family's key; the rest of it stays readable for figures. */
async function factRows(store: Store, request: RecordRequest): Promise<string> {
  const { caseId, facts, summary } = request;
  const parted = facts.map(({ fact: { type, ...data } }) => takeTexts(type, data));
  const hasTexts = parted.some(({ texts }) => texts.length > 0);
  const key = hasTexts ? await store.keys.current(ownerOf({ caseId, ...summary })) : undefined;
  const rows = facts.map((recorded, index) => {
    const { data = {}, texts = [] } = parted[index] ?? {};
    return {
      ...factRow(request, recorded),
      data,
      ...(key && sealedTexts(key, caseId, recorded.number, texts)),
    };
  });
  return jsonText(rows);
}

/** A row of `journal`, but for what the fact says. */
export function factRow(
  { caseId, step, stepKey, stepHash }: RecordRequest,
  { number, at, on, by, fact: { type } }: RecordRequest['facts'][number],
) {
  return {
    case_id: caseId,
    number,
    at,
    on_date: on,
    by_id: by.id,
    by_role: by.role,
    by_organisation: by.organisationId,
    type,
    step,
    step_key: stepKey,
    step_hash: stepHash,
  };
}

/** A row of `case_summary`, as JSON. */
export function summaryRow({ kind, caseId, facts, summary, agenda, nextDueAt }: RecordRequest): string {
  const last = facts.at(-1);
  return jsonText({
    id: caseId,
    kind,
    organisation_id: summary.organisationId,
    household_id: summary.householdId,
    accompaniment_id: summary.accompanimentId,
    reference: summary.reference,
    stage: summary.stage,
    trigger: summary.trigger,
    urgency: summary.urgency,
    offer: summary.offer,
    caseworker_id: summary.caseworkerId,
    term: summary.term,
    term_ends_on: summary.termEndsOn,
    opened_on: summary.openedOn,
    closed_on: summary.closedOn,
    closed_for: summary.closedFor,
    shared_with: summary.sharedWith,
    confidential_since: summary.confidentialSince,
    next_due_on: agenda[0]?.on,
    next_due_at: nextDueAt,
    agenda,
    version: last?.number,
    recorded_at_ms: last?.at,
  });
}
