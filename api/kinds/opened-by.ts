/** What a case that people open starts with, whatever its kind. */
import { getOrganisation, houseOf } from '../../activities/store/organisations.ts';
import { nextReference } from '../../activities/store/references.ts';
import type { Store } from '../../activities/store/store.ts';
import type { WorkingCalendar } from '../../workflows/rules/calendar.ts';
import type { Moment } from '../../workflows/rules/case.ts';
import { PRACTICE_EDITION } from '../../workflows/rules/edition.ts';

/** The letters of references, by kind of case. */
const LETTERS: Readonly<Record<string, string>> = {
  'group-session': 'GS',
  'holiday-aid': 'HA',
  'interface-request': 'IR',
  'joint-accompaniment': 'JA',
  derogation: 'DR',
  rehabilitation: 'RH',
};

interface Start<House extends object> {
  organisationId: string;
  reference: string;
  calendar: WorkingCalendar;
  edition: number;
  /** What the organisation has set for itself in this kind, where it has. */
  house?: House;
}

/** Its organisation, that of whoever opens it; a reference of its own; the days worked, and the house values set. */
export async function openedBy<House extends object>(
  store: Store,
  { by: { organisationId }, on }: Pick<Moment, 'by' | 'on'>,
  kind: string,
): Promise<Start<House>> {
  const organisation = await getOrganisation(store, organisationId);
  const house = organisation.house.kinds?.[kind] as House | undefined;
  return {
    organisationId,
    reference: await nextReference(store, organisationId, Number(on.slice(0, 4)), LETTERS[kind]),
    calendar: houseOf(organisation).calendar,
    edition: PRACTICE_EDITION,
    ...(house && { house }),
  };
}
