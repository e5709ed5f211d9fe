/** The landlord drops the case: there is no hearing, and what remains to be done all the same. */
import { type Block, type Content, heading, list, paragraph, strong } from '../content.ts';
import { dateInWords, dayInWords } from '../dates.ts';
import type { Letter } from '../model.ts';
import { whomToCall } from './assurances.ts';
import { getHearing } from './hearing.ts';
import { farewell } from './voice.ts';

/** `hearing-withdrawn`: once the landlord is known to have dropped the case. */
export function hearingWithdrawn(letter: Letter): Content {
  const { court, servedOn } = getHearing(letter);
  return {
    form: 'letter',
    title: 'Votre bailleur a renoncé à l’audience',
    body: [
      paragraph(
        `Votre bailleur vous avait fait convoquer au tribunal (${court}) par l’assignation datée du ${dateInWords(servedOn)}. Il y a renoncé : il a retiré sa demande.`,
      ),
      notToCome(letter),
      heading('Ce qu’il faut savoir'),
      list(
        'Personne ne peut vous demander de quitter votre logement à cause de cette assignation.',
        'Si une dette de loyer reste, elle reste à rembourser : le juge n’a rien décidé à ce sujet. Nous pouvons chercher avec vous un accord avec votre bailleur.',
        'Continuez de payer le loyer du mois, avec les charges, en entier. Si c’est difficile, appelez-nous avant d’être en retard.',
        'Gardez cette lettre, l’assignation et vos preuves de paiement.',
        'Si vous recevez une nouvelle lettre du tribunal ou d’un commissaire de justice (l’ancien huissier), appelez-nous tout de suite.',
      ),
      whomToCall(letter),
    ],
    farewell: farewell(letter),
    signature: 'caseworker',
  };
}

/** Once its day is past there is nothing to be spared. */
function notToCome(letter: Letter): Block {
  const { hearingOn } = getHearing(letter);
  if (hearingOn < letter.on)
    return paragraph('Le juge ne décidera donc rien à votre sujet dans cette affaire.');
  return paragraph(
    strong(`L’audience du ${dayInWords(hearingOn)} n’aura pas lieu pour vous : vous n’avez pas à venir.`),
    ' Si vous aviez pris vos dispositions (travail, garde des enfants), pensez à les changer.',
  );
}
