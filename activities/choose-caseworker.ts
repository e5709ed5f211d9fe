/** Assigns by itself, where the organisation has chosen so: to the least loaded caseworker of the territory. */
import type { Activities } from '../workflows/ports.ts';
import type { StepBodies } from '../workflows/rules/accompaniment/steps.ts';
import { accompanimentAtFact } from './case-at-fact.ts';
import type { Deps } from './deps.ts';
import { sendNotice } from './mail/send-notice.ts';
import { chooseLeastLoaded } from './store/assignment.ts';

type Answer = { step: 'assign' } & StepBodies['assign'];

/** The same caseworker for the same request. With no caseworker at all, the supervisors are asked to assign. */
export function chooseCaseworker(deps: Deps): Activities['chooseCaseworker'] {
  return async (request): Promise<Answer | undefined> => {
    const found = await accompanimentAtFact(deps.store, request);
    const { territory, organisationId } = found.household;
    const { key, caseId } = request;
    const choice = { key, caseId, organisationId, ...(territory && { territory }) };
    const caseworkerId = await chooseLeastLoaded(deps.store, choice);
    if (caseworkerId) return { step: 'assign', caseworkerId, reason: 'least-loaded' };
    await sendNotice(deps, { ...request, notice: 'to-assign', to: ['supervisor'] }, found);
    return undefined;
  };
}
