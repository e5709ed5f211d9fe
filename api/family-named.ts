/** What a request says of a family, held against what is kept: its household, one of its members, its course. */
import { findCase } from '../activities/store/cases.ts';
import { findHousehold } from '../activities/store/households.ts';
import { isArchived } from '../activities/store/retention/archived.ts';
import type { Store } from '../activities/store/store.ts';
import { Refusal, type Actor } from '../workflows/rules/case.ts';
import { archived } from './eyes.ts';

/** The fields by which a body names a family. */
interface Naming {
  householdId?: string;
  memberId?: string;
  memberIds?: readonly string[];
  accompanimentId?: string;
}

/**
 * Refuses a household that is not kept here (`unknown-household`), someone who is not of it (`unknown-member`), and
 * an accompaniment that is not its own (`unknown-accompaniment`). A body that names nobody is not looked at; one that
 * names members only means those of the family of the case.
 */
export async function refuseUnknownFamily(
  store: Store,
  actor: Actor,
  body: object,
  ofCase?: string,
): Promise<void> {
  const { memberId, memberIds = [], accompanimentId, ...naming } = body as Naming;
  const namesMembers = memberId !== undefined || memberIds.length > 0;
  const householdId = naming.householdId ?? (namesMembers ? ofCase : undefined);
  if (householdId === undefined) return;
  const household = await findHousehold(store, householdId, actor.organisationId);
  if (!household) throw new Refusal('unknown-household', 'There is no household of this id.');
  if (await isArchived(store, householdId)) throw archived();
  if (household.erased) throw new Refusal('erased', 'This family was erased: register it anew.');
  const named = memberId === undefined ? memberIds : [memberId, ...memberIds];
  const strangers = named.filter((id) => !household.members.some((member) => member.id === id));
  if (strangers.length > 0) {
    throw new Refusal('unknown-member', 'The household has no such member.', { members: strangers });
  }
  if (accompanimentId === undefined) return;
  const found = await findCase(store, accompanimentId, actor.organisationId);
  if (found?.kind !== 'accompaniment' || found.householdId !== householdId) {
    throw new Refusal('unknown-accompaniment', 'This household has no accompaniment of this id.');
  }
}
