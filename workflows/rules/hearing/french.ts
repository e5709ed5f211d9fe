/** French words of a hearing's preparation, for what people read. */
import type { Due } from '../case.ts';
import { frenchDate } from '../french.ts';
import { isUrgent, type State } from './state.ts';
import type { Stage } from './vocabulary.ts';

const STAGE_LABELS: Record<Stage, string> = {
  preparing: 'Préparation de l’audience',
  'watching-payments': 'Délais accordés : paiements à vérifier',
  ended: 'Terminé',
};

const DUE_LABELS: Record<string, string> = {
  'interview-offer': 'Proposer un entretien',
  'second-interview-offer': 'Proposer un second entretien',
  'evaluation-submitted': 'Évaluation sociale à rédiger',
  'evaluation-validated': 'Évaluation sociale à valider',
  'evaluation-sent': 'Évaluation sociale à envoyer',
  'evaluation-at-court': 'Évaluation sociale due au tribunal (délai légal)',
  'family-told': 'Rappel de l’audience à la famille',
  'attendance-asked': 'La famille viendra-t-elle à l’audience ?',
  'outcome-asked': 'Issue de l’audience à enregistrer',
  'payment-check': 'Paiement mensuel à vérifier',
};

/** « Évaluation sociale à rédiger (audience du 03/05/2027) » */
export function dueLabel({ kind, about, subject }: Due): string {
  const hearing = about ? ` (audience du ${frenchDate(about)})` : '';
  return `${DUE_LABELS[kind] ?? kind}${hearing}${subject ? ` — mois ${subject}` : ''}`;
}

/** Where the preparation stands, for the supervisor who opens it. */
export function describe(state: State): string[] {
  const { evaluation, attendance, ended } = state;
  return [
    `**${STAGE_LABELS[state.stage]}**${isUrgent(state) ? ' — **urgent**' : ''} — dossier ${state.reference}`,
    `Audience le ${frenchDate(state.hearingOn)}${state.at ? ` à ${state.at}` : ''}, ${state.court}`,
    ...(evaluation ? [`Évaluation : ${evaluation.status}`] : []),
    ...(attendance ? [`Présence de la famille : ${attendance}`] : []),
    ...(ended ? [`Terminé le ${frenchDate(ended.on)} (${ended.ending})`] : []),
  ];
}
