/** How a step is taken: once for a request, whatever is lost on the way, and found again after the case has ended. */
import { randomUUID } from 'node:crypto';
import { sealTextsFor } from '../activities/store/family-texts.ts';
import { journalOf, type JournalEntry } from '../activities/store/journal.ts';
import { ownerOfHousehold } from '../activities/store/keys/keyring.ts';
import type { StepAnswer, StepRequest } from '../workflows/messages.ts';
import { Refusal, type Actor } from '../workflows/rules/case.ts';
import { hashOf } from './canonical.ts';
import { findTaken, getCase, getView } from './cases.ts';
import type { Deps } from './deps.ts';
import { unavailable } from './engine/trouble.ts';
import { viewOfFact, type AnyKind } from './kinds/kind.ts';
import type { Eye } from './eyes.ts';
import type { Answer } from './operation.ts';
import { refuseUnknownCaseworker } from './caseworkers.ts';
import { refuseUnknownFamily } from './family-named.ts';
import { writtenFields } from './written-fields.ts';
import { refuseUnknownReceiver } from './organisation-named.ts';
import { versionIn, type StepHeaders } from './schemas/headers.ts';

/** A step as it is asked for: of which case, and the request. */
export interface AskedStep {
  caseId: string;
  step: string;
  request: StepRequest;
}

/** The hash tells one actor's request from another's: a key serves whoever chose it. */
export function askedFor(
  by: Actor,
  caseId: string,
  step: string,
  body: object,
  headers: StepHeaders,
): AskedStep {
  const key = headers['idempotency-key'] ?? randomUUID();
  const ifVersion = versionIn(headers['if-match']);
  const request = { by, body, key, hash: hashOf(step, body, by.id) };
  return { caseId, step, request: { ...request, ...(ifVersion !== undefined && { ifVersion }) } };
}

/** Has a case take a step, and answers what it established with the case as it now stands. */
export async function takeStep(deps: Deps, kind: AnyKind, asked: AskedStep, eye: Eye): Promise<Answer> {
  const { store, engine } = deps;
  const { caseId, step, request } = asked;
  const { householdId } = await getCase(store, kind, caseId, request.by);
  await refuseUnknownCaseworker(store, request.by, request.body);
  await refuseUnknownFamily(store, request.by, request.body, householdId);
  await refuseUnknownReceiver(store, request.body);
  const taken = await engine
    .take(kind.rules.name, caseId, step, { ...request, body: await bodyOf(deps, kind, asked) })
    .catch((refusal: unknown) => takenLongAgo(deps, kind, asked, refusal));
  // The engine answers a key it knows whatever the body: the journal tells another request from the same one.
  const [facts, view] = await Promise.all([
    taken ? findTaken(store, caseId, request) : afterTheEnd(deps, kind, asked),
    getView(store, kind, caseId, eye),
  ]);
  const version = taken?.version ?? facts?.at(-1)?.number ?? view.version;
  return {
    body: { version, facts: (facts ?? []).map((fact) => viewOfFact(fact)), case: view },
    version: view.version,
  };
}

/** With what only the store knows; in a case of several families, what it says of one is sealed for that one. */
async function bodyOf(deps: Deps, kind: AnyKind, { caseId, step, request }: AskedStep): Promise<object> {
  const { store } = deps;
  const { by } = request;
  const body = (await kind.complete?.(deps, { step, body: request.body, by })) ?? request.body;
  const householdId = kind.familyOf?.(await journalOf(store, caseId), body);
  const schema = kind.steps[step];
  if (!householdId || !schema) return body;
  const owner = ownerOfHousehold(householdId, by.organisationId);
  return sealTextsFor(store.keys, owner, caseId, { body, fields: writtenFields(schema) });
}

/**
 * A request sent again is refused when the engine has forgotten its key, after many others and in another run. The
 * journal knows it still; it is sure to have been taken once something else was established after it.
 */
async function takenLongAgo(
  { store }: Deps,
  kind: AnyKind,
  { caseId, request }: AskedStep,
  refusal: unknown,
): Promise<StepAnswer> {
  const facts = refusal instanceof Refusal ? await findTaken(store, caseId, request) : undefined;
  const [first, last] = [facts?.[0], facts?.at(-1)];
  if (!first || !last) throw refusal;
  const { version } = await getCase(store, kind, caseId, request.by);
  if (version <= last.number) throw refusal;
  return { first: first.number, version: last.number };
}

/** The engine runs it no longer: the journal knows what the same request did, and whether the case has ended. */
async function afterTheEnd(
  { store }: Deps,
  kind: AnyKind,
  { caseId, request }: AskedStep,
): Promise<JournalEntry[]> {
  const facts = await findTaken(store, caseId, request);
  if (facts) return facts;
  const { stage } = await getCase(store, kind, caseId, request.by);
  if (stage !== 'closed') throw unavailable();
  throw new Refusal('step-not-allowed', 'This case has ended.', { allowed: [] });
}
