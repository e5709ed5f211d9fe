/** The invitation to the collective workshop: what one learns there, when and where. */
import { type Content, notice, paragraph, strong } from '../content.ts';
import { dayInWords, timeInWords } from '../dates.ts';
import type { Letter } from '../model.ts';
import { whomToCall } from './assurances.ts';
import { getRehabilitation } from './rehabilitation.ts';
import { farewell } from './voice.ts';

/** `workshop-invitation`: each time a workshop is set. */
export function workshopInvitation(letter: Letter): Content {
  const { association, workshop } = getRehabilitation(letter);
  if (!workshop) throw new Error('An invitation is to a workshop.');
  const { on, at, venue, topic } = workshop;
  return {
    form: 'letter',
    title: `Votre invitation à l’atelier collectif : ${dayInWords(on)}`,
    body: [
      paragraph(
        `Vos travaux approchent. L’association ${association} vous invite à un atelier où l’on apprend les gestes, avec d’autres familles qui arrangent leur logement.`,
      ),
      notice(
        ['Quand : ', strong(`le ${dayInWords(on)}${at ? ` à ${timeInWords(at)}` : ''}.`)],
        ['Où : ', strong(`${venue}.`)],
        ['Pour apprendre : ', strong(`${topic}.`)],
      ),
      paragraph(
        'L’atelier est gratuit, et les outils et les matériaux sont prêtés. Venez avec des vêtements qui ne craignent rien. Aucune connaissance n’est demandée : chacun avance à son rythme.',
      ),
      paragraph(
        'Si ce jour ne vous convient pas, ou s’il vous faut une solution pour les enfants, dites-le-nous : nous chercherons ensemble.',
      ),
      whomToCall(letter),
    ],
    farewell: farewell(letter),
    signature: 'caseworker',
  };
}
