/** Legal values that an organisation's administrator entered, where none is published. */
import { randomUUID } from 'node:crypto';
import type { PlainDate } from '../../workflows/rules/calendar.ts';
import { LEGAL_VALUES, type LegalValue } from '../../workflows/rules/parameters.ts';
import { EnteredParameter } from './entities/organisations.ts';
import { plain } from './plain.ts';
import type { Store } from './store.ts';

/** `parameter` is the name of a published value; dates are inclusive. */
export interface Entry {
  organisationId: string;
  parameter: string;
  fromDate: PlainDate;
  toDate?: PlainDate;
  value: LegalValue['value'];
  source: string;
  /** A user. */
  enteredBy: string;
}

/** Enters a value; check it first with `findFault` of the rules. Answers its id. */
export async function enterParameter(store: Store, entry: Entry): Promise<string> {
  const id = randomUUID();
  await store.orm.em.fork().insert(EnteredParameter, { ...entry, id });
  return id;
}

/** What an organisation has entered, as the rules take it. */
export async function enteredValues(store: Store, organisationId: string): Promise<LegalValue[]> {
  const orderBy = { parameter: 'asc', fromDate: 'asc', enteredAt: 'asc' } as const;
  const found = await store.orm.em.fork().find(EnteredParameter, { organisationId }, { orderBy });
  return found.flatMap((one) => legalValueOf(plain<Entry>(one)));
}

/** Label and unit are those of the published value of that name; a name that is gone from the rules is no use. */
function legalValueOf({ parameter, fromDate, toDate, value, source }: Entry): LegalValue[] {
  const published = LEGAL_VALUES.find(({ name }) => name === parameter);
  if (!published) return [];
  const { name, label, unit } = published;
  return [{ name, label, unit, from: fromDate, ...(toDate && { to: toDate }), value, source, entered: true }];
}
