/** How often one meets. */
const RHYTHMS: Record<number, string> = {
  7: 'une fois par semaine',
  14: 'tous les quinze jours',
  15: 'tous les quinze jours',
  21: 'toutes les trois semaines',
  28: 'une fois par mois',
  30: 'une fois par mois',
  31: 'une fois par mois',
};

/** «une fois par semaine», «tous les 10 jours»; without a plan for it, «régulièrement». */
export function rhythm(meetEveryDays: number | undefined): string {
  if (meetEveryDays === undefined) return 'régulièrement';
  return RHYTHMS[meetEveryDays] ?? `tous les ${meetEveryDays} jours`;
}
