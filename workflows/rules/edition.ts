/**
 * The edition of the rules of the practices (sessions, holidays, interface requests, rehabilitation, joint accompaniment).
 * A case keeps the one it was opened under, so that what it has lived is lived again in the same way; an old case has
 * none. From 2 on, no two reminders of one series come on one morning, and the accompaniment is told of a session that is
 * attended and of a holiday that is granted.
 */
export const PRACTICE_EDITION = 2;

/** Whether a case was opened under an edition, or a later one. */
export function isOfEdition({ edition = 1 }: { edition?: number }, since: number): boolean {
  return edition >= since;
}
