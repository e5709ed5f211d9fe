/** Term 1 ends soon: let us look back, and decide together. */
import { type Block, type Content, heading, list, paragraph, strong } from '../content.ts';
import { dateInWords } from '../dates.ts';
import type { Letter } from '../model.ts';
import { whomToCall } from './assurances.ts';
import { reviewedObjectives } from './objectives.ts';
import { farewell, termLength, voiceOf } from './voice.ts';

/** `renewal`: thirty days before the end of term 1. */
export function renewal(letter: Letter): Content {
  const say = voiceOf(letter);
  return {
    form: 'letter',
    title: 'Votre accompagnement : décidons ensemble de la suite',
    body: [
      ends(letter),
      paragraph(
        say(
          'Je vous propose de nous voir avant cette date',
          'Nous vous proposons de nous voir avant cette date',
        ),
        ' pour regarder ce qui a avancé, ce qui reste difficile, et ce que vous souhaitez maintenant.',
      ),
      ...review(letter),
      ...choices(letter),
      whomToCall(letter),
    ],
    farewell: farewell(letter),
    signature: 'caseworker',
  };
}

function ends(letter: Letter): Block {
  const { termEndsOn } = letter.accompaniment;
  const length = termLength(letter);
  if (!termEndsOn)
    return paragraph(`La première période de votre accompagnement, de ${length}, se termine bientôt.`);
  return paragraph(
    `La première période de votre accompagnement, de ${length}, se termine le `,
    strong(`${dateInWords(termEndsOn)}.`),
  );
}

function review({ accompaniment: { plan } }: Letter): Block[] {
  if (!plan || plan.objectives.length === 0) return [];
  return [heading('Ce que nous avions prévu ensemble'), reviewedObjectives(plan.objectives)];
}

function choices(letter: Letter): Block[] {
  return [
    heading('Ce que vous pouvez choisir'),
    list(
      [
        strong('Continuer'),
        ` pour ${termLength(letter)} de plus, avec les mêmes objectifs ou d’autres. C’est possible une seule fois.`,
      ],
      [
        strong('Vous arrêter là,'),
        ' parce que l’essentiel est fait, ou simplement parce que vous le préférez.',
      ],
      [
        strong('Passer le relais'),
        ' à un autre service, si son aide vous convient mieux. Nous le préparerons avec vous.',
      ],
    ),
    paragraph(
      'La suite ne se décide pas sans vous. Si vous souhaitez continuer, le responsable du service se prononcera après notre échange. Si rien n’est décidé à temps, l’accompagnement prendra fin : c’est pourquoi il est important de nous voir avant.',
    ),
  ];
}
