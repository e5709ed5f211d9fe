/** The words of facts, in French, for the family they are about. A code that has none is shown as it is. */
import { frenchDate } from '../../../workflows/rules/french.ts';
import { euros } from '../money.ts';
import {
  ACTOR_LABELS_TO_FAMILY,
  CLOSING_REASON_LABELS,
  HANDOVER_ANSWER_LABELS,
  PROBLEM_LABELS,
  RESPONSE_LABELS,
  RESULT_LABELS,
  TRIGGER_LABELS,
} from '../vocabulary.ts';
import { FACTS } from './fact-words.ts';

/** What a part of a fact is, by its name. */
const FIELDS: Record<string, string> = {
  on: 'le',
  at: 'à',
  reason: 'motif',
  summary: 'résumé',
  note: 'note',
  channel: 'moyen',
  outcome: 'issue',
  met: 'famille rencontrée',
  problems: 'sujets',
  problem: 'sujet',
  conclusion: 'conclusion',
  redirectTo: 'orientation vers',
  familyView: 'votre point de vue',
  situation: 'situation',
  difficulties: 'difficultés',
  priorities: 'priorités',
  wayOut: 'comment en sortir',
  objectives: 'objectifs',
  wording: 'objectif',
  aim: 'nature',
  evidence: 'ce qui le montrera',
  actor: 'qui agit',
  dueOn: 'pour le',
  meetEveryDays: 'rencontre tous les (jours)',
  revision: 'version du plan',
  party: 'accord de',
  startsOn: 'début',
  endsOn: 'fin',
  term: 'terme',
  place: 'lieu',
  present: 'présents',
  response: 'réponse',
  amountCents: 'montant',
  debtCents: 'dette',
  claimedDebtCents: 'dette réclamée',
  result: 'résultat',
  decision: 'décision',
  cause: 'cause',
  autonomy: 'ce que la famille fait seule',
  to: 'à',
  scope: 'sur',
  meetingOn: 'rencontre le',
  answer: 'réponse',
  court: 'tribunal',
  servedOn: 'assignation reçue le',
  hearingOn: 'audience du',
  from: 'ancienne date',
  trigger: 'événement',
  kind: 'nature',
  stage: 'étape',
  occurredOn: 'survenu le',
  registeredOn: 'enregistré le',
  referredBy: 'signalé par',
  referredOn: 'signalé le',
  known: 'suivie ailleurs',
  service: 'service',
  services: 'services',
  unanswered: 'sans réponse de',
  missing: 'manque',
  criteria: 'conditions',
  fact: 'fait n°',
  resources: 'ressources',
  debt: 'dette',
  proposal: 'proposition',
  onKnownElements: 'sur les éléments connus',
  landlordObservations: 'observations du bailleur',
  held: 'a eu lieu',
  speaker: 'qui parlera',
  papers: 'papiers à apporter',
  legalAidAsked: 'aide juridictionnelle demandée',
  rentResumedOn: 'loyer repris le',
  attendance: 'présence',
  attended: 'présent à l’audience',
  delayMonths: 'délai en mois',
  conditions: 'conditions',
  month: 'mois',
  paid: 'payé',
  actions: 'actions',
  viable: 'projet viable',
  position: 'rang',
  ending: 'fin',
  label: 'échéance',
  rule: 'règle',
  compared: 'comparé',
  name: 'condition',
};

/** The codes that facts hold; of several vocabularies, since no two give one word two meanings. */
const CODES: Record<string, string> = {
  ...TRIGGER_LABELS,
  ...PROBLEM_LABELS,
  ...RESPONSE_LABELS,
  ...RESULT_LABELS,
  ...CLOSING_REASON_LABELS,
  ...HANDOVER_ANSWER_LABELS,
  ...ACTOR_LABELS_TO_FAMILY,
  letter: 'courrier',
  phone: 'téléphone',
  email: 'courriel',
  visit: 'visite',
  text: 'message',
  home: 'au domicile',
  office: 'au service',
  workplace: 'au travail',
  landlord: 'le bailleur',
  video: 'en visio',
  reached: 'famille jointe',
  'no-answer': 'sans réponse',
  refused: 'refus',
  result: 'un résultat',
  autonomy: 'l’autonomie dans les démarches',
  'one-off-help': 'aide ponctuelle',
  'global-accompaniment': 'accompagnement global',
  redirection: 'orientation',
  renew: 'renouveler',
  end: 'ne pas renouveler',
  eligible: 'conditions réunies',
  'not-eligible': 'conditions non réunies',
  undetermined: 'indéterminé',
  'not-met': 'non remplie',
  unknown: 'inconnu',
  'first-default': 'premier impayé',
  relapse: 'nouvel impayé',
  'lease-terminated': 'bail résilié',
  beneficiary: 'la famille elle-même',
  registry: 'le fichier des prestations',
  partner: 'un partenaire',
  reception: 'l’accueil',
  court: 'le tribunal',
  'will-attend': 'viendra',
  'will-not': 'ne viendra pas',
  'delays-granted': 'délais accordés',
  'eviction-ordered': 'expulsion ordonnée',
  'claim-dismissed': 'demande rejetée',
  'struck-out': 'affaire radiée',
  'repayment-ordered': 'remboursement ordonné',
};

const ROLES: Record<string, string> = {
  'intake-officer': 'Gestionnaire',
  caseworker: 'Travailleur social',
  supervisor: 'Responsable',
  partner: 'Partenaire',
  administrator: 'Administrateur',
  system: 'Le service (automatique)',
};

/** Ids, settings, and what the heading already says: they tell a family nothing. */
const SILENT =
  /^(house|edition|reference|offer|calendar|items|criteria|objectiveId|entered|.*Id|.*Ids|id|key|number|source)$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

export function factLabel(type: string): string {
  return FACTS[type] ?? type.replaceAll('-', ' ');
}

/** Whether a fact of this type has words of its own. */
export function hasWords(type: string): boolean {
  return Object.hasOwn(FACTS, type);
}

export function roleLabel(role: string): string {
  return ROLES[role] ?? role;
}

/** What a fact carries, one line for each part. */
export function linesOf(data: Record<string, unknown>): string[] {
  const due = Array.isArray(data['items']) ? data['items'].map((item) => labelOf(item)) : [];
  return [...due, ...partsOf(data).map(([label, value]) => `${label} : ${value}`)];
}

function labelOf(item: unknown): string {
  const { label, kind } = item as { label?: string; kind?: string };
  return label ?? kind ?? '';
}

function partsOf(data: Record<string, unknown>): [string, string][] {
  return Object.entries(data).flatMap(([name, value]): [string, string][] => {
    if (SILENT.test(name) || value === undefined || value === null) return [];
    const said = valueOf(name, value);
    return said === '' ? [] : [[FIELDS[name] ?? name, said]];
  });
}

function valueOf(name: string, value: unknown): string {
  if (typeof value === 'boolean') return value ? 'oui' : 'non';
  if (typeof value === 'number') return name.endsWith('Cents') ? euros(value) : String(value);
  if (typeof value === 'string') return DATE.test(value) ? frenchDate(value) : (CODES[value] ?? value);
  if (Array.isArray(value)) return value.map((one) => valueOf(name, one)).join(' ; ');
  return partsOf(value as Record<string, unknown>)
    .map(([label, said]) => `${label} : ${said}`)
    .join(', ');
}
