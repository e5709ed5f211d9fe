import { NOTICE_LABELS } from '../../workflows/rules/accompaniment/french.ts';
import { NOTICE_LABELS as SESSION_NOTICES } from '../../workflows/rules/group-session/french.ts';

/** The notices of a hearing's preparation, beside those of an accompaniment. */
const HEARING_NOTICES: Record<string, string> = {
  'hearing-opened': 'Une audience est à préparer',
  'hearing-adjourned': 'Une audience est reportée',
  'evaluation-submitted': 'Une évaluation sociale est à valider',
  'evaluation-validated': 'Une évaluation sociale est validée : elle peut partir',
  'evaluation-returned': 'Une évaluation sociale est à reprendre',
  'payment-default': 'Un paiement prévu par le juge n’a pas été fait',
};

/** What a notice is called, in French. */
export function noticeLabel(notice: string): string {
  const found = NOTICE_LABELS[notice] ?? HEARING_NOTICES[notice] ?? SESSION_NOTICES[notice];
  return found ?? 'Un dossier appelle votre attention';
}
