/** A course lived with the rules alone, as the engine would have had it recorded, with what it asks to be done. */
import type { Activities, EffectRequest } from '../../workflows/ports.ts';
import { accompaniment } from '../../workflows/rules/accompaniment/index.ts';
import type { Effect } from '../../workflows/rules/case.ts';
import { fold } from '../../workflows/rules/case.ts';
import { record } from '../../activities/store/record.ts';
import type { Store } from '../../activities/store/store.ts';
import type { Course } from '../families/course.ts';

/** Records a whole course under the id of a case. */
export async function recordCourse(
  store: Store,
  { journal, state }: Course,
  caseId: string,
  householdId: string,
): Promise<void> {
  const own = { accompanimentId: caseId, reference: `AC-${caseId}`, householdId };
  const summary = { ...accompaniment.summary(state), ...own };
  const agenda = accompaniment.agenda(state);
  const request = { kind: accompaniment.name, caseId, step: 'test', facts: journal, summary, agenda };
  for (const fact of journal) await record(store, { ...request, facts: [fact] });
}

/** What a course asks to be done, in order, as the shell asks it. */
export function effectRequests({ journal, state }: Course, caseId: string): EffectRequest[] {
  return journal.flatMap((recorded, index) => {
    const { number: factNumber, on } = recorded;
    const after = fold(accompaniment, state.id, journal.slice(0, index + 1));
    return accompaniment.effects(recorded, after).map((effect, place) => {
      const key = `${caseId}:${factNumber}:${place}`;
      return { key, kind: 'accompaniment', caseId, factNumber, on, effect };
    });
  });
}

/** Those of a kind. */
export function asked<Name extends Effect['do']>(
  course: Course,
  caseId: string,
  name: Name,
): EffectRequest<Name>[] {
  const all = effectRequests(course, caseId).filter(({ effect }) => effect.do === name);
  return all as unknown as EffectRequest<Name>[];
}

/** Has everything done that a course asks, leaving the answers aside. */
export async function carryOut<Name extends Effect['do']>(
  activities: Activities,
  requests: readonly EffectRequest<Name>[],
): Promise<void> {
  for (const request of requests) await activities[request.effect.do](request as never);
}
