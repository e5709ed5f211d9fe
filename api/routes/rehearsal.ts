/** Rehearsal: a family's course lived ahead of the calendar. Elsewhere this route does not exist. */
import { z } from 'zod';
import { addYears, civilDate } from '../../workflows/rules/calendar.ts';
import type { Role } from '../../workflows/rules/case.ts';
import { getCase, getView } from '../cases.ts';
import type { Deps, Rehearsal } from '../deps.ts';
import { asRefusal } from '../engine/trouble.ts';
import { accompaniment } from '../kinds/accompaniment.ts';
import { operation, type Operation } from '../operation.ts';
import { PATHS } from '../paths.ts';
import { InvalidRequest } from '../problems.ts';
import { caseView } from '../schemas/case.ts';
import { date, id } from '../schemas/primitives.ts';

const FURTHEST_YEARS = 5;
const REHEARSERS: readonly Role[] = ['intake-officer', 'caseworker', 'supervisor', 'administrator'];

export function rehearsalOperations(deps: Deps): Operation[] {
  return deps.rehearsal ? [advance(deps, deps.rehearsal)] : [];
}

function advance({ store, now }: Deps, rehearsal: Rehearsal): Operation {
  return operation({
    name: 'advance-family',
    method: 'post',
    path: PATHS.rehearsalAdvance,
    tag: 'Rehearsal',
    summary: 'Live everything due up to a date',
    access: REHEARSERS,
    pathFields: z.strictObject({ id }),
    body: z.strictObject({ to: date }),
    answers: 'done',
    answer: z.strictObject({ on: date, case: caseView }),
    refusals: ['date-in-past', 'step-not-allowed', 'engine-unavailable'],
    handle: async ({ actor, path, body: { to } }) => {
      await getCase(store, accompaniment, path.id, actor);
      if (to > addYears(civilDate(now()), FURTHEST_YEARS)) {
        throw new InvalidRequest('body', [
          { path: 'to', message: `more than ${FURTHEST_YEARS} years ahead` },
        ]);
      }
      const { on } = await asRefusal(() => rehearsal.advance(path.id, to));
      const view = await getView(store, accompaniment, path.id, actor);
      return { body: { on, case: view }, version: view.version };
    },
  });
}
