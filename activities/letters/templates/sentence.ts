/** Labels and titles taken into a sentence. */

/** «Travailleuse sociale» loses its capital, «CESF» keeps it. */
export function inSentence(label: string): string {
  return /^\p{Lu}\p{Ll}/u.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}
