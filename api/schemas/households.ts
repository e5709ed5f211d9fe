/** A household: who they are, where they live, what is known of their situation. */
import { z } from 'zod';
import {
  MEMBER_ROLES,
  TITLES,
  type Address,
  type Contact,
  type Situation,
} from '../../activities/store/household.ts';
import { householdRetention } from './retention.ts';
import { situationFacts } from './eligibility.ts';
import { cents, date, email, label, line } from './primitives.ts';

const name = line.max(100);

const member = z.strictObject({
  id: label.exactOptional().meta({ description: 'Given by the service when absent.' }),
  role: z.enum(MEMBER_ROLES),
  title: z.enum(TITLES).exactOptional(),
  name,
  birthName: name.exactOptional(),
  firstName: name,
  birthDate: date,
});

const members = z
  .array(member)
  .max(30)
  .refine((all) => all.filter(({ role }) => role === 'applicant').length === 1, {
    error: 'one member, and one only, is the applicant',
  })
  .refine((all) => new Set(all.flatMap(({ id }) => id ?? [])).size === all.filter(({ id }) => id).length, {
    error: 'two members have the same id',
  });

const address = z.strictObject({
  lines: z.array(line.max(100)).min(1).max(4),
  postalCode: z.string().regex(/^\d{5}$/, { error: 'five digits' }),
  city: line.max(100),
  commune: z
    .string()
    .regex(/^(\d{2}|2[AB])\d{3}$/, { error: 'not an INSEE code' })
    .exactOptional(),
}) satisfies z.ZodType<Address>;

const contact = z.strictObject({
  phone: z
    .string()
    .regex(/^\+?[\d .]{6,20}$/, { error: 'not a telephone number' })
    .exactOptional(),
  email: email.exactOptional(),
}) satisfies z.ZodType<Contact>;

const { followedElsewhere: _asked, ...facts } = situationFacts;

const situation = z
  .strictObject({
    ...facts,
    applicant: z.strictObject({ student: z.boolean().exactOptional() }).exactOptional(),
    children: z
      .record(
        label,
        z.strictObject({
          atSchool: z.boolean().exactOptional(),
          monthlyNetEarningsCents: cents.exactOptional(),
        }),
      )
      .exactOptional()
      .meta({ description: 'By the id of the child among the members.' }),
  })
  .meta({
    id: 'Situation',
    description: 'What is absent is unknown, never a no.',
  }) satisfies z.ZodType<Situation>;

const territory = line.max(100);

export const householdBody = z
  .strictObject({
    members,
    address,
    contact: contact.default({}),
    situation: situation.default({}),
    territory: territory.exactOptional(),
  })
  .meta({ id: 'NewHousehold' });

export const householdChange = z
  .strictObject({
    members: members.exactOptional(),
    address: address.exactOptional(),
    contact: contact.exactOptional(),
    situation: situation.exactOptional(),
    territory: territory.exactOptional(),
  })
  .refine((change) => Object.keys(change).length > 0, { error: 'nothing to change' })
  .meta({ id: 'HouseholdChange', description: 'What is given replaces what was there; the rest stays.' });

/** A member as the caller describes them: the id may be left to the service. */
export type GivenMember = z.output<typeof member>;

/** A household as it stands, with its accompaniment if one is open. */
export const householdView = z
  .strictObject({
    id: z.string(),
    version: z.int(),
    members: z.array(z.strictObject({ ...member.shape, id: z.string() })),
    address,
    contact,
    situation,
    territory: z.string().exactOptional(),
    accompaniment: z.strictObject({ id: z.string(), href: z.string() }).exactOptional(),
    retention: householdRetention.exactOptional(),
    erased: z.literal(true).exactOptional().meta({ description: 'Who they were is gone for good.' }),
  })
  .meta({ id: 'Household' });
export type HouseholdView = z.output<typeof householdView>;
