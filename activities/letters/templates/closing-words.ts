/** How we say goodbye, reason by reason. Nothing here blames anyone. */
import type { ClosingReason } from '../../../workflows/rules/accompaniment/vocabulary.ts';

export interface ClosingWords {
  title: string;
  /** The first paragraphs; `on` is the day of closing, in words. */
  paragraphs(on: string): string[];
  /** What the letter recalls, when there is any. */
  tells: ('responses' | 'handovers' | 'summary')[];
  /** The way back, when the usual words would jar. */
  door?: string;
  farewell?(salutation: string): string;
}

const END = 'La fin de votre accompagnement';
const OFFER = 'Notre proposition d’accompagnement';
const ALL: ClosingWords['tells'] = ['responses', 'handovers', 'summary'];

export const CLOSING_WORDS: Record<ClosingReason, ClosingWords> = {
  'goals-reached': {
    title: END,
    paragraphs: (on) => [
      `Votre accompagnement s’est terminé le ${on} : ce que vous vouliez faire avancer a abouti. C’est d’abord le fruit de ce que vous avez entrepris, et nous vous remercions de la confiance que vous nous avez accordée.`,
    ],
    tells: ALL,
  },
  'family-wish': {
    title: END,
    paragraphs: (on) => [
      `Comme vous l’avez souhaité, votre accompagnement s’est terminé le ${on}. Nous respectons votre choix et vous remercions du temps passé avec nous.`,
    ],
    tells: ALL,
  },
  'moved-away': {
    title: END,
    paragraphs: (on) => [
      `À la suite de votre déménagement, votre accompagnement par notre service s’est terminé le ${on}.`,
      'D’autres services peuvent vous accueillir près de votre nouveau domicile, notamment le service social du département ou le centre communal d’action sociale. Si vous le souhaitez, et avec votre accord seulement, nous pouvons leur transmettre ce qui leur serait utile.',
    ],
    tells: ALL,
  },
  death: {
    title: 'Votre dossier auprès de notre service',
    paragraphs: () => [
      'Nous avons appris avec tristesse le décès survenu dans votre foyer. Nous pensons à vous et vous présentons nos sincères condoléances.',
      'L’accompagnement en cours s’arrête. Vous n’avez rien à faire ni à nous renvoyer.',
    ],
    tells: [],
    door: 'Si un appui pouvait vous être utile, maintenant ou plus tard, pour les démarches qui suivent un décès ou simplement pour parler de votre situation, nous sommes à votre disposition.',
    farewell: (salutation) =>
      `Nous vous prions d’agréer, ${salutation}, l’expression de toute notre sympathie.`,
  },
  'no-response': {
    title: OFFER,
    paragraphs: (on) => [
      `Nous avons essayé plusieurs fois de vous joindre, sans y parvenir. Nous avons donc refermé votre dossier le ${on}.`,
      'Ce n’est pas un reproche : vous étiez libre de nous répondre ou non, et ce n’était peut-être pas le bon moment.',
    ],
    tells: [],
    door: 'Notre porte reste ouverte. Si vous souhaitez nous parler, un appel ou un mot suffit.',
  },
  other: {
    title: END,
    paragraphs: (on) => [
      `Votre accompagnement s’est terminé le ${on}. Si vous souhaitez en reparler ou en comprendre les raisons, nous sommes à votre disposition.`,
    ],
    tells: ALL,
  },
  'one-off-help': {
    title: 'L’aide que vous avez reçue',
    paragraphs: (on) => [
      `Lors de notre échange, une aide ponctuelle a paru mieux vous convenir qu’un accompagnement dans la durée. Nous avons refermé votre dossier le ${on}.`,
    ],
    tells: ['responses', 'handovers'],
  },
  redirection: {
    title: 'Un autre service pour vous accompagner',
    paragraphs: (on) => [
      `Nous avons vu ensemble qu’un autre service était mieux placé que le nôtre pour vous aider. Nous avons donc refermé votre dossier le ${on}.`,
    ],
    tells: ['handovers'],
  },
  lapsed: {
    title: END,
    paragraphs: (on) => [
      `La première période de votre accompagnement est arrivée à son terme sans qu’un renouvellement ait été décidé. L’accompagnement s’est donc terminé le ${on}.`,
      'Si vous souhaitiez le poursuivre, dites-le-nous : nous regarderons avec vous ce qui est possible.',
    ],
    tells: ALL,
  },
  'term-ended': {
    title: END,
    paragraphs: (on) => [
      `Votre accompagnement est arrivé au terme prévu et s’est terminé le ${on}. Nous vous remercions de la confiance que vous nous avez accordée.`,
    ],
    tells: ALL,
  },
  'not-eligible': {
    title: OFFER,
    paragraphs: () => [
      'Nous avons regardé si nous pouvions vous proposer un accompagnement. Aujourd’hui, votre situation n’entre pas dans les conditions de cette offre. Cela ne veut pas dire que vous n’avez droit à aucune aide.',
      'Si vous pensez qu’il nous manque des éléments, dites-le-nous : nous reverrons notre réponse. Vous pouvez aussi vous adresser au service social du département ou au centre communal d’action sociale.',
    ],
    tells: ['handovers'],
  },
  'followed-elsewhere': {
    title: OFFER,
    paragraphs: () => [
      'Un autre service social vous accompagne déjà. Pour que vous gardiez un interlocuteur que vous connaissez, nous n’ouvrons pas d’accompagnement de notre côté.',
      'Si ce n’est pas le cas, ou si vous préférez qu’il en soit autrement, dites-le-nous.',
    ],
    tells: [],
  },
  declined: {
    title: OFFER,
    paragraphs: (on) => [
      `Vous avez préféré ne pas donner suite à notre proposition. Nous respectons votre choix et avons refermé votre dossier le ${on}.`,
    ],
    tells: [],
    door: 'Si vous changez d’avis, un appel ou un mot suffit : vous pourrez faire de nouveau appel à nous.',
  },
};
