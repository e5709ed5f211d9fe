/** The first letter: why we write, what we offer, and that the family is free. */
import { type Block, type Content, heading, list, paragraph } from '../content.ts';
import type { Letter } from '../model.ts';
import { getTriggerKind } from '../vocabulary.ts';
import { CONFIDENTIALITY, dataNotice, whomToCall } from './assurances.ts';
import { OPENINGS } from './openings.ts';
import { farewell, introduction, termLength, voiceOf } from './voice.ts';

/** `contact`: sent when a caseworker is assigned. */
export function contact(letter: Letter): Content {
  const say = voiceOf(letter);
  const { opening, caution } = OPENINGS[getTriggerKind(letter.accompaniment.trigger)];
  return {
    form: 'letter',
    title: 'Une proposition de rencontre',
    body: [
      paragraph(opening),
      paragraph(
        introduction(letter),
        say(' Je vous propose de nous rencontrer', ' Nous vous proposons une rencontre'),
        ' pour faire le point avec vous et chercher ensemble ce qui peut vous aider : vos droits, votre logement, votre budget, votre vie de famille, ou tout autre sujet qui compte pour vous.',
      ),
      ...offer(letter),
      ...freedom(letter, caution),
      whomToCall(letter),
    ],
    farewell: farewell(letter),
    signature: 'caseworker',
    after: [dataNotice()],
  };
}

function offer(letter: Letter): Block[] {
  return [
    heading('Ce que nous pouvons faire ensemble'),
    list(
      'Un premier échange, chez vous, dans nos locaux ou par téléphone, comme vous préférez.',
      `Puis, si vous le souhaitez, un accompagnement : un plan construit avec vous, à partir de vos priorités. Il dure ${termLength(letter)} et peut être renouvelé une fois.`,
      CONFIDENTIALITY,
    ),
  ];
}

function freedom(letter: Letter, caution: string | undefined): Block[] {
  const say = voiceOf(letter);
  return [
    heading('Vous êtes libre de votre réponse'),
    paragraph(
      'Cet accompagnement repose sur votre accord. Vous pouvez dire oui, dire non, ou prendre le temps d’y réfléchir. Un refus ne vous sera pas reproché, et vous pourrez changer d’avis. ',
      say(
        'J’essaierai aussi de vous joindre dans les prochains jours.',
        'Nous essaierons aussi de vous joindre dans les prochains jours.',
      ),
    ),
    ...(caution ? [paragraph(caution)] : []),
  ];
}
