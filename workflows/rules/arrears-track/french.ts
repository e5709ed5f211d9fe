/** French words of an arrears track, for what people read. */
import type { Due } from '../case.ts';
import { frenchDate, linkedTo } from '../french.ts';
import { OUTCOME_LABELS } from '../hearing/french.ts';
import {
  arrearsSince,
  findingOf,
  missingOf,
  orderEnd,
  planLimit,
  prefectLimit,
  spansDefinitions,
} from './law.ts';
import { debtOf, openSummons, statusOf, type State } from './state.ts';
import type { Ending, ExpectedKind, Stage } from './vocabulary.ts';

export const STAGE_LABELS: Record<Stage, string> = {
  unpaid: 'Impayé',
  repaying: 'Plan d’apurement en cours',
  ordered: 'Commandement de payer',
  summoned: 'Assignation : audience attendue',
  delays: 'Délais accordés par le juge',
  eviction: 'Expulsion ordonnée, ou délais perdus',
  closed: 'Terminé',
};

/** What falls due, by kind; `{}` is the date it is about. */
export const DUE_LABELS: Record<string, string> = {
  'facts-missing': 'Compléter la situation : l’impayé ne peut pas encore être qualifié',
  'arrears-by-time': 'Impayé constitué par la durée depuis le {}',
  'report-missing': 'Signalement du bailleur attendu pour le {} : le demander',
  'plan-to-agree': 'Plan d’apurement à conclure pour le {}',
  'plan-missing': 'Plan d’apurement non reçu le {} : mise en demeure à envoyer',
  'fund-to-ask': 'Plan toujours manquant : saisir le fonds de solidarité logement',
  'order-ends': 'Le commandement de payer expire le {}',
  'order-term-unknown': 'Date du bail à connaître : elle fixe le délai du commandement de payer',
  'instalment-check': 'Versement du plan d’apurement à vérifier',
  'plan-check': 'Exécution du plan d’apurement à vérifier (tous les six mois)',
  'paid-off': 'La dette est-elle soldée ? Terminer le suivi ou noter ce qui reste dû',
  'truce-ends': 'La trêve hivernale prend fin : expulsion possible à partir du {}',
  review: 'Rien de nouveau depuis le {} : faire le point',
};

export const EXPECTED_LABELS: Record<ExpectedKind, string> = {
  'landlord-report': 'Signalement de l’impayé par le bailleur',
  'payment-order': 'Commandement de payer',
  summons: 'Assignation',
  'summons-to-prefect': 'Notification de l’assignation au préfet',
  hearing: 'Audience',
  decision: 'Décision du juge',
  'delays-end': 'Fin des délais, dette remboursée',
  eviction: 'Expulsion',
};

/** The notices other than what falls due. */
export const ARREARS_NOTICES: Record<string, string> = {
  'arrears-opened': 'Le suivi d’un impayé de loyer commence',
  'plan-broken': 'Un plan d’apurement n’est plus respecté',
  'payment-order': 'Un commandement de payer a été délivré',
  'delays-lost': 'Les délais accordés par le juge sont perdus',
};

export const ENDING_LABELS: Record<Ending, string> = {
  settled: 'dette soldée',
  'housing-left': 'logement quitté',
  other: 'autre motif',
  'delays-kept': 'délais respectés, dette remboursée',
  'accompaniment-closed': 'accompagnement clos',
};

/** « Versement du plan d’apurement à vérifier — no 3 » */
export function dueLabel({ kind, about, subject }: Due): string {
  const label = (DUE_LABELS[kind] ?? kind).replace('{}', about ? frenchDate(about) : '');
  return subject ? `${label} — no ${subject}` : label;
}

/** Where the track stands, for the supervisor who opens it. */
export function describe(state: State): string[] {
  const { ended, reference } = state;
  return [
    `**${STAGE_LABELS[state.stage]}** — dossier ${reference}`,
    `Premier impayé le ${frenchDate(state.firstDefaultOn)}${owed(state)}`,
    ...definition(state),
    ...plan(state),
    ...order(state),
    ...summons(state),
    ...missing(state),
    ...(ended ? [`Terminé le ${frenchDate(ended.on)} (${ENDING_LABELS[ended.ending]})`] : []),
    linkedTo('accompaniment', state.accompanimentId),
    ...state.summonses.flatMap(({ hearingId }) => (hearingId ? [linkedTo('hearing', hearingId)] : [])),
  ];
}

function owed(state: State): string {
  const debt = debtOf(state);
  return debt === undefined ? '' : `, dette connue : ${(debt / 100).toFixed(2).replace('.', ',')} €`;
}

/** Which definition holds, and since when: the day of the event decides, on both sides of 1 January 2027. */
function definition(state: State): string[] {
  const { rule } = findingOf(state);
  const source = rule ? ` (${rule.source})` : '';
  return [
    `${standing(state)}${source}`,
    ...(spansDefinitions(state)
      ? ['Impayé né avant le 01/01/2027 : l’ancienne définition est gardée (règles transitoires inconnues)']
      : []),
  ];
}

/** While facts are missing nobody says that it is none. */
function standing(state: State): string {
  const since = arrearsSince(state);
  const { outcome } = findingOf(state);
  if (since && outcome !== 'met' && since > state.lastOn) {
    return `Impayé constitué par la durée à partir du ${frenchDate(since)}`;
  }
  if (since) return `Impayé constitué le ${frenchDate(since)}`;
  return outcome === 'unknown'
    ? 'Impayé à qualifier : des éléments manquent'
    : 'Impayé non constitué à ce jour';
}

function plan(state: State): string[] {
  const last = state.plans.at(-1);
  const limit = planLimit(state);
  if (!last) return limit && !state.formalNotice ? [`Plan à conclure pour le ${frenchDate(limit.on)}`] : [];
  const paid = last.payments.filter((one) => one.paid).length;
  const words = { 'in-force': 'en cours', kept: 'respecté', broken: '**rompu**' }[statusOf(last)];
  return [
    `Plan d’apurement du ${frenchDate(last.on)} : ${words} (${paid} versement(s) sur ${last.instalments})`,
  ];
}

function order(state: State): string[] {
  if (!state.order) return [];
  const end = orderEnd(state);
  const until = end ? `, expire le ${frenchDate(end.on)}${end.unsettled ? ' (à vérifier)' : ''}` : '';
  return [`Commandement de payer du ${frenchDate(state.order.servedOn)}${until}`];
}

function summons(state: State): string[] {
  const last = state.summonses.at(-1);
  if (!last) return [];
  const { judgment } = last;
  return [
    `Assignation du ${frenchDate(last.servedOn)}, audience le ${frenchDate(last.hearingOn)}`,
    ...notified(state),
    ...early(state),
    ...(judgment ? [`Décision du ${frenchDate(judgment.on)} : ${OUTCOME_LABELS[judgment.outcome]}`] : []),
  ];
}

/** What the defence may raise: the prefect told too late. */
function notified(state: State): string[] {
  const open = openSummons(state);
  const limit = open?.notifiedOn ? prefectLimit(state, open) : undefined;
  if (!open?.notifiedOn || !limit || open.notifiedOn <= limit.on) return [];
  return [
    `**Notifiée au préfet hors délai**, le ${frenchDate(open.notifiedOn)} (au plus tard le ${frenchDate(limit.on)})`,
  ];
}

/** What the defence may raise: a summons before the order had run out. */
function early(state: State): string[] {
  const open = openSummons(state);
  const end = orderEnd(state);
  return open && end && open.servedOn <= end.on
    ? [`**Assignation avant la fin du commandement** (${frenchDate(end.on)})`]
    : [];
}

function missing(state: State): string[] {
  const names = missingOf(state);
  return names.length > 0 && !state.ended ? [`Manque : ${names.join(', ')}`] : [];
}
