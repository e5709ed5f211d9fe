/** French words of a holiday aid, for what people read. */
import type { Due } from '../case.ts';
import { frenchDate } from '../french.ts';
import type { State } from './state.ts';
import type { Cost, Decision, Ending, Payer, Stage } from './vocabulary.ts';

export const STAGE_LABELS: Record<Stage, string> = {
  preparing: 'Projet à préparer',
  'awaiting-decision': 'Décision attendue',
  granted: 'Aide accordée',
  closed: 'Terminée',
};

export const COST_LABELS: Record<Cost, string> = {
  transport: 'Transport',
  accommodation: 'Hébergement',
  meals: 'Repas',
  activities: 'Activités',
  insurance: 'Assurance',
  equipment: 'Équipement',
  other: 'Autre dépense',
};

export const PAYER_LABELS: Record<Payer, string> = {
  family: 'Votre part',
  caf: 'Part de la Caf',
  other: 'Autres aides',
};

export const DECISION_LABELS: Record<Decision, string> = {
  granted: 'accordée',
  refused: 'refusée',
  'to-revise': 'à revoir',
};

export const ENDING_LABELS: Record<Ending, string> = {
  reviewed: 'bilan fait',
  refused: 'aide refusée',
  withdrawn: 'projet abandonné',
};

/** What falls due, by kind. */
export const DUE_LABELS: Record<string, string> = {
  'project-awaited': 'Projet de vacances à préparer',
  'decision-awaited': 'Aide aux vacances à décider',
  'stay-near': 'Le séjour approche, et rien n’est décidé',
  'proofs-awaited': 'Justificatifs de dépenses à réunir',
  'review-awaited': 'Bilan du séjour à faire',
};

/** The notices that an aid sends. */
export const NOTICE_LABELS: Record<string, string> = {
  'holiday-proposed': 'Une aide aux vacances est à décider',
  'holiday-decided': 'Une aide aux vacances est décidée',
};

/** « Bilan du séjour à faire (retour le 03/05/2027) » */
export function dueLabel({ kind, about }: Due): string {
  const isBefore = kind === 'decision-awaited' || kind === 'stay-near';
  const stay = about ? ` (${isBefore ? 'départ' : 'retour'} le ${frenchDate(about)})` : '';
  return `${DUE_LABELS[kind] ?? kind}${stay}`;
}

/** Where the aid stands, for the supervisor who opens it. */
export function describe(state: State): string[] {
  const { stage, reference, project, decision, closed } = state;
  return [
    `**${STAGE_LABELS[stage]}** — aide aux vacances ${reference}`,
    ...(project
      ? [`Séjour du ${frenchDate(project.from)} au ${frenchDate(project.to)} (projet ${project.revision})`]
      : []),
    ...(decision ? [`Aide ${DECISION_LABELS[decision.decision]} le ${frenchDate(decision.on)}`] : []),
    ...(closed ? [`Terminée le ${frenchDate(closed.on)} (${ENDING_LABELS[closed.ending]})`] : []),
  ];
}
