/** French words of a group session, for what people read. */
import type { Due } from '../case.ts';
import { frenchDate } from '../french.ts';
import { daysToRecord, reviewsMissing } from './participants.ts';
import type { State } from './state.ts';
import type { Ending, Stage } from './vocabulary.ts';

export const STAGE_LABELS: Record<Stage, string> = {
  enrolling: 'Inscriptions',
  running: 'Session en cours',
  reviewing: 'Session terminée : attestations et bilans',
  closed: 'Close',
};

export const ENDING_LABELS: Record<Ending, string> = { held: 'session tenue', cancelled: 'session annulée' };

/** What falls due, by kind. */
export const DUE_LABELS: Record<string, string> = {
  'days-to-plan': 'Journées de la session à fixer',
  'meeting-missing': 'Entretien tripartite à tenir',
  'places-free': 'Des places sont encore libres',
  'session-starts': 'La session commence',
  'session-ends': 'La session est terminée',
  'attendance-to-record': 'Présences à enregistrer',
  'attendance-missing': 'Présences toujours pas enregistrées',
  'review-missing': 'Entretien de bilan à tenir',
};

/** The notices that a session sends. */
export const NOTICE_LABELS: Record<string, string> = {
  'session-opened': 'Une session collective est ouverte',
  'participant-referred': 'Une personne est orientée vers une session collective',
  'place-confirmed': 'Une place est confirmée dans une session collective',
  'place-awaited': 'Une personne est en liste d’attente d’une session collective',
  'place-missed': 'Une session collective commence sans une personne en liste d’attente',
  'session-started': 'Une session collective commence',
  'session-day-moved': 'Une journée d’une session collective est déplacée',
  'session-cancelled': 'Une session collective est annulée',
};

/** « Présences à enregistrer (journée du 03/05/2027) » */
export function dueLabel({ kind, about, subject }: Due): string {
  const label = DUE_LABELS[kind] ?? kind;
  const first = kind === 'places-free' ? 'début le' : 'journée du';
  return `${label}${about ? ` (${first} ${frenchDate(about)})` : ''}${subject ? ` — participant ${subject}` : ''}`;
}

/** Where the session stands, for the supervisor who opens it: numbers, and nobody's name. */
export function describe(state: State): string[] {
  const { stage, reference, days, list, closed } = state;
  const [first, last] = [days[0], days.at(-1)];
  return [
    `**${STAGE_LABELS[stage]}** — session ${reference}`,
    `${list.holders.length} place(s) confirmée(s) sur ${list.capacity}, ${list.queue.length} personne(s) en attente`,
    first && last
      ? `${days.length} journées, du ${frenchDate(first)} au ${frenchDate(last)}`
      : 'Journées à fixer',
    ...(stage === 'reviewing' ? toDo(state) : []),
    ...(closed ? [`Close le ${frenchDate(closed.on)} (${ENDING_LABELS[closed.ending]})`] : []),
  ];
}

function toDo(state: State): string[] {
  const days = daysToRecord(state).length;
  const reviews = reviewsMissing(state).length;
  return [
    ...(days > 0 ? [`Présences à enregistrer : ${days} journée(s)`] : []),
    ...(reviews > 0 ? [`Entretiens de bilan à tenir : ${reviews}`] : []),
  ];
}
