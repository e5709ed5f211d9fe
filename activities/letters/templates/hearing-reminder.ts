/** The hearing comes near. Each reminder says again when and where, then only what there is still time for. */
import { daysBetween } from '../../../workflows/rules/calendar.ts';
import { type Block, type Content, heading, paragraph } from '../content.ts';
import { dateInWords } from '../dates.ts';
import type { Letter } from '../model.ts';
import { whomToCall } from './assurances.ts';
import {
  companions,
  getHearing,
  GOING_MATTERS,
  legalAid,
  papersToBring,
  rentMatters,
  whenAndWhere,
} from './hearing.ts';
import { farewell } from './voice.ts';

type Nearness = 'ahead' | 'near' | 'eve';

/** In days: from here on there is no time left for anything but the day itself. A Friday is the eve of a Monday. */
const EVE = 4;
const NEAR = 10;

/** `hearing-reminder`: fifteen days, seven days and the day before; never «tomorrow», which the post would belie. */
export function hearingReminder(letter: Letter): Content {
  const hearing = getHearing(letter);
  const nearness = nearnessOf(letter);
  return {
    form: 'letter',
    title: `${TITLES[nearness]} ${dateInWords(hearing.hearingOn)}`,
    body: [
      paragraph(OPENINGS[nearness], ...askWhether(letter, nearness)),
      whenAndWhere(hearing),
      paragraph(GOING_MATTERS),
      ...BODIES[nearness](letter),
      whomToCall(letter),
    ],
    farewell: farewell(letter),
    signature: 'caseworker',
  };
}

function nearnessOf({ on, ...letter }: Letter): Nearness {
  const left = daysBetween(on, getHearing({ on, ...letter }).hearingOn);
  if (left <= EVE) return 'eve';
  return left <= NEAR ? 'near' : 'ahead';
}

const TITLES: Record<Nearness, string> = {
  ahead: 'Préparons votre audience du',
  near: 'Rappel : votre audience du',
  eve: 'L’essentiel pour votre audience du',
};

const OPENINGS: Record<Nearness, string> = {
  ahead: 'Votre audience au tribunal, au sujet de votre loyer, approche. Il reste du temps pour la préparer.',
  near: 'Votre audience au tribunal, au sujet de votre loyer, a lieu bientôt.',
  eve: 'Votre audience au tribunal, au sujet de votre loyer, a lieu très prochainement.',
};

const BODIES: Record<Nearness, (letter: Letter) => Block[]> = {
  ahead: (letter) => [
    rentMatters(letter),
    legalAid(getHearing(letter)),
    ...bring(letter),
    companions(letter),
  ],
  near: (letter) => [rentMatters(letter), ...bring(letter), companions(letter), legalAid(getHearing(letter))],
  eve: (letter) => [
    ...bring(letter),
    paragraph('Si vous avez payé un loyer récemment, apportez-en la preuve : elle compte.'),
    companions(letter),
    legalAid(getHearing(letter)),
  ],
};

function bring(letter: Letter): Block[] {
  return [heading('Ce qu’il faut apporter'), papersToBring(getHearing(letter))];
}

function askWhether(letter: Letter, nearness: Nearness): string[] {
  const { attendance = 'unknown' } = getHearing(letter);
  if (nearness === 'ahead' || attendance !== 'unknown') return [];
  return [' Dites-nous si vous pensez venir, ou ce qui vous en empêche.'];
}
