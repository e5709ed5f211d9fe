/** The activities: what the cases have done in the world. */
import type { Activities } from '../workflows/ports.ts';
import { checkCoordination } from './check-coordination.ts';
import { checkEligibility } from './check-eligibility.ts';
import { chooseCaseworker } from './choose-caseworker.ts';
import type { Deps } from './deps.ts';
import { findFollowedCases } from './find-followed-cases.ts';
import { openCase, tellCase, tellCases, tellLinked } from './linked-cases.ts';
import { notify } from './notify.ts';
import { record } from './record.ts';
import { giveUpWebhook, tellWebhook } from './tell-webhook.ts';
import { retention } from './retention.ts';
import { tellReferrer } from './tell-referrer.ts';
import { writeLetter } from './write-letter.ts';

export type { Deps, Log } from './deps.ts';

export function createActivities(deps: Deps): Activities {
  return {
    record: record(deps),
    checkEligibility: checkEligibility(deps),
    checkCoordination: checkCoordination(deps),
    findFollowedCases: findFollowedCases(deps),
    tellWebhook: tellWebhook(deps),
    giveUpWebhook: giveUpWebhook(deps),
    ...retention(deps),
    chooseCaseworker: chooseCaseworker(deps),
    tellReferrer: tellReferrer(deps),
    writeLetter: writeLetter(deps),
    notify: notify(deps),
    openCase: openCase(deps),
    tellCase: tellCase(deps),
    tellCases: tellCases(deps),
    tellLinked: tellLinked(deps),
  };
}
