/** Fiche synthèse action: what was found, tried and reached, and what the family now does on its own. */
import { type Block, type Column, type Content, heading, list, paragraph, strong } from '../content.ts';
import { dateInFigures, dateInWords } from '../dates.ts';
import type { HandoverInLetter, Letter } from '../model.ts';
import { euros } from '../money.ts';
import {
  CLOSING_REASON_LABELS,
  HANDOVER_ANSWER_LABELS,
  PROBLEM_LABELS,
  RESPONSE_LABELS,
  scopeLabel,
} from '../vocabulary.ts';
import { identity, topics } from './identity.ts';
import { reviewedObjectives } from './objectives.ts';
import { inSentence } from './sentence.ts';

const RESPONSE_COLUMNS: Column[] = [
  { title: 'Date', share: 0.16 },
  { title: 'Sujet', share: 0.34 },
  { title: 'Réponse apportée', share: 0.34 },
  { title: 'Montant', share: 0.16, align: 'right' },
];

/** `action-summary-sheet`: written when the accompaniment ends; the family reads it. */
export function actionSummarySheet(letter: Letter): Content {
  const { closing, problems, plan, finalEvaluation } = letter.accompaniment;
  return {
    form: 'sheet',
    title: 'Fiche synthèse action',
    body: [
      identity(letter, closing ? ending(closing) : []),
      heading('Sujets travaillés'),
      topics(problems, 'Aucun sujet noté.'),
      heading('Objectifs et résultats'),
      plan && plan.objectives.length > 0
        ? reviewedObjectives(plan.objectives)
        : nothing('Il n’y a pas eu de plan.'),
      heading('Réponses apportées'),
      ...responses(letter),
      heading('Ce que la famille fait maintenant sans nous'),
      paragraph(finalEvaluation?.autonomy ?? 'À compléter avec la famille.'),
      heading('Bilan'),
      paragraph(finalEvaluation?.summary ?? 'À compléter avec la famille.'),
      ...handovers(letter.accompaniment.handovers),
    ],
    signature: 'caseworker',
  };
}

function nothing(text: string): Block {
  return paragraph({ emphasis: text });
}

function ending(closing: NonNullable<Letter['accompaniment']['closing']>): [string, string][] {
  return [
    ['Terminé le', `${dateInWords(closing.on)} (${inSentence(CLOSING_REASON_LABELS[closing.reason])})`],
  ];
}

function responses({ accompaniment: { responses: given } }: Letter): Block[] {
  if (given.length === 0) return [nothing('Aucune réponse notée.')];
  const rows = given.map(({ on, problem, response, amountCents }) => [
    [[dateInFigures(on)]],
    [[PROBLEM_LABELS[problem]]],
    [[RESPONSE_LABELS[response]]],
    [[amountCents === undefined ? '' : euros(amountCents)]],
  ]);
  const total = given.reduce((sum, { amountCents = 0 }) => sum + amountCents, 0);
  const totalRow = [[['']], [['']], [[strong('Total des aides')]], [[strong(euros(total))]]];
  return [{ kind: 'table', columns: RESPONSE_COLUMNS, rows: total > 0 ? [...rows, totalRow] : rows }];
}

function handovers(given: HandoverInLetter[]): Block[] {
  if (given.length === 0) return [];
  const items = given.map(({ to, scope, answer, meetingOn }) => {
    const meeting = meetingOn ? [`rencontre le ${dateInWords(meetingOn)}`] : [];
    const status = answer ? HANDOVER_ANSWER_LABELS[answer].toLowerCase() : 'réponse attendue';
    return [strong(`${to} : `), [...scope.map(scopeLabel), status, ...meeting].join(', '), '.'];
  });
  return [heading('Passages de relais'), list(...items)];
}
