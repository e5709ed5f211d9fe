/** French words of a home rehabilitation, for what people read. */
import type { Due } from '../case.ts';
import { frenchDate } from '../french.ts';
import { siteAccount } from './account.ts';
import { sittingToCome, type State } from './state.ts';
import type { Decision, Doer, Ending, Heading, Party, Stage, Visit } from './vocabulary.ts';

export const STAGE_LABELS: Record<Stage, string> = {
  commitment: 'Engagement à signer à trois',
  committee: 'Comité technique de suivi',
  diagnosis: 'Première visite : diagnostic',
  'works-definition': 'Deuxième visite : travaux à définir avec la famille',
  works: 'Travaux',
  evaluation: 'Évaluation',
  closed: 'Terminé',
};

export const PARTY_LABELS: Record<Party, string> = {
  worker: 'Le travailleur social',
  family: 'La famille',
  association: 'L’association',
};

export const DECISION_LABELS: Record<Decision, string> = {
  accepted: 'accepté',
  postponed: 'ajourné',
  refused: 'refusé',
};

export const VISIT_LABELS: Record<Visit, string> = {
  first: 'première visite',
  second: 'deuxième visite',
  'end-of-site': 'visite de fin de chantier',
};

export const HEADING_LABELS: Record<Heading, string> = {
  siteAndMediation: 'Chantier ou médiation',
  endOfSiteVisits: 'Visites de fin de chantier',
  quotesAndBuying: 'Devis et achats',
  workshopsAndMeetings: 'Ateliers, réunions et comité',
};

export const DOER_LABELS: Record<Doer, string> = {
  family: 'la famille',
  association: 'l’association',
  together: 'la famille et l’association ensemble',
};

export const ENDING_LABELS: Record<Ending, string> = {
  completed: 'chantier terminé et évalué',
  refused: 'refusé par le comité',
  abandoned: 'abandonné',
};

/** What each notice is called. */
export const NOTICE_LABELS: Record<string, string> = {
  'rehabilitation-opened': 'Une auto-réhabilitation est ouverte : le projet individuel est à écrire',
  'commitment-signed-by-all': 'L’engagement est signé par les trois : le comité technique est à fixer',
  'committee-accepted': 'Le comité technique a accepté le projet',
  'committee-postponed': 'Le comité technique a ajourné le projet',
  'committee-refused': 'Le comité technique a refusé le projet',
  'site-ended': 'Un chantier est terminé : il reste à l’évaluer avec la famille',
};

const DUE_LABELS: Record<string, string> = {
  'project-awaited': 'Projet individuel à écrire avec la famille',
  'signatures-awaited': 'Signatures attendues',
  'committee-to-plan': 'Passage en comité technique à fixer',
  'committee-announced': 'Comité technique',
  'decision-asked': 'Décision du comité à enregistrer',
  'visit-to-plan': 'Visite à fixer',
  'visit-to-record': 'Visite à enregistrer',
  'visit-announced': 'Visite',
  'workshop-announced': 'Atelier collectif',
  'workshop-asked': 'La famille est-elle venue à l’atelier ?',
  'works-silent': 'Chantier sans nouvelles',
  'evaluation-asked': 'Évaluation du chantier à faire avec la famille',
};

/** « Visite à fixer (première visite) » */
export function dueLabel({ kind, about, subject }: Due): string {
  const date = about ? ` (${frenchDate(about)})` : '';
  return `${DUE_LABELS[kind] ?? kind}${subject ? ` (${subjectLabel(subject)})` : ''}${date}`;
}

function subjectLabel(subject: string): string {
  const labels: Record<string, string> = { ...VISIT_LABELS, ...PARTY_LABELS };
  return subject
    .split(', ')
    .map((one) => labels[one] ?? one)
    .join(', ');
}

/** Where it stands, for the supervisor who opens it. */
export function describe(state: State): string[] {
  const { stage, reference, ended } = state;
  const sitting = sittingToCome(state);
  const account = siteAccount(state);
  return [
    `**${STAGE_LABELS[stage]}** — dossier ${reference}`,
    ...(sitting ? [`Comité technique le ${frenchDate(sitting.on)}`] : []),
    ...(account.hours.all > 0 ? [`${account.hours.all} heure(s) enregistrée(s)`] : []),
    ...(ended ? [`Terminé le ${frenchDate(ended.on)} (${ENDING_LABELS[ended.ending]})`] : []),
  ];
}
