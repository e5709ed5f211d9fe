/** The database sorts by code; what people look up by name is sorted here as French is: É with E, capitals with the rest. */
const FRENCH = new Intl.Collator('fr');

/** To sort by. */
export function byName(one: { name: string }, other: { name: string }): number {
  return FRENCH.compare(one.name, other.name);
}
