/** What no form should let through, and what arrives all the same. */
import type {
  HearingInLetter,
  Letter,
  ObjectiveInLetter,
  TemplateName,
} from '../../../activities/letters/model.ts';
import { plainDate } from '../../../workflows/rules/calendar.ts';
import { full } from './families.ts';

const SENTENCE =
  "Le loyer n'était plus payé depuis mars ; aujourd'hui il l'est : \"enfin\", dit la famille ! ";

/** Three thousand characters, with breaks. */
export const LONG = `${SENTENCE.repeat(9)}\n${SENTENCE.repeat(11)}\n\n${SENTENCE.repeat(12)}`.slice(0, 3000);

export const LONG_NAME = "Mme Marie-Antoinette D'Artagnan-Müller de la Tour d'Auvergne-Şahinoğlu";
const EMOJI = 'Ça va mieux 🙂👍🏽 vraiment 👨‍👩‍👧‍👦 !';
const CONTROL = 'un\u0000deux\u0007trois\u200bquatre\u202ecinq\ud800six\tsept\u00adhuit';
const RTL = 'Elle dit : شكرا جزيلا لكم, et aussi תודה רבה, puis 谢谢你们.';
const LATIN =
  'Łukasz Wałęsa, Őrs Kőszegi, Ayşe Çağlar, Nguyễn Thị Ánh, Þóra Ðórarinsdóttir, Œuvre de sœur Ÿ, Юлія Ґ';

/** Everything at once. */
export function nasty(template: TemplateName): Letter {
  const letter = full(template);
  return {
    ...letter,
    organisation: {
      ...letter.organisation,
      name: 'Communauté d’agglomération de l’Exemple-sur-Invention et des Trois-Rivières imaginaires',
      service: 'Service d’accompagnement social des familles, du logement et de la parentalité',
    },
    recipient: {
      names: `${LONG_NAME} et M. Jean-Christophe D'Artagnan-Müller de la Tour d'Auvergne`,
      addressLines: [
        'Appartement 1234, escalier C, 17e étage, porte de gauche au fond',
        'Résidence des Peupliers argentés du Grand-Exemple, bâtiment B2',
        'Chez Mme Dominique Témoin-Inventée',
        '123 bis, avenue du Général-de-Division-Inventé-de-l’Exemple',
        'Lieu-dit « Les Trois Fontaines »',
        '97000 Saint-Exemple-les-Bains-sur-Invention Cedex 12',
      ],
      salutation: 'Madame, Monsieur',
    },
    caseworker: {
      name: 'Anne-Charlotte de Montmorency-Exemple-Inventée-Imaginaire',
      jobTitle: 'Conseillère en économie sociale et familiale, référente de parcours',
      email: 'anne-charlotte.de-montmorency-exemple-inventee@communaute-agglomeration.example',
    },
    accompaniment: {
      ...letter.accompaniment,
      plan: {
        revision: 12,
        familyView: { situation: LONG, difficulties: EMOJI, priorities: `${RTL}\n${LATIN}`, wayOut: CONTROL },
        objectives: Array.from({ length: 12 }, (_, index) => objective(index)),
        meetEveryDays: 10,
      },
      finalEvaluation: { autonomy: `${EMOJI} ${LATIN}`, summary: LONG },
    },
    ...(letter.hearing && { hearing: nastyHearing(letter.hearing) }),
  };
}

function nastyHearing(hearing: HearingInLetter): HearingInLetter {
  const { evaluation, preparation } = hearing;
  const words = { situation: LONG, resources: EMOJI, debt: `${RTL}\n${LATIN}`, proposal: CONTROL };
  return {
    ...hearing,
    court: `Tribunal de proximité de ${'Saint-Exemple-sur-Invention '.repeat(6)}`,
    home: { ...hearing.home, names: LONG_NAME, childrenAges: Array.from({ length: 14 }, (_, age) => age) },
    ...(evaluation && { evaluation: { ...evaluation, ...words, landlordObservations: LONG } }),
    ...(preparation && { preparation: { ...preparation, papers: [LONG, EMOJI, RTL, 'x'.repeat(200)] } }),
  };
}

function objective(index: number): ObjectiveInLetter {
  return {
    id: `o${index}`,
    problem: index % 2 === 0 ? 'rights-access' : 'non-decent-housing',
    aim: index % 3 === 0 ? 'autonomy' : 'result',
    wording:
      index === 5 ? LONG.slice(0, 1500) : `Objectif ${index + 1} : ${SENTENCE.repeat((index % 4) + 1)}`,
    evidence: index === 7 ? 'x'.repeat(200) : EMOJI,
    actor: 'partner',
    dueOn: plainDate('2027-08-31'),
    ...(index % 2 === 0 ? { result: { result: 'dropped', evidence: RTL } } : {}),
  };
}
