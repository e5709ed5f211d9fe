/** The objectives of a plan as tables. */
import { type Block, type Cell, type Column, type Inline, strong } from '../content.ts';
import { dateInFigures } from '../dates.ts';
import type { ObjectiveInLetter } from '../model.ts';
import { PROBLEM_LABELS, RESULT_LABELS } from '../vocabulary.ts';

const AGREED: Column[] = [
  { title: 'N°', share: 0.05 },
  { title: 'Objectif', share: 0.38 },
  { title: 'Comment nous verrons qu’il est atteint', share: 0.27 },
  { title: 'Qui agit', share: 0.16 },
  { title: 'Pour le', share: 0.14 },
];

const REVIEWED: Column[] = [
  { title: 'N°', share: 0.05 },
  { title: 'Objectif', share: 0.45 },
  { title: 'Où nous en sommes', share: 0.5 },
];

/** What has been agreed: the objective, its proof, who acts and by when. */
export function agreedObjectives(
  objectives: ObjectiveInLetter[],
  actors: Record<ObjectiveInLetter['actor'], string>,
): Block {
  const rows = objectives.map((objective, index) => [
    [[`${index + 1}`]],
    wording(objective),
    [[objective.evidence]],
    [[actors[objective.actor]]],
    [[dateInFigures(objective.dueOn)]],
  ]);
  return { kind: 'table', columns: AGREED, rows };
}

/** What has become of the objectives: the result, and what shows it. */
export function reviewedObjectives(objectives: ObjectiveInLetter[]): Block {
  const rows = objectives.map((objective, index) => [
    [[`${index + 1}`]],
    wording(objective),
    outcome(objective),
  ]);
  return { kind: 'table', columns: REVIEWED, rows };
}

function wording({ problem, aim, wording: words }: ObjectiveInLetter): Cell {
  const autonomy = aim === 'autonomy' ? ' (agir en autonomie)' : '';
  const about: Inline = { emphasis: `${PROBLEM_LABELS[problem]}${autonomy}` };
  return [[about], [words]];
}

function outcome({ result }: ObjectiveInLetter): Cell {
  if (!result) return [['En cours']];
  return [[strong(RESULT_LABELS[result.result])], [result.evidence]];
}
