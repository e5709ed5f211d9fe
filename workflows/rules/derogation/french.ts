/** French words of a derogation's follow-up, for what people read. */
import type { Due } from '../case.ts';
import { frenchDate } from '../french.ts';
import { durationOf } from './periods.ts';
import { enquiryFor, lastPeriod, neededM2, personsOf, surfaceOf, type Period, type State } from './state.ts';
import type { EndReason, Stage } from './vocabulary.ts';

export const STAGE_LABELS: Record<Stage, string> = {
  adequate: 'Logement assez grand',
  overcrowded: 'Suroccupation sans dérogation',
  derogated: 'Suroccupation : aide maintenue par dérogation',
  closed: 'Terminé',
};

/** What falls due, by kind; `{}` is the date it is about. */
export const DUE_LABELS: Record<string, string> = {
  'enquiry-to-make': 'Enquête sociale à faire avant la fin de la dérogation, le {}',
  'enquiry-late': 'Enquête sociale toujours pas faite : la dérogation finit le {}',
  'derogation-ends': 'La dérogation finit le {} : renouveler, ou préparer la suite',
  'derogation-lapses': 'Fin de la dérogation',
  'derogation-to-ask': 'Logement suroccupé sans dérogation : la demander',
  'overcrowding-review': 'Le logement est-il toujours assez grand ? (su le {})',
};

/** The notices other than what falls due. */
export const DEROGATION_NOTICES: Record<string, string> = {
  'derogation-opened': 'Le suivi d’un logement suroccupé commence',
  'overcrowding-began': 'Un logement devient trop petit pour la famille',
  'overcrowding-ended': 'Un logement n’est plus suroccupé',
  'derogation-refused': 'Le renouvellement d’une dérogation est refusé',
  'derogation-lapsed': 'Une dérogation a pris fin sans renouvellement',
};

export const END_REASON_LABELS: Record<EndReason, string> = {
  rehoused: 'famille relogée',
  'moved-away': 'déménagement',
  'benefit-ended': 'fin du droit à l’aide au logement',
  'large-enough': 'logement assez grand',
  other: 'autre motif',
};

/** « La dérogation finit le 03/05/2029 : renouveler, ou préparer la suite » */
export function dueLabel({ kind, about }: Due): string {
  return (DUE_LABELS[kind] ?? kind).replace('{}', about ? frenchDate(about) : '');
}

/** Where it stands, for the supervisor who opens it. */
export function describe(state: State): string[] {
  const { ended, refused } = state;
  const period = lastPeriod(state);
  const enquiry = enquiryFor(state);
  return [
    `**${STAGE_LABELS[state.stage]}** — dossier ${state.reference}`,
    `${personsOf(state)} personne(s), ${metres(surfaceOf(state))} ; il en faut ${metres(neededM2(state))}`,
    ...(period ? [periodLine(state, period)] : []),
    ...(enquiry
      ? [`Enquête sociale du ${frenchDate(enquiry.on)} : ${enquiry.favourable ? 'favorable' : 'défavorable'}`]
      : []),
    ...(refused ? [`Renouvellement refusé le ${frenchDate(refused.on)}`] : []),
    ...(ended ? [`Terminé le ${frenchDate(ended.on)} (${END_REASON_LABELS[ended.reason]})`] : []),
  ];
}

/** With the text that set its length, on the day it began. */
function periodLine(state: State, { from, endsOn, lapsed }: Period): string {
  const { source } = durationOf(state, from);
  return `Dérogation du ${frenchDate(from)} au ${frenchDate(endsOn)}${lapsed ? ' (finie)' : ''} — ${source}`;
}

function metres(surface: number): string {
  return `${String(surface).replace('.', ',')} m²`;
}
