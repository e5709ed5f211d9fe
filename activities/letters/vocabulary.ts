/** The codes of the field in French, as a family reads them: what happens to people, never what people are. */
import type {
  ClosingReason,
  HandoverAnswer,
  ObjectiveActor,
  Problem,
  Response,
  Result,
} from '../../workflows/rules/accompaniment/vocabulary.ts';

/** The kinds of event that lead to a family (domain, «Offers»). */
export const TRIGGERS = [
  'arrears',
  'summons',
  'overcrowding',
  'separation',
  'birth',
  'bereavement',
  'non-decent',
  'urban-renewal',
  'holiday',
  'precarity',
  'degraded-dwelling',
  'home-purchase',
  'work-integration',
] as const;
export type TriggerKind = (typeof TRIGGERS)[number];

export const TRIGGER_LABELS: Record<TriggerKind, string> = {
  arrears: 'Loyer ou échéance de prêt impayés',
  summons: 'Audience au tribunal au sujet du loyer',
  overcrowding: 'Logement trop petit (dérogation pour l’aide au logement)',
  separation: 'Séparation',
  birth: 'Arrivée d’un enfant',
  bereavement: 'Décès dans la famille',
  'non-decent': 'Logement signalé comme non décent',
  'urban-renewal': 'Logement compris dans un programme de renouvellement urbain',
  holiday: 'Projet de vacances avec son enfant',
  precarity: 'Emploi ou ressources instables',
  'degraded-dwelling': 'Logement qui demande des travaux',
  'home-purchase': 'Difficultés liées à l’achat du logement',
  'work-integration': 'Logement et parcours d’insertion par le travail',
};

export const PROBLEM_LABELS: Record<Problem, string> = {
  arrears: 'Loyer ou échéance de prêt impayés',
  'eviction-risk': 'Risque d’expulsion',
  overcrowding: 'Logement trop petit',
  'non-decent-housing': 'Logement non décent',
  'housing-access': 'Accès à un logement',
  budget: 'Budget',
  'rights-access': 'Accès aux droits',
  parenthood: 'Vie de parent',
  separation: 'Séparation',
  bereavement: 'Deuil',
  integration: 'Insertion',
  employment: 'Emploi',
  health: 'Santé',
  schooling: 'Scolarité des enfants',
  childcare: 'Accueil des jeunes enfants',
  isolation: 'Isolement',
  energy: 'Énergie',
};

export const RESPONSE_LABELS: Record<Response, string> = {
  guidance: 'Information et conseil',
  'rights-opened': 'Ouverture de droits',
  'repayment-plan': 'Plan d’apurement',
  'financial-aid': 'Aide financière',
  'furnishing-aid': 'Aide à l’équipement du logement',
  'debt-settlement': 'Dossier de surendettement',
  'landlord-mediation': 'Médiation avec le bailleur',
  'family-mediation': 'Médiation familiale',
  'holiday-stay': 'Séjour de vacances',
  'group-session': 'Action collective',
  'home-works': 'Travaux dans le logement',
  'rehousing-request': 'Demande de relogement',
  'legal-advice': 'Conseil juridique',
  'lender-negotiation': 'Négociation avec le prêteur',
  'sale-support': 'Appui à la vente du logement',
  referral: 'Orientation vers un partenaire',
};

export const RESULT_LABELS: Record<Result, string> = {
  achieved: 'Atteint',
  'partly-achieved': 'Atteint en partie',
  'not-achieved': 'Pas atteint à ce jour',
  dropped: 'Abandonné d’un commun accord ou devenu sans objet',
};

export const ACTOR_LABELS: Record<ObjectiveActor, string> = {
  family: 'La famille',
  caseworker: 'Le service',
  partner: 'Un partenaire',
};

/** The same, in a document addressed to the family. */
export const ACTOR_LABELS_TO_FAMILY: Record<ObjectiveActor, string> = { ...ACTOR_LABELS, family: 'Vous' };

export const HANDOVER_ANSWER_LABELS: Record<HandoverAnswer, string> = {
  accepted: 'Relais accepté',
  declined: 'Relais non accepté',
};

/** Why an accompaniment ended, as the summary sheet says it. */
export const CLOSING_REASON_LABELS: Record<ClosingReason, string> = {
  'goals-reached': 'Objectifs atteints',
  'family-wish': 'Souhait de la famille',
  'moved-away': 'Déménagement',
  death: 'Décès',
  'no-response': 'Sans nouvelles de la famille',
  other: 'Autre motif',
  'one-off-help': 'Aide ponctuelle apportée',
  redirection: 'Orientation vers un autre service',
  'term-ended': 'Terme de l’accompagnement',
  lapsed: 'Terme atteint sans renouvellement',
  'not-eligible': 'Conditions de l’offre non réunies',
  'followed-elsewhere': 'Accompagnement par un autre service',
  declined: 'Proposition non retenue par la famille',
};

/** The kind of a trigger, or a refusal to write of an event that we have no French words for. */
export function getTriggerKind(kind: string): TriggerKind {
  const known = TRIGGERS.find((trigger) => trigger === kind);
  if (!known) throw new RangeError(`No French words for the trigger "${kind}"`);
  return known;
}

/** A scope of a handover, inside a sentence: the label of a problem, or the caseworker's own words as they are. */
export function scopeLabel(scope: string): string {
  return Object.hasOwn(PROBLEM_LABELS, scope) ? PROBLEM_LABELS[scope as Problem].toLowerCase() : scope;
}
