/** French words of a hearing's preparation, for what people read. */
import type { Due } from '../case.ts';
import { frenchDate, linkedTo } from '../french.ts';
import { delayMonths, isUrgent, type State } from './state.ts';
import type { Attendance, Ending, EvaluationStatus, Outcome, Stage } from './vocabulary.ts';

export const STAGE_LABELS: Record<Stage, string> = {
  preparing: 'Préparation de l’audience',
  'watching-payments': 'Délais accordés : paiements à vérifier',
  closed: 'Terminé',
};

/** What falls due, by kind. */
export const DUE_LABELS: Record<string, string> = {
  'interview-offer': 'Proposer un entretien',
  'interview-offer-limit': 'Entretien toujours pas proposé (délai légal)',
  'second-interview-offer': 'Proposer un second entretien',
  'evaluation-submitted': 'Évaluation sociale à rédiger',
  'evaluation-validated': 'Évaluation sociale à valider',
  'evaluation-sent': 'Évaluation sociale à envoyer',
  'evaluation-at-court': 'Évaluation sociale due au tribunal (délai légal)',
  'family-told': 'Rappel de l’audience à la famille',
  'attendance-asked': 'La famille viendra-t-elle à l’audience ?',
  'outcome-asked': 'Issue de l’audience à enregistrer',
  'payment-check': 'Paiement mensuel à vérifier',
  'payments-missing': 'Délais échus : paiements encore à vérifier',
};

export const EVALUATION_LABELS: Record<EvaluationStatus, string> = {
  returned: 'à reprendre',
  submitted: 'à valider',
  validated: 'validée, à envoyer',
  sent: 'envoyée',
};

export const ATTENDANCE_LABELS: Record<Attendance, string> = {
  'will-attend': 'viendra',
  'will-not': 'ne viendra pas',
  unknown: 'ne sait pas encore',
};

export const OUTCOME_LABELS: Record<Outcome, string> = {
  'delays-granted': 'délais accordés',
  'eviction-ordered': 'expulsion ordonnée',
  'claim-dismissed': 'demande rejetée',
  'struck-out': 'affaire radiée',
  'repayment-ordered': 'remboursement ordonné',
};

export const ENDING_LABELS: Record<Ending, string> = {
  judged: 'jugement rendu',
  withdrawn: 'le bailleur a renoncé',
  'delays-kept': 'délais respectés',
  'delays-lost': 'délais perdus : paiement manqué',
  'handed-over': 'relais passé',
};

/** « Évaluation sociale à rédiger (audience du 03/05/2027) » */
export function dueLabel({ kind, about, subject }: Due): string {
  const hearing = about ? ` (audience du ${frenchDate(about)})` : '';
  return `${DUE_LABELS[kind] ?? kind}${hearing}${subject ? ` — mois ${subject}` : ''}`;
}

/** Where the preparation stands, for the supervisor who opens it. */
export function describe(state: State): string[] {
  const { attendance, ended, outcome } = state;
  return [
    `**${STAGE_LABELS[state.stage]}**${isUrgent(state) ? ' — **urgent**' : ''} — dossier ${state.reference}`,
    `Audience le ${frenchDate(state.hearingOn)}${state.at ? ` à ${state.at}` : ''}, ${state.court}`,
    ...(state.stage === 'preparing' ? preparing(state) : []),
    ...(attendance ? [`La famille ${ATTENDANCE_LABELS[attendance]}`] : []),
    ...(outcome ? [`Issue : ${OUTCOME_LABELS[outcome.outcome]}${delays(state)}`] : []),
    ...(ended ? [`Terminé le ${frenchDate(ended.on)} (${ENDING_LABELS[ended.ending]})`] : []),
    linkedTo('accompaniment', state.accompanimentId),
    ...(state.arrearsId ? [linkedTo('arrears', state.arrearsId)] : []),
  ];
}

/** Without rent paid again before the hearing, a judge can grant no delay (loi 2023-668). */
function preparing(state: State): string[] {
  const { evaluation, preparation } = state;
  const known = evaluation?.onKnownElements ? ' (sur les éléments connus)' : '';
  return [
    `Évaluation : ${evaluation ? EVALUATION_LABELS[evaluation.status] : 'à rédiger'}${known}`,
    ...(preparation && !preparation.rentResumedOn
      ? ['Loyer courant non repris : aucun délai ne peut être accordé']
      : []),
  ];
}

function delays(state: State): string {
  const months = delayMonths(state);
  const checked = state.payments.filter(({ paid }) => paid).length;
  return months > 0 ? ` (${checked} paiement(s) vérifié(s) sur ${months})` : '';
}
