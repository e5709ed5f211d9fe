/** A place in a group session is confirmed: when it is, where, and what to do about a day one cannot come. */
import { type Content, paragraph, strong } from '../content.ts';
import type { Letter } from '../model.ts';
import { dataNotice, whomToCall } from './assurances.ts';
import { daysOfSession, getSession } from './session.ts';
import { farewell } from './voice.ts';

/** `session-place`: at once, or when someone who waited moves up. */
export function sessionPlace(letter: Letter): Content {
  const session = getSession(letter);
  return {
    form: 'letter',
    title: `Votre place est confirmée : ${session.title}`,
    body: [
      paragraph(
        session.afterWaiting
          ? 'Vous étiez en liste d’attente, et une place s’est libérée : '
          : 'Après notre rencontre à trois, ',
        strong('votre place dans la session est confirmée.'),
      ),
      ...daysOfSession(session),
      paragraph(
        'Si un jour vous ne pouvez pas venir, prévenez-nous : l’absence est alors excusée. Si vous renoncez à votre place, dites-le-nous aussi : quelqu’un d’autre l’attend peut-être.',
      ),
      whomToCall(letter),
    ],
    farewell: farewell(letter),
    signature: 'caseworker',
    after: [dataNotice('à préparer et à suivre votre participation à cette session.')],
  };
}
