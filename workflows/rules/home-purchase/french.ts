/** French words of an accompaniment of home buyers, for what people read. */
import type { Due } from '../case.ts';
import { frenchDate } from '../french.ts';
import type { Phase, State } from './state.ts';
import type { Ending, OrganisationOfWork, Response, Result, Stage } from './vocabulary.ts';

export const STAGE_LABELS: Record<Stage, string> = {
  received: 'Famille reçue, phase 1 à commencer',
  'phase-1': 'Phase 1 : diagnostic et plan d’aide',
  'awaiting-place': 'En attente d’une place auprès du spécialiste',
  'phase-2-to-begin': 'Phase 2 à commencer',
  'phase-2': 'Phase 2 : accompagnement du projet immobilier',
  closed: 'Terminé',
};

export const ORGANISATION_LABELS: Record<OrganisationOfWork, string> = {
  'specialist-and-council': 'Technique : spécialiste de la Caf ; accompagnement global : département',
  'specialist-alone': 'Spécialiste de la Caf seul',
  'council-alone': 'Département seul',
};

export const RESPONSE_LABELS: Record<Response, string> = {
  'financial-aid': 'Aide financière',
  'event-help': 'Aide face à l’événement',
  'lender-negotiation': 'Négociation avec le prêteur',
  'sale-support': 'Accompagnement à la vente',
};

export const RESULT_LABELS: Record<Result, string> = {
  obtained: 'obtenu',
  refused: 'refusé',
  'given-up': 'abandonné',
};

export const ENDING_LABELS: Record<Ending, string> = {
  helped: 'le plan d’aide a suffi',
  redirected: 'orientée vers un autre service',
  'home-kept': 'logement conservé',
  'home-sold': 'logement vendu',
  'no-solution': 'sans solution',
  withdrawn: 'la famille a renoncé',
};

const DUE_LABELS: Record<string, string> = {
  'phase-1-to-begin': 'Phase 1 à commencer',
  'diagnosis-missing': 'Diagnostic à établir',
  'place-awaited': 'Toujours en attente d’une place : le dire à la famille',
  'phase-2-to-begin': 'Phase 2 à commencer',
  'phase-2-review': 'Point à faire entre les deux professionnels',
  'result-missing': 'Suite donnée à enregistrer',
};

export function dueLabel({ kind, subject }: Due): string {
  const label = DUE_LABELS[kind] ?? kind;
  if (subject === undefined) return label;
  return kind === 'place-awaited'
    ? `${label} (rang ${subject})`
    : `${label} : ${RESPONSE_LABELS[subject as Response] ?? subject}`;
}

/** Where it stands, for the supervisor who opens it. */
export function describe(state: State): string[] {
  const { stage, reference, place, viability, ended, house } = state;
  return [
    `**${STAGE_LABELS[stage]}** — dossier ${reference}`,
    ORGANISATION_LABELS[house.organisationOfWork],
    ...phases(state),
    ...(place?.position !== undefined ? [`Rang dans la file : ${place.position}`] : []),
    ...(viability ? [`Projet ${viability.viable ? 'viable' : 'non viable'}`] : []),
    ...state.responses.map(
      ({ response, result }) =>
        `${RESPONSE_LABELS[response]} : ${result ? RESULT_LABELS[result.result] : 'en cours'}`,
    ),
    ...(ended ? [`Terminé le ${frenchDate(ended.on)} (${ENDING_LABELS[ended.ending]})`] : []),
  ];
}

function phases({ phase1, phase2 }: State): string[] {
  return [...(phase1 ? [line('Phase 1', phase1)] : []), ...(phase2 ? [line('Phase 2', phase2)] : [])];
}

function line(name: string, { begun, ended }: Phase<string>): string {
  return `${name} : du ${frenchDate(begun.on)}${ended ? ` au ${frenchDate(ended.on)}` : ''}`;
}
