/** The committee has refused: why, and what remains possible. */
import { type Content, list, paragraph } from '../content.ts';
import type { Letter } from '../model.ts';
import { whomToCall } from './assurances.ts';
import { getRehabilitation } from './rehabilitation.ts';
import { farewell, voiceOf } from './voice.ts';

/** `rehabilitation-refused`: on the decision of the technical committee. */
export function rehabilitationRefused(letter: Letter): Content {
  const { association, reason } = getRehabilitation(letter);
  const say = voiceOf(letter);
  return {
    form: 'letter',
    title: 'Votre projet d’auto-réhabilitation : la réponse du comité technique',
    body: [
      paragraph(
        `Le comité technique a étudié le projet que vous aviez préparé avec l’association ${association} et avec nous. Il ne peut pas l’accepter.`,
      ),
      ...(reason ? [{ kind: 'quote', label: 'La raison', text: reason } as const] : []),
      paragraph(
        'Cette réponse porte sur les travaux, et non sur vous ni sur ce que vous avez préparé. D’autres chemins existent :',
      ),
      list(
        'si le propriétaire doit faire les travaux, nous pouvons lui écrire avec vous ;',
        'si le logement présente un danger, le service d’hygiène de la mairie peut venir le voir ;',
        'si le projet change, il peut être présenté de nouveau.',
      ),
      paragraph(
        say(
          'Je vous propose d’en parler ensemble : appelez-moi quand cela vous convient.',
          'Nous vous proposons d’en parler ensemble : appelez-nous quand cela vous convient.',
        ),
      ),
      whomToCall(letter),
    ],
    farewell: farewell(letter),
    signature: 'caseworker',
  };
}
