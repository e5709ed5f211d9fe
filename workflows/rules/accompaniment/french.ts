/** French words for what people read: the engine's history, notices, the agenda. */
import type { Due } from '../case.ts';
import { frenchDate, linkedTo } from '../french.ts';
import type { State } from './state.ts';
import type { Stage } from './vocabulary.ts';

export const STAGE_LABELS: Record<Stage, string> = {
  screening: 'Vérification',
  'awaiting-assignment': 'En attente d’attribution',
  'pre-course': 'Préparcours',
  'plan-negotiation': 'Négociation du plan',
  'in-progress': 'Accompagnement en cours',
  closing: 'Clôture en préparation',
  closed: 'Clos',
};

/** What falls due, by kind; `{}` is the date it is about. */
export const DUE_LABELS: Record<string, string> = {
  unassigned: 'Situation à attribuer',
  'first-contact': 'Premier contact à établir',
  'home-visit-not-set': 'Visite à domicile à fixer',
  'pre-course-too-long': 'Préparcours qui se prolonge',
  'plan-not-agreed': 'Plan à négocier et à accepter',
  'no-recorded-contact': 'Aucun contact enregistré depuis le {}',
  'objective-due': 'Objectif à atteindre pour le {}',
  'half-way-review': 'Bilan à mi-parcours',
  renewal: 'Fin du premier terme le {} : renouveler ou clore',
  'end-of-term': 'Fin du second terme le {}',
  'term-lapsed': 'Terme dépassé depuis le {} sans décision',
  'closing-too-long': 'Clôture qui se prolonge',
  'handover-unanswered': 'Passage de relais proposé le {}, sans réponse',
  'term-2-starts': 'Début du second terme',
  'term-ends': 'Fin de l’accompagnement',
  'term-lapses': 'Passage en clôture faute de décision',
};

/** The notices other than what falls due. */
export const NOTICE_LABELS: Record<string, string> = {
  due: 'Échéances du jour',
  'to-assign': 'Une situation est à attribuer',
  assigned: 'Une famille vous est attribuée',
  'trigger-added': 'Nouvel événement pour une famille suivie',
  'later-follower': 'Un autre service suit désormais cette famille',
  'closing-began': 'L’accompagnement entre en clôture',
  'handover-proposed': 'Un passage de relais vous est proposé',
  'handover-answered': 'Réponse à un passage de relais',
};

/** « Aucun contact enregistré depuis le 03/05/2027 » */
export function dueLabel({ kind, about }: Due): string {
  const label = DUE_LABELS[kind] ?? kind;
  return about ? label.replace('{}', frenchDate(about)) : label;
}

/** Where an accompaniment stands, for the supervisor who opens it. */
export function describe(state: State): string[] {
  const { term, coordination, eligibility, renewal, closing, closed } = state;
  const missing = [...(eligibility?.missing ?? []), ...(coordination?.unanswered ?? [])];
  return [
    `**${STAGE_LABELS[state.stage]}** — dossier ${state.reference}`,
    ...(state.stage === 'screening' && missing.length > 0 ? [`Manque : ${missing.join(', ')}`] : []),
    ...(term ? [`Terme ${term.number} : jusqu’au ${frenchDate(term.endsOn)}`] : []),
    ...(renewal ? [`Décision : ${renewal.decision === 'renew' ? 'renouvelé' : 'non renouvelé'}`] : []),
    ...(closing ? [`Clôture engagée le ${frenchDate(closing.on)} (${closing.cause})`] : []),
    ...state.hearings.map(({ hearingId }) => linkedTo('hearing', hearingId)),
    ...(state.arrears ?? []).map(({ arrearsId }) => linkedTo('arrears', arrearsId)),
    ...(closed ? [`Clos le ${frenchDate(closed.on)} (${closed.reason})`] : []),
  ];
}
