/** Rehearsal: a family's course lived ahead of the calendar. Elsewhere this route does not exist. */
import { z } from 'zod';
import { addYears, civilDate } from '../../workflows/rules/calendar.ts';
import { getView } from '../cases.ts';
import { findCase } from '../../activities/store/cases.ts';
import type { Deps, Rehearsal } from '../deps.ts';
import { asRefusal } from '../engine/trouble.ts';
import type { AnyKind } from '../kinds/kind.ts';
import { notFound } from '../eyes.ts';
import { operation, type Operation } from '../operation.ts';
import { PATHS } from '../paths.ts';
import { InvalidRequest } from '../problems.ts';
import { date, id } from '../schemas/primitives.ts';

const FURTHEST_YEARS = 5;

/** Of any kind of case that others do not belong to: an accompaniment, or one that stands alone. */
export function rehearsalOperations(deps: Deps, kinds: readonly AnyKind[]): Operation[] {
  return deps.rehearsal ? [advance(deps, deps.rehearsal, kinds)] : [];
}

function advance({ store, now }: Deps, rehearsal: Rehearsal, kinds: readonly AnyKind[]): Operation {
  return operation({
    name: 'advance-family',
    method: 'post',
    path: PATHS.rehearsalAdvance,
    tag: 'Rehearsal',
    summary: 'Live everything due up to a date',
    access: 'rehearse',
    concerns: 'case',
    pathFields: z.strictObject({ id }),
    body: z.strictObject({ to: date }),
    answers: 'done',
    answer: z.strictObject({
      on: date,
      case: z.looseObject({ id: z.string(), stage: z.string(), version: z.int() }),
    }),
    refusals: ['date-in-past', 'step-not-allowed', 'engine-unavailable'],
    handle: async ({ actor, eye, path, body: { to } }) => {
      const row = await findCase(store, path.id, actor.organisationId);
      const kind = kinds.find(({ rules }) => rules.name === row?.kind);
      if (!kind || row?.accompanimentId !== row?.id) throw notFound();
      if (to > addYears(civilDate(now()), FURTHEST_YEARS)) {
        throw new InvalidRequest('body', [
          { path: 'to', message: `more than ${FURTHEST_YEARS} years ahead` },
        ]);
      }
      const { on } = await asRefusal(() => rehearsal.advance(path.id, to));
      const view = await getView(store, kind, path.id, eye);
      return { body: { on, case: view }, version: view.version };
    },
  });
}
