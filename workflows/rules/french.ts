/** French as every kind of case writes it. */

/** A civil date as read in France: 03/05/2027. */
export function frenchDate(date: string): string {
  return date.split('-').toReversed().join('/');
}
