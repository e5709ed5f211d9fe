/** Problems × responses as a supervisor reads them: every cell, and first what is missing. */
import { RESPONSE_LABELS, PROBLEM_LABELS } from '../../activities/letters/vocabulary.ts';
import {
  problemsAndResponses,
  type CrossScope,
  type Crossing,
} from '../../activities/store/figures/problems-responses.ts';
import type { Store } from '../../activities/store/store.ts';
import {
  PROBLEMS,
  RESPONSES,
  type Problem,
  type Response,
} from '../../workflows/rules/accompaniment/vocabulary.ts';
import { isUsual, RARE } from '../../workflows/rules/steering/usual-responses.ts';
import { pick } from '../kinds/kind.ts';
import { PATHS } from '../paths.ts';
import type { CrossAnswer } from '../schemas/steering.ts';
import { shareOf } from './carrying.ts';
import { CROSS_METHOD, hardlyUsed, noticed } from './words.ts';

export async function readCrossing(store: Store, scope: CrossScope): Promise<CrossAnswer> {
  const crossing = await problemsAndResponses(store, scope);
  const problems = problemsOf(crossing);
  const cells = problems.flatMap((row) =>
    RESPONSES.map((response) => cellOf(scope, crossing, { ...row, response })),
  );
  const responses = RESPONSES.map((response) => ({
    response,
    label: RESPONSE_LABELS[response],
    families: crossing.responses.find((one) => one.response === response)?.families ?? 0,
  }));
  return {
    ...pick(scope, ['asOf', 'territory', 'offer', 'stage']),
    period: pick(scope, ['from', 'to']),
    families: crossing.families,
    toNotice: toNotice(scope, cells, problems),
    hardlyUsed: responses
      .map((one) => ({ ...one, share: shareOf(one.families, crossing.families) ?? 0 }))
      .filter(({ share }) => crossing.families >= RARE.families && share < RARE_OF_ALL)
      .toSorted((a, b) => a.families - b.families)
      .map((one) => ({ ...one, sentence: hardlyUsed(one.label, one.families, crossing.families) })),
    problems,
    responses,
    cells,
    method: CROSS_METHOD,
  };
}

/** Of all families accompanied: under this share, a response is hardly used. House value. */
const RARE_OF_ALL = 0.02;

type Row = CrossAnswer['problems'][number];
type Cell = CrossAnswer['cells'][number];

function problemsOf(crossing: Crossing): Row[] {
  return PROBLEMS.map((problem) => ({
    problem,
    label: PROBLEM_LABELS[problem],
    families: crossing.problems.find((one) => one.problem === problem)?.families ?? 0,
  }));
}

/** A cell of nobody's problem is neither empty nor rare: there was nothing to answer. */
function cellOf(scope: CrossScope, crossing: Crossing, row: Row & { response: Response }): Cell {
  const { problem, response, families: concerned } = row;
  const given = crossing.cells.find((one) => one.problem === problem && one.response === response);
  const { families, responses, amountCents } = given ?? { families: 0, responses: 0, amountCents: 0 };
  const share = shareOf(families, concerned);
  const rare = families > 0 && concerned >= RARE.families && share !== undefined && share < RARE.share;
  return {
    problem,
    response,
    families,
    responses,
    ...(share !== undefined && { share }),
    ...(amountCents > 0 && { amountCents }),
    ...(isUsual(problem, response) && { usual: true as const }),
    ...(concerned > 0 && responses === 0 && { empty: true as const }),
    ...(rare && { rare: true as const }),
    href: hrefOf(scope, problem, response, families > 0),
  };
}

/** Where the response is usual and was not, or hardly, given: most families first. */
function toNotice(scope: CrossScope, cells: readonly Cell[], rows: readonly Row[]): CrossAnswer['toNotice'] {
  const concerned = new Map(rows.map((row) => [row.problem, row]));
  return cells
    .filter(({ usual, empty, rare }) => usual && (empty ?? rare))
    .map((cell) => ({ cell, row: concerned.get(cell.problem) }))
    .filter(({ row }) => (row?.families ?? 0) >= RARE.families)
    .map(({ cell: { problem, response, families, share = 0 }, row }) => ({
      problem,
      response,
      families: row?.families ?? 0,
      share,
      sentence: noticed(row?.label ?? problem, RESPONSE_LABELS[response], row?.families ?? 0, families),
      href: hrefOf(scope, problem, response, false),
    }))
    .toSorted((a, b) => b.families - a.families || a.share - b.share);
}

/** The cases behind: those that received the response, or, where none did, those that did not. */
function hrefOf(scope: CrossScope, problem: Problem, response: Response, received: boolean): string {
  const asked = { ...pick(scope, ['from', 'to', 'asOf', 'territory', 'offer', 'stage']), problem, response };
  const query = new URLSearchParams({ ...asked, ...(!received && { received: 'false' }) });
  return `${PATHS.steeringCell}?${query.toString()}`;
}
