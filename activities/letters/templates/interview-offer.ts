/** A meeting before the hearing, to write the evaluation together. The second offer insists on nothing. */
import { type Block, type Content, type Inline, heading, list, paragraph, strong } from '../content.ts';
import { dateInWords } from '../dates.ts';
import type { Letter } from '../model.ts';
import { dataNotice, whomToCall } from './assurances.ts';
import { getHearing, hearingDay } from './hearing.ts';
import { farewell, introduction, voiceOf } from './voice.ts';

/** `interview-offer`: each time an interview is offered. */
export function interviewOffer(letter: Letter): Content {
  const again = getHearing(letter).offeredOn.length > 1;
  return {
    form: 'letter',
    title: again
      ? 'Votre audience : notre proposition de rencontre tient toujours'
      : 'Votre audience : une proposition de rencontre pour la préparer',
    body: [
      ...(again ? secondOffer(letter) : firstOffer(letter)),
      paragraph(RENT),
      answer(letter),
      whomToCall(letter),
    ],
    farewell: farewell(letter),
    signature: 'caseworker',
    after: [
      dataNotice(
        'à préparer votre audience. Par convention, le service social départemental sait que nous vous le proposons.',
      ),
      ...(again ? [slip(letter)] : []),
    ],
  };
}

/** What is told to a caseworker here does not all stay between them: it is said beforehand. */
const WHO_READS =
  'Elle est envoyée aussi à la commission qui cherche à éviter les expulsions (CCAPEX). Le juge peut en parler devant votre bailleur : dites-nous ce que vous préférez ne pas y voir écrit.';

const RENT =
  'Sans attendre, si vous le pouvez, payez de nouveau le loyer du mois, avec les charges, en entier : c’est ce qui permet au juge d’accorder des délais pour rembourser la dette. Si c’est trop difficile, parlons-en.';

function firstOffer(letter: Letter): Block[] {
  const say = voiceOf(letter);
  const hearing = getHearing(letter);
  return [
    paragraph(
      `Vous avez reçu une assignation datée du ${dateInWords(hearing.servedOn)} : une audience est prévue au tribunal au sujet de votre loyer, `,
      ...on(letter),
      ' Recevoir une assignation inquiète, et c’est bien normal. Mais une audience se prépare, et nous pouvons le faire avec vous.',
    ),
    paragraph(
      introduction(letter),
      say(' Je vous propose de nous rencontrer', ' Nous vous proposons une rencontre'),
      ' avant l’audience : chez vous, dans nos locaux ou par téléphone, comme vous préférez. C’est gratuit, et vous êtes libre de votre réponse.',
    ),
    heading('À quoi sert cette rencontre'),
    list(
      'À parler de ce qui est arrivé, de ce que vous payez, de ce que vous pouvez proposer.',
      `À écrire avec vous une évaluation, qui aide le juge à vous comprendre. ${WHO_READS}`,
      'À préparer le jour de l’audience : quoi apporter, quoi dire, avec qui venir.',
    ),
  ];
}

function secondOffer(letter: Letter): Block[] {
  const say = voiceOf(letter);
  return [
    paragraph(
      'Votre audience au tribunal, au sujet de votre loyer, a lieu ',
      ...on(letter),
      ' ',
      introduction(letter),
      say(' Je vous ai écrit ', ' Nous vous avons écrit '),
      `${earlier(letter)} pour vous proposer une rencontre, et nous n’avons pas encore pu nous voir. Ce n’est pas un reproche : notre lettre s’est peut-être égarée, ce n’était peut-être pas le bon moment.`,
    ),
    paragraph(
      'Il est encore temps : une conversation au téléphone peut suffire. C’est gratuit, et vous êtes libre de votre réponse. Nous préparerons avec vous le jour de l’audience (quoi apporter, quoi dire, avec qui venir), et nous écrirons avec vous une évaluation, qui aide le juge à vous comprendre. ',
      WHO_READS,
      ' Si nous ne pouvons pas nous parler, nous l’écrirons avec ce que nous savons, en le disant au juge. Avec vous, elle sera plus juste.',
    ),
  ];
}

function on(letter: Letter): Inline[] {
  return ['le ', strong(`${hearingDay(getHearing(letter))}.`)];
}

function earlier(letter: Letter): string {
  const before = getHearing(letter)
    .offeredOn.slice(0, -1)
    .map((day) => `le ${dateInWords(day)}`);
  return [before.slice(0, -1).join(', '), before.at(-1)].filter(Boolean).join(' et ');
}

function answer(letter: Letter): Block {
  const { answerBy } = getHearing(letter);
  return answerBy
    ? paragraph(
        'Pour que nous ayons le temps de tout préparer, répondez-nous si possible d’ici au ',
        strong(`${dateInWords(answerBy)}.`),
      )
    : paragraph('L’audience est proche : faites-nous signe dès que vous le pouvez, même le jour même.');
}

function slip({ reference }: Letter): Block {
  return {
    kind: 'slip',
    title: `Coupon à nous renvoyer si vous ne souhaitez pas téléphoner – ${reference}`,
    choices: [
      'Je souhaite une rencontre : ☐ chez moi   ☐ dans vos locaux   ☐ par téléphone',
      'Vous pouvez m’appeler au ......................................, plutôt (jour, heure) ......................................',
      'Je ne souhaite pas de rencontre.',
    ],
  };
}
