/** The French of the figures: how each is to be read, and what it says in a sentence. */
import type { FairReason, Suggestion } from '../../workflows/rules/steering/fair.ts';
import { RARE } from '../../workflows/rules/steering/usual-responses.ts';
import { LOAD_DAYS } from '../../workflows/rules/steering/weights.ts';
import type { Load } from '../../activities/store/figures/load.ts';
import { STAGE_LABELS as ACCOMPANIMENT } from '../../workflows/rules/accompaniment/french.ts';
import { STAGE_LABELS as HEARING } from '../../workflows/rules/hearing/french.ts';
import { STAGE_LABELS as ARREARS } from '../../workflows/rules/arrears-track/french.ts';
import { STAGE_LABELS as DEROGATION } from '../../workflows/rules/derogation/french.ts';
import { STAGE_LABELS as GROUP_SESSION } from '../../workflows/rules/group-session/french.ts';
import { STAGE_LABELS as HOLIDAY_AID } from '../../workflows/rules/holiday-aid/french.ts';
import {
  RESPONSE_LABELS as HOME_BUYERS_RESPONSE_LABELS,
  STAGE_LABELS as HOME_PURCHASE,
} from '../../workflows/rules/home-purchase/french.ts';
import { STAGE_LABELS as INTERFACE_REQUEST } from '../../workflows/rules/interface-request/french.ts';
import { STAGE_LABELS as JOINT } from '../../workflows/rules/joint-accompaniment/french.ts';
import { STAGE_LABELS as REHABILITATION } from '../../workflows/rules/rehabilitation/french.ts';
import { PACE_WEEKS } from '../../activities/store/figures/ahead.ts';

const number = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 1 });
const percent = new Intl.NumberFormat('fr-FR', { style: 'percent', maximumFractionDigits: 0 });

export const LOAD_METHOD = [
  `Charge en points (un point : une demi-journée environ) : ce que l’étape de chaque dossier demande, plus ce qui échoit dans les ${LOAD_DAYS} jours. Les poids sont dans « weights ».`,
  'Les audiences en préparation sont comptées à part, sous « hearings » ; leur poids est dans les points.',
  'Un territoire est celui de la famille au moment du dernier changement de son dossier.',
  'Les attributions proposées servent d’abord les situations les plus urgentes, puis les plus anciennes ; chacune tient compte des précédentes. Elles ne décident rien.',
];

/** Why someone is suggested. */
export const FAIR_WORDS: Record<FairReason, (suggestion: Suggestion, territory?: string) => string> = {
  'least-loaded-of-territory': ({ weight, mean }, territory = '') =>
    `Charge la plus faible du territoire ${territory} : ${points(weight)}, pour ${number.format(mean)} en moyenne.`,
  'nobody-in-territory': ({ weight, mean }, territory = '') =>
    `Personne n’est affecté au territoire ${territory} ; charge la plus faible de l’organisme : ${points(weight)}, pour ${number.format(mean)} en moyenne.`,
  'no-territory': ({ weight, mean }) =>
    `Famille sans territoire ; charge la plus faible de l’organisme : ${points(weight)}, pour ${number.format(mean)} en moyenne.`,
};

function points(value: number): string {
  return `${number.format(value)} point${value >= 2 ? 's' : ''}`;
}

export const CROSS_METHOD = [
  'Familles : celles dont l’accompagnement était ouvert au moins un jour de la période ; chacune compte une fois.',
  'Problématiques : repérées jusqu’à la fin de la période, par l’évaluation, par un objectif du plan accepté ou par une réponse donnée. Réponses : données pendant la période.',
  'Part : familles ayant la problématique qui ont reçu la réponse pour elle. Ce qui a été marqué comme une erreur ne compte pas.',
  `Case vide : aucune réponse. Case rare : moins de ${percent.format(RARE.share)} des familles, à partir de ${RARE.families} familles. « toNotice » réunit celles où la réponse est habituelle, les plus nombreuses familles d’abord.`,
];

/** « Logement trop petit : 84 familles, aucune n’a reçu « Aide à l’équipement du logement ». » */
export function noticed(problem: string, response: string, families: number, answered: number): string {
  const who = `${problem} : ${counted(families, 'famille')}`;
  if (answered === 0)
    return `${who}, ${families === 1 ? 'elle n’a pas' : 'aucune n’a'} reçu « ${response} ».`;
  return `${who}, ${answered === 1 ? 'une seule a' : `${answered} seulement ont`} reçu « ${response} ».`;
}

export function hardlyUsed(response: string, families: number, all: number): string {
  const whom = families === 0 ? 'jamais donnée' : `donnée à ${counted(families, 'famille')}`;
  return `« ${response} » : ${whom}, sur ${all} accompagnées.`;
}

function counted(many: number, word: string): string {
  return `${many} ${word}${many > 1 ? 's' : ''}`;
}

export const DELAYS_METHOD = [
  'Par étape : les passages commencés dans la période, en jours. « stillThere » sont ceux qui n’en étaient pas sortis à la fin.',
  'La médiane et le 90e centile comptent aussi ceux qui attendent encore : à chaque durée, on compare les sorties à tous ceux qui avaient attendu jusque-là (estimateur de Kaplan-Meier). Quand trop peu sont sortis pour le dire, la valeur est absente : l’attente dépasse ce qu’on a pu observer.',
  '« now » : tous ceux qui sont dans l’étape à la fin de la période, quelle que soit leur entrée ; médiane et maximum de leur attente à ce jour.',
];

export const RESULTS_METHOD = [
  'Termes : premiers termes décidés dans la période ; « renew » renouvelé, « end » non renouvelé, « lapsed » échu sans décision, « closed-before » clos avant décision. La part compte les renouvelés parmi les trois premiers.',
  'Objectifs : le dernier résultat de chacun, le jour de son évaluation. Clôtures : le jour de la clôture ; « sans réponse » est rapporté aux familles qui avaient été attribuées.',
  'Audiences : celles qui ont eu lieu dans la période ; évaluations dans les temps : parvenues au plus tard à la limite légale, parmi celles envoyées et celles qui ont manqué à l’audience.',
  'Passages de relais : proposés dans la période, avec la réponse connue à ce jour.',
  '« practices » : pour chaque dispositif, les dossiers ouverts et clos dans la période, et ce qui y a été entrepris (plan d’apurement, contrat, aide…) avec ce qu’il en est advenu, compté le jour où cela a commencé. Les montants sont en centimes.',
];

export const AHEAD_METHOD = [
  'Par semaine, du lundi au dimanche : dates connues à ce jour pour les dossiers ouverts.',
  `Charge attendue : les accompagnements attribués aujourd’hui, plus les attributions et moins les clôtures en cours de route au rythme des ${PACE_WEEKS} dernières semaines, moins les fins de terme (un premier terme compte pour la part qui n’est pas renouvelée d’ordinaire). C’est une projection, non une promesse.`,
  'Places et listes d’attente : celles des dossiers qui en donnent (« places »).',
];

const STAGE_LABELS: Record<string, Record<string, string>> = {
  accompaniment: ACCOMPANIMENT,
  hearing: HEARING,
  arrears: ARREARS,
  derogation: DEROGATION,
  'group-session': GROUP_SESSION,
  'holiday-aid': HOLIDAY_AID,
  'home-purchase': HOME_PURCHASE,
  'interface-request': INTERFACE_REQUEST,
  'joint-accompaniment': JOINT,
  rehabilitation: REHABILITATION,
};

/** What is not the accompaniment itself, nor one of its hearings. */
export const PRACTICE_LABELS: Readonly<Record<string, string>> = {
  arrears: 'Impayés de loyer',
  derogation: 'Dérogations',
  'group-session': 'Sessions collectives',
  'holiday-aid': 'Aide aux vacances',
  'home-purchase': 'Accédants en difficulté',
  'interface-request': 'Demandes des services sociaux',
  'joint-accompaniment': 'Accompagnement conjoint',
  rehabilitation: 'Réhabilitation de logements',
};

/** What a practice undertakes (`undertaking` in workflows/rules/counts.ts). */
export const UNDERTAKING_LABELS: Readonly<Record<string, string>> = {
  ...HOME_BUYERS_RESPONSE_LABELS,
  viability: 'Viabilité du projet d’accession',
  'repayment-plan': 'Plans d’apurement',
  committee: 'Comités de réhabilitation',
  workshop: 'Ateliers',
  contract: 'Contrats d’insertion',
  sublet: 'Sous-locations (bail glissant)',
};

/** A stage in French, where its kind has words for it; of a practice, after its name. */
export function stageLabel(kind: string, stage: string): string {
  const label = STAGE_LABELS[kind]?.[stage] ?? stage;
  const practice = PRACTICE_LABELS[kind];
  return practice === undefined ? label : `${practice} : ${label}`;
}

/** What a supervisor should know before they decide. */
export function warningsOf(effect: {
  own: Load;
  receiving: { territory?: string; active: boolean };
  before: number;
  after: number;
}): string[] {
  const { own, receiving, before, after } = effect;
  const territory = own.open.find(({ kind }) => kind === 'accompaniment')?.territory;
  const elsewhere =
    territory !== undefined && receiving.territory !== undefined && receiving.territory !== territory;
  const hearings = own.open.some(({ kind }) => kind === 'hearing');
  return [
    ...(elsewhere
      ? [`La famille est du territoire ${territory}, la personne de ${receiving.territory}.`]
      : []),
    ...(hearings ? ['Les audiences en préparation suivent la famille.'] : []),
    ...(after > before ? ['L’écart entre les charges augmente.'] : []),
  ];
}
