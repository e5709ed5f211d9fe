/** What every kind of case offers, whatever it is about: it is read, its journal too, and its steps are taken. */
import { z } from 'zod';
import { Refusal } from '../../workflows/rules/case.ts';
import { getCase, getView, journalSeen } from '../cases.ts';
import { readingOf, stepsOf } from '../access.ts';
import type { Deps } from '../deps.ts';
import { correctionsIn, viewOfFact, type AnyKind } from '../kinds/kind.ts';
import { operation, type Operation } from '../operation.ts';
import { caseSeen, factView, stepAnswer } from '../schemas/case.ts';
import { stepHeaders } from '../schemas/headers.ts';
import { limit, pageOf } from '../schemas/lists.ts';
import { date, id } from '../schemas/primitives.ts';
import { caseLetters } from './letters.ts';
import { askedFor, takeStep } from '../taking.ts';

const pathFields = z.strictObject({ id });

export function caseOperations(deps: Deps, kind: AnyKind): Operation[] {
  const steps = Object.keys(kind.rules.steps);
  return [
    read(deps, kind),
    journal(deps, kind),
    caseLetters(deps, kind),
    ...steps.map((step) => take(deps, kind, step)),
    unknownStep(kind),
  ];
}

function read({ store }: Deps, kind: AnyKind): Operation {
  const { name } = kind.rules;
  return operation({
    name: `read-${name}`,
    method: 'get',
    path: kind.path,
    tag: kind.tag,
    summary: `One ${name}, as it is or as it was at the end of a day`,
    access: readingOf(name),
    concerns: 'case',
    pathFields,
    query: z.strictObject({ asOf: date.exactOptional() }),
    answers: 'done',
    answer: caseSeen(kind.view),
    handle: async ({ eye, path, query: { asOf } }) => {
      await getCase(store, kind, path.id, eye.asker.actor);
      const view = await getView(store, kind, path.id, eye, asOf);
      return { body: view, version: view.version };
    },
  });
}

/** The number of the last fact of the page before. */
const factNumber = z
  .string()
  .regex(/^\d{1,6}$/, { error: 'not a cursor of this list' })
  .default('0')
  .transform(Number);

function journal({ store }: Deps, kind: AnyKind): Operation {
  const { name } = kind.rules;
  return operation({
    name: `read-${name}-journal`,
    method: 'get',
    path: `${kind.path}/journal`,
    tag: kind.tag,
    summary: `The facts of one ${name}, with who and when`,
    access: readingOf(name),
    concerns: 'case',
    pathFields,
    query: z.strictObject({ limit: limit(100), cursor: factNumber }),
    answers: 'done',
    answer: pageOf(factView),
    handle: async ({ eye, path, query: { limit: most, cursor } }) => {
      await getCase(store, kind, path.id, eye.asker.actor);
      const facts = await journalSeen(store, kind, path.id, eye);
      const corrections = correctionsIn(facts);
      const items = facts.slice(cursor, cursor + most).map((fact) => viewOfFact(fact, corrections));
      const more = cursor + most < facts.length;
      return { body: { items, ...(more && { nextCursor: String(cursor + most) }) } };
    },
  });
}

function take(deps: Deps, kind: AnyKind, step: string): Operation {
  const body = kind.steps[step];
  const by = kind.rules.steps[step]?.by;
  if (!body || !by) throw new Error(`No schema for the step ${step}.`);
  return operation({
    name: `${kind.rules.name}-${step}`,
    method: 'post',
    path: kind.stepPath.replace(':step', step),
    tag: kind.tag,
    summary: `Take the step ${step}`,
    access: stepsOf(kind.rules.name),
    by,
    concerns: 'case',
    pathFields,
    headers: stepHeaders,
    body,
    answers: 'done',
    answer: stepAnswer(kind.view),
    refusals: ['step-not-allowed', 'stale-version', 'idempotency-key-reused', 'engine-unavailable'],
    handle: ({ eye, path, headers, body: given }) =>
      takeStep(deps, kind, askedFor(eye.asker.actor, path.id, step, given, headers), eye),
  });
}

/** Only tells that there is no such step. */
function unknownStep(kind: AnyKind): Operation {
  const steps = Object.keys(kind.rules.steps);
  return operation({
    name: `${kind.rules.name}-unknown-step`,
    hidden: true,
    method: 'post',
    path: kind.stepPath,
    tag: kind.tag,
    summary: 'No such step',
    access: readingOf(kind.rules.name),
    pathFields: z.strictObject({ id, step: z.string() }),
    answers: 'done',
    handle: () => {
      throw new Refusal('unknown-step', 'There is no such step.', { steps });
    },
  });
}
