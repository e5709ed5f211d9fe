/** Proposes what is no longer to be kept, and carries out what was approved; each erasure is traced. */
import type { Activities } from '../workflows/ports.ts';
import { SYSTEM } from '../workflows/rules/case.ts';
import type { Deps } from './deps.ts';
import { carryOut } from './store/retention/erase.ts';
import { approvedErasures, proposeErasures } from './store/retention/erasures.ts';
import { openTrace } from './store/trace.ts';

type Retention = Pick<Activities, 'proposeErasures' | 'approvedErasures' | 'erase'>;

export function retention({ store }: Pick<Deps, 'store'>): Retention {
  const trace = openTrace(store);
  return {
    proposeErasures: ({ on }) => proposeErasures(store, on),
    approvedErasures: () => approvedErasures(store),
    erase: async ({ erasureId }) => {
      const done = await carryOut(store, erasureId);
      if (!done) return;
      const { organisationId, householdIds: households, caseIds: cases, outcome } = done;
      const by = { id: SYSTEM, role: 'system', organisationId } as const;
      const where = { address: 'service', action: 'carry-out-erasure', requestId: erasureId };
      await trace.append({ organisationId, by, ...where, outcome, cases, households });
    },
  };
}
