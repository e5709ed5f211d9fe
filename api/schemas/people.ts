/** Those who work here, as their colleagues see them. */
import { z } from 'zod';
import { ROLES } from '../../workflows/rules/case.ts';

const person = {
  id: z.string(),
  role: z.enum(ROLES),
  name: z.string(),
  jobTitle: z.string().exactOptional(),
  territory: z.string().exactOptional(),
};

export const me = z
  .strictObject({
    ...person,
    email: z.string(),
    organisation: z.strictObject({ id: z.string(), name: z.string() }),
  })
  .meta({ id: 'Me' });

const caseworker = z
  .strictObject({ ...person, load: z.int().meta({ description: 'Families accompanied now.' }) })
  .meta({ id: 'Caseworker' });

export const caseworkerList = z.strictObject({ items: z.array(caseworker) });
