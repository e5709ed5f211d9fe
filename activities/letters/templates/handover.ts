/** Passing the baton: to whom, on what, and only as far as the family agrees. */
import { type Block, type Content, type Inline, list, paragraph, strong } from '../content.ts';
import { dayInWords } from '../dates.ts';
import type { HandoverInLetter, Letter } from '../model.ts';
import { scopeLabel } from '../vocabulary.ts';
import { whomToCall } from './assurances.ts';
import { farewell, voiceOf } from './voice.ts';

const ANSWERS: Record<NonNullable<HandoverInLetter['answer']> | 'pending', string> = {
  accepted: ' Ce service a accepté de prendre le relais.',
  declined: ' Ce service n’a pas pu donner suite : nous cherchons avec vous une autre solution.',
  pending: ' Nous attendons sa réponse et vous la ferons connaître.',
};

/** `handover`: tells the family where its baton passes. */
export function handover(letter: Letter): Content {
  return {
    form: 'letter',
    title: 'Un passage de relais',
    body: [
      ...relays(letter),
      paragraph(
        'Un passage de relais veut dire qu’un autre service, mieux placé pour la suite, vous accompagne à son tour. Pour que vous n’ayez pas à tout raconter de nouveau, nous lui transmettons seulement ce qui est utile, et avec votre accord. Vous pouvez relire avec nous ce qui sera transmis.',
      ),
      paragraph(
        'Vous restez libre : si vous ne souhaitez pas ce relais, ou s’il ne vous convient pas, dites-le-nous, et nous verrons ensemble comment faire autrement.',
      ),
      whomToCall(letter),
    ],
    farewell: farewell(letter),
    signature: 'caseworker',
  };
}

function relays(letter: Letter): Block[] {
  const say = voiceOf(letter);
  const { handovers } = letter.accompaniment;
  if (handovers.length === 0) {
    return [
      paragraph(
        say(
          'Comme nous en avons parlé, je prépare avec vous un passage de relais vers un autre service.',
          'Comme nous en avons parlé, nous préparons avec vous un passage de relais vers un autre service.',
        ),
      ),
    ];
  }
  return [
    paragraph(
      'Pour la suite de vos démarches, voici ',
      handovers.length === 1 ? 'le service vers lequel' : 'les services vers lesquels',
      ' nous préparons un passage de relais :',
    ),
    list(...handovers.map(relay)),
  ];
}

function relay({ to, scope, answer, meetingOn }: HandoverInLetter): Inline[] {
  const about = scope.length > 0 ? ` Sujets : ${scope.map(scopeLabel).join(', ')}.` : '';
  const meeting = meetingOn ? ` Rencontre prévue le ${dayInWords(meetingOn)}.` : '';
  return [strong(`${to}.`), about, ANSWERS[answer ?? 'pending'], meeting];
}
