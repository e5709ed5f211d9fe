/** Bilan entre partenaires: what was said, who now does what, where the dwelling and the contract stand. */
import { MILESTONE_LABELS } from '../../../workflows/rules/joint-accompaniment/french.ts';
import { type Block, type Content, heading, paragraph } from '../content.ts';
import { dateInWords } from '../dates.ts';
import type { Letter } from '../model.ts';
import { getJoint } from './joint.ts';

type Facts = Extract<Block, { kind: 'facts' }>['facts'];

/** `joint-review-sheet`: after each review; given to the person, and kept in the file. */
export function jointReviewSheet(letter: Letter): Content {
  const { review } = getJoint(letter);
  return {
    form: 'sheet',
    title: 'Bilan de l’accompagnement conjoint',
    body: [
      identity(letter),
      heading('Ce qui a été dit'),
      paragraph(review?.summary ?? 'Rien n’a été noté.'),
      heading('Qui fait quoi désormais'),
      areas(letter),
      paragraph('Ce partage tient jusqu’au prochain bilan. Vous pouvez demander à en parler avant.'),
    ],
    signature: 'caseworker',
  };
}

function identity(letter: Letter): Block {
  const { review, sublet, contract } = getJoint(letter);
  const facts: Facts = [
    ['Pour', letter.recipient.names],
    ['Référence', letter.reference],
    ...(review ? [['Bilan tenu le', dateInWords(review.on)] as Facts[number]] : []),
    ...(sublet
      ? [['Logement', `${sublet.dwelling} : ${MILESTONE_LABELS[sublet.milestone]}`] as Facts[number]]
      : []),
    ...(contract
      ? [
          [
            'Contrat d’insertion',
            `${contract.employer}, jusqu’au ${dateInWords(contract.endsOn)}`,
          ] as Facts[number],
        ]
      : []),
    ['Fiche établie le', dateInWords(letter.on)],
  ];
  return { kind: 'facts', facts };
}

function areas(letter: Letter): Block {
  const rows = (getJoint(letter).review?.areas ?? []).map(({ name, area }) => [[[name]], [[area]]]);
  if (rows.length === 0) return paragraph('Aucun partenaire n’intervient en ce moment.');
  return {
    kind: 'table',
    columns: [
      { title: 'Partenaire', share: 0.4 },
      { title: 'Ce dont il s’occupe', share: 0.6 },
    ],
    rows,
  };
}
