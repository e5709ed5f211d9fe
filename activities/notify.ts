/** Tells the people who follow a case, by e-mail, each once. */
import type { Activities } from '../workflows/ports.ts';
import { caseAtFact } from './case-at-fact.ts';
import type { Deps } from './deps.ts';
import { sendNotice } from './mail/send-notice.ts';

export function notify(deps: Deps): Activities['notify'] {
  return async (request) => {
    const { notice, to } = request.effect;
    await sendNotice(deps, { ...request, notice, to }, await caseAtFact(deps.store, request));
    return undefined;
  };
}
