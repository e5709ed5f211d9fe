/** What the facts of a joint accompaniment count for in the figures. What it costs: costs.ts. */
import { daysBetween } from '../calendar.ts';
import { countsBy, type Count } from '../counts.ts';
import type { Contract, Fact, State, Sublet } from './state.ts';

/** What a fact counts for, given the state it led to. */
export const counts = countsBy<State, Fact>({
  'joint-opened': () => [{ measure: 'opening', value: 'joint-accompaniment' }],
  'contract-signed': contracts,
  'contract-ended': contracts,
  'sublet-signed': sublets,
  'lease-transferred': sublets,
  'sublet-ended': sublets,
  ended: ({ openedOn }, { reason }, { on }) => [
    { measure: 'closure', value: reason, detail: 'assigned', days: daysBetween(openedOn, on) },
  ],
});

function contracts({ contract, formerContracts }: State): Count[] {
  return lastOf('contract', formerContracts, contract, (one) => ({
    on: one.startsOn,
    value: one.outcome ?? 'running',
  }));
}

function sublets({ sublet, formerSublets }: State): Count[] {
  return lastOf('sublet', formerSublets, sublet, (one) => ({ on: one.signedOn, value: standingOf(one) }));
}

function standingOf({ leaseTransferredOn, endedOn }: Sublet): string {
  if (leaseTransferredOn) return 'lease-transferred';
  return endedOn ? 'ended' : 'running';
}

/** On the day it began, with what has come of it. */
function lastOf<One extends Contract | Sublet>(
  detail: 'contract' | 'sublet',
  former: readonly One[],
  running: One | undefined,
  told: (one: One) => Pick<Count, 'on' | 'value'>,
): Count[] {
  const all = running ? [...former, running] : former;
  const last = all.at(-1);
  return last ? [{ measure: 'undertaking', subject: `${detail}-${all.length}`, detail, ...told(last) }] : [];
}
