/** What a family must find in the letters about its hearing, in words that do not frighten. */
import { type Block, list, notice, paragraph, strong } from '../content.ts';
import { dayInWords, timeInWords } from '../dates.ts';
import type { HearingInLetter, Letter } from '../model.ts';
import { voiceOf } from './voice.ts';

export function getHearing({ template, hearing }: Letter): HearingInLetter {
  if (!hearing) throw new Error(`A letter ${template} is about a hearing.`);
  return hearing;
}

/** «mardi 4 mai 2027 à 9 h» */
export function hearingDay({ hearingOn, at }: HearingInLetter): string {
  return at ? `${dayInWords(hearingOn)} à ${timeInWords(at)}` : dayInWords(hearingOn);
}

/** When and where. What the case does not know is on the summons. */
export function whenAndWhere(hearing: HearingInLetter): Block {
  return notice(
    ['Quand : ', strong(`le ${hearingDay(hearing)}.`)],
    ['Où : ', strong(`${hearing.court}.`)],
    onTheSummons(hearing),
  );
}

function onTheSummons({ at, adjournedFrom }: HearingInLetter): string {
  if (at) return 'L’adresse du tribunal est écrite sur l’assignation. Venez une demi-heure avant.';
  return adjournedFrom
    ? 'L’adresse du tribunal est écrite sur l’assignation. L’heure est à confirmer : appelez-nous.'
    : 'L’heure et l’adresse du tribunal sont écrites sur l’assignation. Venez une demi-heure avant.';
}

export const GOING_MATTERS =
  'Y aller compte beaucoup. Il ne s’agit pas de punir : on y parle du loyer, de la dette et des solutions. Vous pouvez dire au juge ce qui est arrivé et ce que vous proposez ; si vous n’y êtes pas, il peut décider sans vous entendre. Ensuite, vous rentrez chez vous : personne n’est mis dehors ce jour-là.';

const ALWAYS = 'l’assignation et une pièce d’identité. S’il vous manque un papier, venez quand même.';
const USUAL_PAPERS = [
  'le bail, les dernières quittances, les preuves de ce que vous avez payé ;',
  'ce qui montre vos ressources (paie, Caf, France Travail) et vos charges ;',
  'les courriers du bailleur, et tout accord ou plan d’apurement ;',
];

/** Those found with the family, or the usual ones. */
export function papersToBring({ preparation }: HearingInLetter): Block {
  const papers = preparation?.papers ?? [];
  return papers.length === 0
    ? list(...USUAL_PAPERS, ALWAYS)
    : list(...papers, `et, dans tous les cas, ${ALWAYS}`);
}

/**
 * Without current rent paid again in full before the hearing, a judge can grant no delay (loi 2023-668).
 */
export function rentMatters(letter: Letter): Block {
  const { preparation, longestDelayYears } = getHearing(letter);
  if (preparation?.rentResumedOn) {
    return paragraph(
      strong('Continuez de payer le loyer du mois, avec les charges, en entier. '),
      `C’est ce qui permet au juge d’accorder des délais pour rembourser la dette, jusqu’à ${years(longestDelayYears)}. Apportez les preuves de vos paiements.`,
    );
  }
  return paragraph(
    strong(
      'Si vous le pouvez, payez de nouveau le loyer du mois, avec les charges, en entier, avant l’audience. ',
    ),
    `C’est le plus utile : sans ce paiement, la loi ne permet pas au juge d’accorder des délais (jusqu’à ${years(longestDelayYears)}) pour rembourser la dette. Si c’est trop difficile, appelez-nous avant : nous chercherons avec vous quelles aides sont possibles.`,
  );
}

/** Whoever goes need not go alone; whoever cannot go may be represented. */
export function companions(letter: Letter, say = voiceOf(letter)): Block {
  const { attendance } = getHearing(letter);
  if (attendance === 'will-not') return paragraph(strong('Y aller, ou être représenté. '), WILL_NOT);
  return paragraph(
    strong('Avec qui y aller. '),
    say(
      'Je peux venir avec vous, et un proche aussi : dites-le-moi, et nous conviendrons d’un lieu où nous retrouver.',
      'Quelqu’un de notre service peut venir avec vous, et un proche aussi : dites-le-nous, et nous conviendrons d’un lieu où vous retrouver.',
    ),
    ` En cas d’empêchement, prévenez-nous vite : ${REPRESENTED}.`,
  );
}

/** Code de procédure civile, art. 762. */
const REPRESENTED =
  'un avocat peut vous représenter, ou, avec un écrit signé de vous, votre conjoint ou un parent proche';

const WILL_NOT = `Vous nous avez dit que vous ne pensiez pas venir. Vous pouvez changer d’avis jusqu’au dernier moment, et nous pouvons y aller avec vous. Si vous ne venez pas, ${REPRESENTED} : appelez-nous, nous le préparerons ensemble.`;

/** A lawyer, whom the State pays for those who cannot. */
export function legalAid({ preparation }: HearingInLetter): Block {
  if (preparation?.legalAidAsked) {
    return paragraph(
      strong('Aide juridictionnelle. '),
      'Vous l’avez demandée. Apportez la réponse, ou la preuve de votre demande si la réponse n’est pas arrivée : dites-le alors au juge au début de l’audience.',
    );
  }
  return paragraph(
    strong('Aide juridictionnelle. '),
    'Un avocat peut vous défendre, et l’État peut le payer en tout ou en partie, selon vos ressources : nous pouvons remplir la demande avec vous. Si vous attendez encore la réponse, dites-le au juge.',
  );
}

const IN_WORDS = ['', 'un an', 'deux ans', 'trois ans', 'quatre ans', 'cinq ans'];

function years(count: number): string {
  return IN_WORDS[count] ?? `${count} ans`;
}
