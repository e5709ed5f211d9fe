/** French words of an interface request, for what people read. */
import type { Due } from '../case.ts';
import { frenchDate } from '../french.ts';
import { awaited, type State } from './state.ts';
import type { Decision, Ending, Need, Stage } from './vocabulary.ts';

export const STAGE_LABELS: Record<Stage, string> = {
  received: 'Demande reçue, à prendre en charge',
  taken: 'Demande prise en charge',
  'information-asked': 'Informations demandées',
  closed: 'Terminée',
};

export const NEED_LABELS: Record<Need, string> = {
  'rights-study': 'Étude des droits',
  'rights-suspended': 'Droits suspendus',
  overpayment: 'Indu',
  'change-of-situation': 'Changement de situation',
  'family-benefits': 'Prestations familiales',
  'housing-benefit': 'Aide au logement',
  'minimum-income': 'Revenu de solidarité active',
  'maintenance-support': 'Pension alimentaire et allocation de soutien familial',
  'disability-benefit': 'Prestations liées au handicap',
  'file-transfer': 'Mutation du dossier',
  'emergency-aid': 'Aide d’urgence',
  other: 'Autre',
};

export const DECISION_LABELS: Record<Decision, string> = { granted: 'accordée', refused: 'refusée' };
export const ENDING_LABELS: Record<Ending, string> = { answered: 'réponse donnée', withdrawn: 'retirée' };

/** What falls due, by kind. */
export const DUE_LABELS: Record<string, string> = {
  'to-take': 'Demande d’interface à prendre en charge',
  'rights-to-check': 'Droits à vérifier avant une aide d’urgence',
  'aid-to-decide': 'Aide d’urgence à décider',
  'information-awaited': 'Information toujours attendue',
  'to-answer': 'Demande d’interface à laquelle répondre',
  'answer-late': 'Demande d’interface toujours sans réponse',
};

/** The notices that a request sends. */
export const NOTICE_LABELS: Record<string, string> = {
  'interface-received': 'Une demande d’interface est reçue',
  'interface-taken': 'Une demande d’interface est prise en charge',
  'interface-information-asked': 'Une information est demandée au sujet d’une demande d’interface',
  'interface-rights-checked': 'Les droits sont vérifiés : une aide d’urgence est à décider',
  'interface-answered': 'Une demande d’interface a sa réponse',
};

/** « Information toujours attendue — question q1 » */
export function dueLabel({ kind, subject }: Due): string {
  return `${DUE_LABELS[kind] ?? kind}${subject ? ` — question ${subject}` : ''}`;
}

/** Where the request stands, for the supervisor who opens it. */
export function describe(state: State): string[] {
  const { stage, reference, needs, receivedOn, rights, aid, closed } = state;
  const waiting = awaited(state).length;
  return [
    `**${STAGE_LABELS[stage]}** — demande ${reference}, reçue le ${frenchDate(receivedOn)}`,
    `Besoins : ${needs.map((need) => NEED_LABELS[need]).join(', ')}`,
    ...(waiting > 0 ? [`${waiting} information(s) attendue(s)`] : []),
    ...(rights ? [`Droits vérifiés le ${frenchDate(rights.on)}`] : []),
    ...(aid ? [`Aide d’urgence ${DECISION_LABELS[aid.decision]} le ${frenchDate(aid.on)}`] : []),
    ...(closed ? [`Terminée le ${frenchDate(closed.on)} (${ENDING_LABELS[closed.ending]})`] : []),
  ];
}
