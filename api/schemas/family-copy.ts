/** Everything held about a family, as it is asked for and answered. */
import { z } from 'zod';
import { MEMBER_ROLES } from '../../activities/store/household.ts';
import { WITHHELD } from '../../activities/letters/family-copy/model.ts';
import { date } from './primitives.ts';

const text = z.string();
const PLACE = /^([\w-]{1,120}):(\d{1,6})$/;

/** Facts that whoever prepares the copy finds to be about someone else: `case:number`, between commas. */
export const copyQuery = z.strictObject({
  without: z
    .string()
    .max(20_000)
    .transform((said) => said.split(',').map((place) => PLACE.exec(place.trim())))
    .refine((places) => places.every(Boolean), { error: 'expected case:number, case:number…' })
    .transform((places) =>
      places.map((place) => ({ caseId: place?.[1] ?? '', number: Number(place?.[2] ?? 0) })),
    )
    .optional()
    .meta({ description: 'Facts about someone else, left out and counted: `case:number,case:number`.' }),
});

const fact = z.strictObject({
  number: z.int(),
  at: z.iso.datetime(),
  on: date,
  by: z.strictObject({ role: text, organisationId: text }),
  type: text,
  data: z.record(text, z.unknown()),
  correctedBy: z.int().exactOptional(),
});

const copiedCase = z.strictObject({
  id: text,
  kind: text,
  reference: text,
  stage: text,
  openedOn: date,
  closedOn: date.exactOptional(),
  standing: z.array(text).meta({ description: 'In French.' }),
  facts: z.array(fact),
  letters: z.array(z.strictObject({ id: text, title: text, on: date, pages: z.int(), sha256: text })),
  notices: z.array(z.strictObject({ on: date, recipientId: text, subject: text, body: text, status: text })),
});

export const familyCopyView = z
  .strictObject({
    on: date,
    organisation: z.looseObject({ id: text, name: text }),
    household: z.looseObject({ id: text, members: z.array(z.looseObject({ role: z.enum(MEMBER_ROLES) })) }),
    recognisedBy: z.strictObject({ hashes: z.int() }),
    cases: z.array(copiedCase),
    readings: z.array(
      z.strictObject({ at: z.iso.datetime(), role: text, organisationId: text, action: text }),
    ),
    withheld: z.array(z.strictObject({ what: z.enum(WITHHELD), count: z.int() })),
    trace: z.strictObject({ entries: z.int(), hash: text }),
  })
  .meta({ id: 'FamilyCopy' });
