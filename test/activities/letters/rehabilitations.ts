/** Sites of invented families, from the project just set out to everything evaluated. */
import type { RehabilitationInLetter, TemplateName } from '../../../activities/letters/model.ts';
import { plainDate } from '../../../workflows/rules/calendar.ts';
import { accountOf } from '../../../workflows/rules/rehabilitation/account.ts';

const NO_HOURS = { siteAndMediation: 0, endOfSiteVisits: 0, quotesAndBuying: 0, workshopsAndMeetings: 0 };
const HOURS = { siteAndMediation: 100, endOfSiteVisits: 3, quotesAndBuying: 4, workshopsAndMeetings: 8 };

/** Nothing but the project; a workshop where the letter is about one. */
export function minimalSite(template: TemplateName): RehabilitationInLetter {
  return {
    association: 'Les Compagnons Inventés',
    project: { dwelling: 'Humide.', familyWish: 'Un mur sec.', commitments: 'Le samedi.' },
    version: 1,
    signedOn: {},
    sharePercent: 10,
    works: [],
    account: accountOf(NO_HOURS, 0, 0, 5400),
    ...(template === 'workshop-invitation' && {
      workshop: { on: plainDate('2027-04-06'), venue: 'Maison du quartier', topic: 'enduire un mur' },
    }),
  };
}

/** A whole site, of a year's grid. */
export function fullSite(): RehabilitationInLetter {
  return {
    ...minimalSite('workshop-invitation'),
    project: {
      dwelling:
        'Deux chambres au nord, humides, dont le papier se décolle ; une cuisine dont l’installation électrique est à reprendre par un professionnel.',
      familyWish: 'Que chaque enfant ait un coin sec pour dormir, et une lampe pour faire ses devoirs !',
      commitments:
        'La famille prépare les murs et peint, le samedi et deux soirs par semaine.\n\nL’association prête ses outils et vient un jour sur deux. Le service suit les devis et les aides.',
    },
    version: 2,
    signedOn: { family: plainDate('2027-03-02') },
    works: [
      { id: 'w1', wording: 'Assainir et enduire les deux chambres', by: 'together', done: true },
      { id: 'w2', wording: 'Peindre les chambres et le couloir', by: 'family', done: true },
      { id: 'w3', wording: 'Poser une ventilation', by: 'association', done: false },
    ],
    account: accountOf(HOURS, 30_135, 2500, 5400),
    workshop: {
      on: plainDate('2027-04-06'),
      at: '14:00',
      venue: 'Atelier des Compagnons Inventés, 3 rue du Modèle',
      topic: 'préparer et enduire un mur humide',
    },
    diagnosedOn: plainDate('2027-03-16'),
    worksDefinedOn: plainDate('2027-03-30'),
    endedOn: plainDate('2027-06-25'),
    shareReason: 'arrondi convenu avec la famille',
    evaluation: {
      familyView: 'On a tout fait nous-mêmes, ou presque. Les enfants ont choisi la couleur.',
      summary: 'Les chambres sont saines. La ventilation sera posée par le bailleur, qui s’y est engagé.',
    },
    reason: 'Les travaux sur l’électricité reviennent au propriétaire, qui doit d’abord les faire.',
  };
}
