/** Practices opened on an accompaniment follow its reassignment, where whoever followed it followed them too. */

/** Told by the accompaniment: `from` followed it until now, `caseworkerId` does from now on. Ids are opaque. */
export interface FollowReassignment {
  step: 'follow-reassignment';
  caseworkerId: string;
  from: string;
}

/** What it establishes in a practice; nothing where someone else follows it, or where it has ended. */
export function followReassignment(
  { caseworkerId, stage }: { caseworkerId?: string; stage: string },
  { from, caseworkerId: to }: Omit<FollowReassignment, 'step'>,
): { type: 'reassigned'; caseworkerId: string }[] {
  return stage === 'closed' || caseworkerId !== from ? [] : [{ type: 'reassigned', caseworkerId: to }];
}
