/** French as every kind of case writes it. */

/** A civil date as read in France: 03/05/2027. */
export function frenchDate(date: string): string {
  return date.split('-').toReversed().join('/');
}

const LINKED_LABELS = {
  accompaniment: 'Accompagnement',
  hearing: 'Audience',
  arrears: 'Suivi de l’impayé',
};

/** The name under which the engine knows a case that belongs with this one, to go from one to the other. */
export function linkedTo(kind: keyof typeof LINKED_LABELS, id: string): string {
  return `${LINKED_LABELS[kind]} : \`${kind}-${id}\``;
}
