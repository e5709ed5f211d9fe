import { NOTICE_LABELS } from '../../workflows/rules/accompaniment/french.ts';
import { NOTICE_LABELS as SESSION_NOTICES } from '../../workflows/rules/group-session/french.ts';
import { ARREARS_NOTICES } from '../../workflows/rules/arrears-track/french.ts';
import { DEROGATION_NOTICES } from '../../workflows/rules/derogation/french.ts';
import { NOTICE_LABELS as HOLIDAY_NOTICES } from '../../workflows/rules/holiday-aid/french.ts';
import { NOTICE_LABELS as INTERFACE_NOTICES } from '../../workflows/rules/interface-request/french.ts';
import { NOTICE_LABELS as JOINT_NOTICES } from '../../workflows/rules/joint-accompaniment/french.ts';
import { NOTICE_LABELS as REHABILITATION_NOTICES } from '../../workflows/rules/rehabilitation/french.ts';

/** The notices of a hearing's preparation, beside those of an accompaniment. */
const HEARING_NOTICES: Record<string, string> = {
  'hearing-opened': 'Une audience est à préparer',
  'hearing-adjourned': 'Une audience est reportée',
  'evaluation-submitted': 'Une évaluation sociale est à valider',
  'evaluation-validated': 'Une évaluation sociale est validée : elle peut partir',
  'evaluation-returned': 'Une évaluation sociale est à reprendre',
  'payment-default': 'Un paiement prévu par le juge n’a pas été fait',
};

const HOME_PURCHASE_NOTICES: Record<string, string> = {
  'home-purchase-received': 'Une famille accédante à la propriété est reçue',
  'home-purchase-waits': 'Un dossier attend une place auprès du spécialiste',
  'home-purchase-place-given': 'Une place est libre pour un dossier : la phase 2 peut commencer',
  'home-purchase-phase-2': 'La phase 2 d’un dossier a commencé',
  'home-purchase-viability': 'La viabilité d’un projet est jugée',
  'home-purchase-ended': 'Un dossier d’accédants est terminé',
};

const LABELS: Record<string, string> = {
  ...HOME_PURCHASE_NOTICES,
  ...REHABILITATION_NOTICES,
  ...JOINT_NOTICES,
  ...SESSION_NOTICES,
  ...INTERFACE_NOTICES,
  ...HOLIDAY_NOTICES,
  ...DEROGATION_NOTICES,
  ...ARREARS_NOTICES,
  ...HEARING_NOTICES,
  ...NOTICE_LABELS,
};

/** What a notice is called, in French. */
export function noticeLabel(notice: string): string {
  return LABELS[notice] ?? 'Un dossier appelle votre attention';
}
