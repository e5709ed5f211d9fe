/** What a schema cannot say of a household: that its parts agree with each other, and with today. */
import type { Household, Member } from '../activities/store/household.ts';
import type { PlainDate } from '../workflows/rules/calendar.ts';
import { canonicalJson } from './canonical.ts';
import { InvalidRequest } from './problems.ts';
import type { GivenMember } from './schemas/households.ts';

type Described = Pick<Household, 'members' | 'situation'>;

/** Every member with an id: their own, or the first that is free. */
export function named(members: readonly GivenMember[]): Member[] {
  const taken = new Set(members.map(({ id }) => id));
  let last = 0;
  const next = () => {
    do last += 1;
    while (taken.has(`m${last}`));
    return `m${last}`;
  };
  return members.map((member) => ({ ...member, id: member.id ?? next() }));
}

/** Refuses whoever is not yet born, and facts about children who are not of the household. */
export function refuseImpossible({ members, situation }: Described, today: PlainDate): void {
  const unborn = members.flatMap(({ birthDate }, index) =>
    birthDate > today ? [{ path: `members.${index}.birthDate`, message: 'still to come' }] : [],
  );
  const children = new Set(members.filter(({ role }) => role === 'child').map(({ id }) => id));
  const strangers = Object.keys(situation.children ?? {})
    .filter((id) => !children.has(id))
    .map((id) => ({ path: `situation.children.${id}`, message: 'no child of the household has this id' }));
  const faults = [...unborn, ...strangers];
  if (faults.length > 0) throw new InvalidRequest('body', faults);
}

/** Whether two descriptions say the same, whatever the order of their fields. */
export function sameHousehold(one: Described, other: Described): boolean {
  return canonicalJson(described(one)) === canonicalJson(described(other));
}

function described(household: Described & Partial<Household>): object {
  const { members, address, contact, situation, territory } = household;
  return { members, address, contact, situation, territory };
}
