import { wrap } from '@mikro-orm/core';

/** What the ORM has loaded, as plain data in which what is absent is absent. `Row` is what its columns hold. */
export function plain<Row extends object>(entity: object): Row {
  const loaded: object = wrap(entity).toPOJO();
  return Object.fromEntries(Object.entries(loaded).filter(([, value]) => value !== null)) as Row;
}
