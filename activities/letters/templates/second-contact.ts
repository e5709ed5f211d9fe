/** The second letter, when the first had no answer. It insists on nothing. */
import { type Content, paragraph } from '../content.ts';
import type { Letter } from '../model.ts';
import { getTriggerKind } from '../vocabulary.ts';
import { CONFIDENTIALITY, whomToCall } from './assurances.ts';
import { OPENINGS } from './openings.ts';
import { farewell, introduction, termLength, voiceOf } from './voice.ts';

/** `second-contact`: with a slip to send back, for those who do not telephone. */
export function secondContact(letter: Letter): Content {
  const say = voiceOf(letter);
  const { caution } = OPENINGS[getTriggerKind(letter.accompaniment.trigger)];
  return {
    form: 'letter',
    title: 'Notre proposition de rencontre tient toujours',
    body: [
      paragraph(
        introduction(letter),
        say(
          ' Je vous ai écrit il y a quelque temps pour vous proposer une rencontre, et nous n’avons pas encore pu nous parler.',
          ' Nous vous avons écrit il y a quelque temps pour vous proposer une rencontre, et nous n’avons pas encore pu nous parler.',
        ),
        ' Peut-être notre lettre s’est-elle égarée, peut-être n’était-ce pas le bon moment. Cela arrive, et notre proposition tient toujours.',
      ),
      paragraph(
        `Il s’agit d’échanger librement sur votre situation et, si vous le souhaitez, de construire avec vous un accompagnement à partir de vos priorités, pour ${termLength(letter)}, renouvelables une fois. ${CONFIDENTIALITY}`,
      ),
      ...(caution ? [paragraph(caution)] : []),
      paragraph(
        'Vous êtes libre de votre réponse. Si vous préférez ne pas donner suite, il suffit de nous le dire : nous ne vous écrirons plus à ce sujet. Sans nouvelles de vous, nous essaierons encore de vous joindre, puis nous refermerons ce dossier. Vous pourrez revenir vers nous plus tard.',
      ),
      whomToCall(letter),
    ],
    farewell: farewell(letter),
    signature: 'caseworker',
    after: [
      {
        kind: 'slip',
        title: `Coupon à nous renvoyer si vous le souhaitez – ${letter.reference}`,
        choices: [
          'Je souhaite une rencontre : ☐ chez moi   ☐ dans vos locaux   ☐ par téléphone',
          'Vous pouvez m’appeler au ......................................, plutôt (jour, heure) ......................................',
          'Je ne souhaite pas de rencontre pour le moment.',
        ],
      },
    ],
  };
}
