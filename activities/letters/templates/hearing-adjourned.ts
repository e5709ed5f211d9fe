/** The hearing has another day, or another hour: which one, and what remains of what was prepared. */
import { type Block, type Content, heading, list, paragraph, strong } from '../content.ts';
import { dateInWords, dayInWords } from '../dates.ts';
import type { Letter } from '../model.ts';
import { whomToCall } from './assurances.ts';
import { companions, getHearing, rentMatters, whenAndWhere } from './hearing.ts';
import { farewell } from './voice.ts';

/** `hearing-adjourned`: at each new date, and when a date given in error is taken back. */
export function hearingAdjourned(letter: Letter): Content {
  const hearing = getHearing(letter);
  return {
    form: 'letter',
    title: `${sameDay(letter) ? 'L’heure' : 'La nouvelle date'} de votre audience : ${dateInWords(hearing.hearingOn)}`,
    body: [
      changed(letter),
      whenAndWhere(hearing),
      paragraph(
        'Un tel changement est courant, et ne veut rien dire de ce que le juge décidera. Si vous aviez pris vos dispositions (travail, garde des enfants), pensez à les changer aussi.',
      ),
      heading('Ce qui reste utile'),
      kept(letter),
      rentMatters(letter),
      companions(letter),
      paragraph('Dites-nous si ce jour vous pose une difficulté : nous verrons ensemble comment faire.'),
      whomToCall(letter),
    ],
    farewell: farewell(letter),
    signature: 'caseworker',
  };
}

function sameDay(letter: Letter): boolean {
  const { adjournedFrom, hearingOn } = getHearing(letter);
  return adjournedFrom === hearingOn;
}

function changed(letter: Letter): Block {
  const { adjournedFrom, hearingOn } = getHearing(letter);
  const about = 'Votre audience au tribunal, au sujet de votre loyer,';
  if (sameDay(letter)) {
    return paragraph(`${about} a toujours lieu le ${dayInWords(hearingOn)}, mais son heure a changé.`);
  }
  if (!adjournedFrom) return paragraph(`${about} a une nouvelle date.`);
  return paragraph(
    about,
    ' n’aura pas lieu le ',
    `${dayInWords(adjournedFrom)}. Vous n’avez pas à venir ce jour-là. `,
    strong(`Elle aura lieu le ${dayInWords(hearingOn)}.`),
  );
}

function kept(letter: Letter): Block {
  const { preparation, evaluation, interviewedOn } = getHearing(letter);
  const items = [
    'L’assignation que vous avez reçue : gardez-la, et apportez-la.',
    preparation
      ? 'Les papiers et la fiche que nous avons préparés ensemble. Ajoutez-y les preuves de vos paiements depuis.'
      : 'Les papiers que vous avez réunis. Ajoutez-y les preuves de vos paiements depuis.',
  ];
  if (evaluation?.sentOn)
    items.push('L’évaluation écrite pour le juge : il l’a déjà, vous n’avez rien à refaire.');
  else if (interviewedOn)
    items.push(`Notre rencontre du ${dateInWords(interviewedOn)} : ce que vous nous avez dit reste noté.`);
  return list(...items);
}
