/** Steps for the middle of which something fails. */
import type { StepBodies } from '../../workflows/rules/accompaniment/steps.ts';
import { addDays, type PlainDate } from '../../workflows/rules/calendar.ts';
import type { FamilyCourse } from '../families/api.ts';
import { objective, plan } from '../families/bodies.ts';

/** Possible again and again, on the family's own day. */
export function meeting({ today }: FamilyCourse, summary?: string): StepBodies['record-meeting'] {
  return { on: today as PlainDate, place: 'office', present: ['family'], ...(summary && { summary }) };
}

/** A first plan, to which both agree: term 1 starts, and its letters are written. */
export async function agreePlan(family: FamilyCourse): Promise<void> {
  const on = family.today as PlainDate;
  const objectives = [objective({ dueOn: addDays(on, 100) })];
  await family.take('u-camille', 'propose-plan', plan({ objectives }));
  await family.take('u-camille', 'agree-plan', { revision: 1, party: 'family', on });
  await family.take('u-camille', 'agree-plan', { revision: 1, party: 'caseworker', on });
}
