/** French words of a joint accompaniment, for what people read. */
import type { Due } from '../case.ts';
import { frenchDate } from '../french.ts';
import { milestoneOf, presentPartners, type State } from './state.ts';
import type { CloseReason, ContractOutcome, Milestone, Stage } from './vocabulary.ts';

export const STAGE_LABELS: Record<Stage, string> = {
  'under-way': 'Accompagnement conjoint en cours',
  handover: 'Passage de relais',
  closed: 'Terminé',
};

export const MILESTONE_LABELS: Record<Milestone, string> = {
  'sublet-signed': 'sous-location signée',
  'sublet-reviewed': 'sous-location en cours, bilan fait',
  'landlord-agreed': 'accord du bailleur pour le bail',
  'lease-transferred': 'bail au nom du locataire',
};

export const CONTRACT_OUTCOME_LABELS: Record<ContractOutcome, string> = {
  'lasting-job': 'emploi durable',
  'fixed-term-job': 'emploi à durée déterminée',
  training: 'formation',
  'job-search': 'recherche d’emploi',
  'broken-off': 'rupture',
};

export const CLOSE_REASON_LABELS: Record<CloseReason, string> = {
  'handed-over': 'relais passé',
  'person-left': 'la personne a mis fin à l’accompagnement',
  'moved-away': 'déménagement',
  death: 'décès',
};

/** What each notice is called. */
export const NOTICE_LABELS: Record<string, string> = {
  'joint-opened': 'Un accompagnement conjoint est ouvert',
  'joint-review-held': 'Un bilan entre partenaires est fait : les rôles de chacun y sont écrits',
  'landlord-agreed': 'Le bailleur a donné son accord pour un bail',
  'lease-transferred': 'Un bail a glissé au nom du locataire',
  'joint-handover-planned': 'Une réunion de passage de relais est fixée',
};

const DUE_LABELS: Record<string, string> = {
  'meeting-due': 'Rencontre à tenir',
  'review-due': 'Bilan entre partenaires à tenir',
  'sublet-review-due': 'Bilan de la sous-location à faire',
  'lease-to-transfer': 'Bail à transférer : le bailleur a donné son accord',
  'contract-ends': 'Fin du contrat d’insertion',
  'contract-outcome': 'Suite du contrat d’insertion à enregistrer',
  'handover-meeting': 'Réunion de passage de relais',
  'handover-asked': 'Réunion de passage de relais à enregistrer',
  'closing-asked': 'Relais passé : accompagnement à terminer',
};

/** « Fin du contrat d’insertion (30/06/2027) » */
export function dueLabel({ kind, about }: Due): string {
  return `${DUE_LABELS[kind] ?? kind}${about ? ` (${frenchDate(about)})` : ''}`;
}

/** Where it stands, for the supervisor who opens it. */
export function describe(state: State): string[] {
  const { stage, reference, contract, ended } = state;
  const milestone = milestoneOf(state);
  return [
    `**${STAGE_LABELS[stage]}** — dossier ${reference}`,
    `${presentPartners(state).length} partenaire(s)`,
    ...(milestone ? [`Logement : ${MILESTONE_LABELS[milestone]}`] : []),
    ...(contract ? [`Contrat d’insertion jusqu’au ${frenchDate(contract.endsOn)}`] : []),
    ...(ended ? [`Terminé le ${frenchDate(ended.on)} (${CLOSE_REASON_LABELS[ended.reason]})`] : []),
  ];
}
