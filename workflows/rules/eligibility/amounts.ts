/** Amounts of money as an answer shows them. */

/** Whole cents as euros: 98248 → '982.48 €'. */
export function euros(cents: number | undefined): string {
  return cents === undefined ? 'unknown' : `${(cents / 100).toFixed(2)} €`;
}
