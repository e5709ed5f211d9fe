/**
 * With whom an accompaniment is shared: the organisation to which a handover was proposed, from then on, unless it
 * declined, and until the case is closed.
 */
import type { Handover, State } from './state.ts';

/** The organisations that see something of the case now. */
export function sharedWith({ handovers, stage }: State): string[] {
  if (stage === 'closed') return [];
  return [...new Set(handovers.filter(isLasting).flatMap(({ toOrganisationId }) => toOrganisationId ?? []))];
}

/** The handovers that an organisation sees. */
export function handoversTo(organisationId: string, handovers: readonly Handover[]): Handover[] {
  return handovers.filter((one) => one.toOrganisationId === organisationId && isLasting(one));
}

function isLasting({ answer }: Handover): boolean {
  return answer !== 'declined';
}
