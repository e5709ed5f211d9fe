/** Bilan de chantier: what was done, by whom, what it cost, and what the family says of it. */
import { DOER_LABELS, HEADING_LABELS } from '../../../workflows/rules/rehabilitation/french.ts';
import { HEADINGS } from '../../../workflows/rules/rehabilitation/vocabulary.ts';
import { type Block, type Content, heading, paragraph } from '../content.ts';
import { dateInWords } from '../dates.ts';
import type { Letter } from '../model.ts';
import { euros } from '../money.ts';
import { getRehabilitation } from './rehabilitation.ts';

/** `site-summary-sheet`: once a site is evaluated; kept in the file, and given to the family and to the association. */
export function siteSummary(letter: Letter): Content {
  const { evaluation } = getRehabilitation(letter);
  return {
    form: 'sheet',
    title: 'Bilan du chantier d’auto-réhabilitation',
    body: [
      site(letter),
      heading('Les travaux'),
      works(letter),
      heading('Le temps et le coût'),
      ...account(letter),
      ...(evaluation
        ? [
            heading('L’évaluation'),
            { kind: 'quote', label: 'Ce qu’en dit la famille', text: evaluation.familyView } as const,
            paragraph(evaluation.summary),
          ]
        : []),
    ],
    signature: 'caseworker',
  };
}

function site(letter: Letter): Block {
  const { association, diagnosedOn, worksDefinedOn, endedOn } = getRehabilitation(letter);
  const dates: [string, string][] = [
    ...(diagnosedOn ? [['Première visite', dateInWords(diagnosedOn)] as [string, string]] : []),
    ...(worksDefinedOn ? [['Travaux définis', dateInWords(worksDefinedOn)] as [string, string]] : []),
    ...(endedOn ? [['Fin de chantier', dateInWords(endedOn)] as [string, string]] : []),
  ];
  return {
    kind: 'facts',
    facts: [
      ['Famille', letter.recipient.names],
      ['Logement', letter.recipient.addressLines.join(', ')],
      ['Référence', letter.reference],
      ['Association', association],
      ...dates,
      ['Fiche établie le', dateInWords(letter.on)],
    ],
  };
}

function works(letter: Letter): Block {
  const rows = getRehabilitation(letter).works.map(({ wording, by, done }) => [
    [[wording]],
    [[DOER_LABELS[by]]],
    [[done ? 'fait' : 'pas fait']],
  ]);
  if (rows.length === 0) return paragraph('Aucun travail n’a été défini.');
  return {
    kind: 'table',
    columns: [
      { title: 'Travail', share: 0.5 },
      { title: 'Par', share: 0.32 },
      { title: 'Fin', share: 0.18 },
    ],
    rows,
  };
}

function account(letter: Letter): Block[] {
  const { account: counted, shareReason } = getRehabilitation(letter);
  const hours = HEADINGS.map((one): [string, string] => [HEADING_LABELS[one], `${counted.hours[one]} h`]);
  const because = shareReason ? ` (convenu : ${shareReason})` : '';
  return [
    {
      kind: 'facts',
      facts: [
        ...hours,
        ['Heures en tout', `${counted.hours.all} h`],
        ['Main-d’œuvre', euros(counted.labourCents)],
        ['Matériaux', euros(counted.materialsCents)],
        ['Part de la famille', `${euros(counted.familyShareCents)}${because}`],
        ['Coût de l’action', euros(counted.actionCostCents)],
      ],
    },
  ];
}
