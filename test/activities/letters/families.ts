/** Letters to invented families, from nothing but the required facts to everything at once. */
import type { Letter, ObjectiveInLetter, TemplateName } from '../../../activities/letters/model.ts';
import { LETTERS } from '../../../workflows/rules/hearing/vocabulary.ts';
import { plainDate } from '../../../workflows/rules/calendar.ts';
import { LETTERS as JOINT_LETTERS } from '../../../workflows/rules/joint-accompaniment/vocabulary.ts';
import { fullJoint, minimalJoint } from './joint.ts';
import { fullSite, minimalSite } from './rehabilitations.ts';
import { LETTERS as SITE_LETTERS } from '../../../workflows/rules/rehabilitation/vocabulary.ts';
import { LETTERS as SESSION_LETTERS } from '../../../workflows/rules/group-session/vocabulary.ts';
import { fullHearing, minimalHearing } from './hearings.ts';
import { fullHoliday, minimalHoliday } from './holidays.ts';
import { fullSession, minimalSession } from './sessions.ts';

const OF_HEARINGS: readonly string[] = LETTERS;
const OF_SESSIONS: readonly string[] = SESSION_LETTERS;
const OF_SITES: readonly string[] = SITE_LETTERS;
const OF_JOINT: readonly string[] = JOINT_LETTERS;

/** Only what a letter cannot do without. */
export function minimal(template: TemplateName): Letter {
  return {
    template,
    reference: 'AC-2027-000124',
    on: plainDate('2027-03-01'),
    organisation: {
      name: 'Caf de l’Exemple',
      addressLines: ['1 place de l’Exemple', '75000 Paris'],
      city: 'Paris',
    },
    recipient: OUTSIDE[template]?.minimal ?? {
      names: 'Mme Sacha Témoin',
      addressLines: ['2 rue Inventée', '75000 Paris'],
      salutation: 'Madame',
    },
    accompaniment: {
      trigger: 'arrears',
      openedOn: plainDate('2027-02-15'),
      problems: [],
      responses: [],
      handovers: [],
    },
    ...(OF_HEARINGS.includes(template) && { hearing: minimalHearing(template) }),
    ...(OF_SESSIONS.includes(template) && { session: minimalSession() }),
    ...(template === 'holiday-decision' && { holiday: minimalHoliday() }),
    ...(OF_SITES.includes(template) && { rehabilitation: minimalSite(template) }),
    ...(OF_JOINT.includes(template) && { joint: minimalJoint(template) }),
  };
}

/** Letters that look back are written when there is something to look back on. */
const WRITTEN_LATER: Partial<Record<TemplateName, string>> = {
  renewal: '2027-08-02',
  'end-of-term': '2027-08-02',
  handover: '2027-08-24',
  closing: '2027-09-03',
  'action-summary-sheet': '2027-09-03',
  'interview-offer': '2027-04-12',
  'hearing-reminder': '2027-04-19',
  'preparation-sheet': '2027-04-15',
  'hearing-adjourned': '2027-04-28',
  'social-evaluation': '2027-04-23',
  'site-summary-sheet': '2027-07-01',
  'joint-review-sheet': '2027-06-02',
};

/** Whom the letters that are not to the family are for. */
const OUTSIDE: { [Name in TemplateName]?: Record<'minimal' | 'full', Letter['recipient']> } = {
  'social-evaluation': {
    minimal: { names: 'Tribunal de l’Exemple', addressLines: [], salutation: 'Madame, Monsieur' },
    full: {
      names: 'Tribunal judiciaire de Ville-Exemple',
      addressLines: ['Juge des contentieux de la protection'],
      salutation: 'Madame, Monsieur',
    },
  },
  'council-information': {
    minimal: { names: 'Conseil départemental', addressLines: [], salutation: 'Madame, Monsieur' },
    full: {
      names: 'Département de l’Exemple',
      addressLines: ['Direction des solidarités', '3 place Inventée', '75000 Paris'],
      salutation: 'Madame, Monsieur',
    },
  },
};

/** A family at the end of a whole year, with everything a letter may tell. */
export function full(template: TemplateName): Letter {
  return {
    template,
    reference: 'AC-2027-000123',
    on: plainDate(WRITTEN_LATER[template] ?? '2027-03-03'),
    organisation: {
      name: 'Caf de l’Exemple',
      service: 'Service d’accompagnement des familles',
      tagline: 'À vos côtés, à votre rythme',
      addressLines: ['12 rue de l’Exemple', '75000 Paris'],
      phone: '01 23 45 67 89',
      email: 'familles@caf.example',
      city: 'Paris',
    },
    recipient: OUTSIDE[template]?.full ?? {
      names: 'Mme Camille Exemple et M. Dominique Exemple',
      addressLines: ['Appartement 12', 'Bâtiment B', '34, rue de l’Abbé-Inventé', '75000 Paris'],
      salutation: 'Madame, Monsieur',
    },
    caseworker: {
      name: 'Alix Modèle',
      jobTitle: 'Travailleuse sociale',
      phone: '01 23 45 67 80',
      email: 'alix.modele@caf.example',
    },
    accompaniment: accompaniment(),
    ...(OF_HEARINGS.includes(template) && { hearing: fullHearing(template) }),
    ...(OF_SESSIONS.includes(template) && { session: fullSession(template) }),
    ...(template === 'holiday-decision' && { holiday: fullHoliday() }),
    ...(OF_SITES.includes(template) && { rehabilitation: fullSite() }),
    ...(OF_JOINT.includes(template) && { joint: fullJoint() }),
  };
}

function accompaniment(): Letter['accompaniment'] {
  return {
    trigger: 'arrears',
    openedOn: plainDate('2027-01-12'),
    term: 1,
    termStartsOn: plainDate('2027-03-01'),
    termEndsOn: plainDate('2027-09-01'),
    homeVisit: { on: plainDate('2027-03-09'), at: '14:30' },
    problems: ['arrears', 'budget', 'parenthood'],
    plan: {
      revision: 2,
      familyView: {
        situation: "Depuis la séparation on vit à trois avec un seul salaire, et le loyer n'a pas changé.",
        difficulties:
          'Le courrier fait peur, on ne l\'ouvre plus. "On verra demain", et demain ne vient pas.',
        priorities: 'Garder le logement, et que les enfants ne changent pas d’école !',
        wayOut:
          'Si on y voit clair dans les comptes, on peut payer un peu chaque mois : 50 € pour commencer.',
      },
      objectives,
      meetEveryDays: 15,
    },
    agreements: { family: plainDate('2027-02-26'), caseworker: plainDate('2027-03-01') },
    responses: [
      { problem: 'arrears', response: 'repayment-plan', on: plainDate('2027-03-18') },
      { problem: 'arrears', response: 'financial-aid', on: plainDate('2027-04-06'), amountCents: 123456 },
      { problem: 'parenthood', response: 'holiday-stay', on: plainDate('2027-07-05'), amountCents: 35000 },
    ],
    finalEvaluation: {
      autonomy:
        'La famille ouvre et classe son courrier, tient son budget avec le tableau que nous avons fait ensemble, et appelle elle-même le bailleur.',
      summary:
        'En six mois, le paiement du loyer a repris et un plan d’apurement est respecté.\n\nLes enfants sont restés dans leur école. Il reste à refaire la demande de logement social chaque année.',
    },
    handovers: [
      {
        to: 'Mission locale Exemple-Nord',
        scope: ['employment', 'formation de l’aînée'],
        answer: 'accepted',
        meetingOn: plainDate('2027-09-14'),
      },
      { to: 'Centre social des Tilleuls (exemple)', scope: ['isolation'] },
    ],
    closing: { reason: 'goals-reached', on: plainDate('2027-09-01') },
  };
}

const objectives: ObjectiveInLetter[] = [
  {
    id: 'o1',
    problem: 'arrears',
    aim: 'result',
    wording:
      'Reprendre le paiement du loyer courant et signer un plan d’apurement que le budget permet de tenir',
    evidence: 'Trois loyers payés de suite ; plan signé par le bailleur',
    actor: 'family',
    dueOn: plainDate('2027-06-30'),
    result: {
      result: 'achieved',
      evidence: 'Loyers d’avril, mai et juin payés ; plan signé le 18 mars 2027.',
    },
  },
  {
    id: 'o2',
    problem: 'budget',
    aim: 'autonomy',
    wording: 'Tenir un budget du mois',
    evidence: 'Le tableau est rempli deux mois de suite',
    actor: 'caseworker',
    dueOn: plainDate('2027-07-31'),
    result: { result: 'partly-achieved', evidence: 'Tableau tenu un mois sur deux, repris en août.' },
  },
  {
    id: 'o3',
    problem: 'housing-access',
    aim: 'autonomy',
    wording: 'Savoir faire et suivre une demande de logement social',
    evidence: 'Demande déposée et pièces à jour',
    actor: 'partner',
    dueOn: plainDate('2027-08-15'),
  },
];
