/** One sheet to keep and to bring: where, when, with what, what to say, who speaks, who comes along. */
import type { Speaker } from '../../../workflows/rules/hearing/vocabulary.ts';
import { type Block, type Content, heading, list, notice, paragraph, strong } from '../content.ts';
import { dateInWords } from '../dates.ts';
import type { HearingInLetter, Letter } from '../model.ts';
import { euros } from '../money.ts';
import { companions, getHearing, legalAid, papersToBring, rentMatters, whenAndWhere } from './hearing.ts';

/** `preparation-sheet`: given to the family once its hearing has been prepared with it. It is kept: nobody signs. */
export function preparationSheet(letter: Letter): Content {
  const hearing = getHearing(letter);
  return {
    form: 'sheet',
    title: 'Votre fiche pour l’audience',
    body: [
      whenAndWhere(hearing),
      about(letter),
      heading('Avant l’audience'),
      rentMatters(letter),
      legalAid(hearing),
      heading('Ce qu’il faut apporter'),
      papersToBring(hearing),
      heading('Comment cela se passe'),
      onTheDay(),
      heading('Ce que vous pouvez dire'),
      ...toSay(hearing),
      heading('Qui parle, qui vient avec vous'),
      ...(hearing.preparation ? [paragraph(SPEAKERS[hearing.preparation.speaker])] : []),
      companions(letter, (_, nous) => nous),
      whomToCall(letter),
    ],
    signature: 'none',
  };
}

function about(letter: Letter): Block {
  const { servedOn, claimedDebtCents } = getHearing(letter);
  return {
    kind: 'facts',
    facts: [
      ['Pour', letter.recipient.names],
      ['De quoi il s’agit', 'le loyer, ce qui reste à payer et les solutions'],
      ['Dette réclamée', `${euros(claimedDebtCents)} (assignation du ${dateInWords(servedOn)})`],
      ['Fiche établie le', `${dateInWords(letter.on)} (référence ${letter.reference})`],
    ],
  };
}

function onTheDay(): Block {
  return list(
    'À l’entrée, montrez l’assignation : on vous indiquera la salle. Dites au greffier ou à l’huissier que vous êtes là.',
    'Attendez que l’on appelle votre nom. Cela peut être long : beaucoup d’affaires sont prévues à la même heure.',
    'Le bailleur, ou son avocat, parle. Puis le juge vous donne la parole. Vous pouvez lire vos notes et montrer vos papiers.',
    'Si vous ne comprenez pas, dites-le : le juge peut répéter. Souvent, il ne décide pas tout de suite : il dit quel jour la décision sera connue. Notez ce jour.',
  );
}

function toSay({ evaluation }: HearingInLetter): Block[] {
  return [
    list(
      [strong('Ce qui est arrivé : '), 'une perte d’emploi, une séparation, une maladie, une aide arrêtée…'],
      [
        strong('Ce que vous payez aujourd’hui : '),
        'le loyer du mois, depuis quand, et ce que vous avez remboursé.',
      ],
      [
        strong('Ce que vous pouvez payer en plus chaque mois : '),
        'une somme que vous pourrez tenir. Mieux vaut peu et sûr.',
      ],
      [
        strong('Ce que vous demandez : '),
        'des délais pour payer, et rester dans le logement. Pensez à le dire vous-même.',
      ],
      [strong('Ce qui ne va pas : '), 'un montant qui vous paraît faux, un logement en mauvais état.'],
    ),
    ...(evaluation?.validatedOn ? [proposal(evaluation.proposal)] : []),
  ];
}

/** What the family says and what the service wrote should not surprise each other. */
function proposal(text: string): Block {
  return { kind: 'quote', label: 'Ce que propose l’évaluation écrite pour le juge', text };
}

const SPEAKERS: Record<Speaker, string> = {
  family: 'C’est vous qui parlez, simplement, avec vos mots. Vous pouvez lire vos notes.',
  caseworker:
    'Vous parlez avec l’appui de la personne de notre service qui vous suit : si le juge le permet, elle complète ce que vous dites.',
  lawyer: 'Votre avocat parle pour vous. Venez aussi : le juge peut avoir des questions à vous poser.',
  interpreter: 'Vous parlez dans votre langue, et un interprète traduit. Dites-le au greffier en arrivant.',
  association:
    'Une association vient avec vous et peut parler pour vous. Voyez avec elle s’il faut signer un écrit avant l’audience.',
};

function whomToCall({ caseworker, organisation }: Letter): Block {
  const { name, phone, email } = caseworker ?? organisation;
  const ways = [phone ?? organisation.phone, email ?? organisation.email].filter(Boolean);
  return notice([
    strong('Une question, un empêchement : '),
    `${[name, ...ways].join(', ')}. Un proche ou un interprète peut vous y aider.`,
  ]);
}
