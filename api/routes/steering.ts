/** What supervisors steer by: load, problems × responses, delays, results, what lies ahead; of any past day too. */
import { z } from 'zod';
import { casesOfCell } from '../../activities/store/figures/problems-responses.ts';
import { PROBLEMS, RESPONSES } from '../../workflows/rules/accompaniment/vocabulary.ts';
import type { Deps } from '../deps.ts';
import { visibleIn } from '../eyes.ts';
import type { AnyKind } from '../kinds/kind.ts';
import { operation, type Operation } from '../operation.ts';
import { href, PATHS } from '../paths.ts';
import * as answers from '../schemas/steering.ts';
import { readAhead } from '../steering/ahead.ts';
import { readCrossing } from '../steering/crossing.ts';
import { readDelays } from '../steering/delays.ts';
import { readLoad } from '../steering/load.ts';
import {
  crossScopeOf,
  PERIOD_REFUSALS,
  periodScopeOf,
  QUESTION_REFUSALS,
  questionOf,
  refuseUnknown,
  refuseUnknownValue,
  scopeOf,
} from '../steering/question.ts';
import { effectOf } from '../steering/reassignment.ts';
import { readResults } from '../steering/results.ts';

const ASKED = { method: 'get', tag: 'Steering', answers: 'done' } as const;
/** Figures name no family; whoever goes on to cases is traced there. */
const FIGURE = { ...ASKED, access: 'read-figures', concerns: 'nobody' } as const;

const OF_A_DAY = ['asOf', 'organisation', 'territory', 'offer'] as const;
const OF_A_PERIOD = ['from', 'to', ...OF_A_DAY] as const;
const CROSSED = [...OF_A_PERIOD, 'stage'] as const;

export function steeringOperations(deps: Deps, kinds: readonly AnyKind[]): Operation[] {
  return [
    load(deps),
    reassignment(deps),
    crossing(deps),
    cell(deps),
    delays(deps, kinds),
    results(deps),
    ahead(deps),
  ];
}

function load(deps: Deps): Operation {
  return operation({
    ...FIGURE,
    name: 'read-load',
    path: PATHS.steeringLoad,
    summary: 'What each caseworker and territory carries, and a fair assignment of those who wait',
    query: questionOf(OF_A_DAY, {}),
    answer: answers.loadAnswer,
    refusals: QUESTION_REFUSALS,
    handle: async ({ actor, query }) => {
      refuseUnknown(query, OF_A_DAY);
      return { body: await readLoad(deps.store, await scopeOf(deps, actor, query)) };
    },
  });
}

function reassignment(deps: Deps): Operation {
  return operation({
    ...ASKED,
    name: 'read-reassignment',
    access: 'read-figure-cases',
    path: PATHS.steeringReassignment,
    summary: 'What a reassignment would change; nothing is done',
    query: answers.reassignmentQuery.catchall(z.unknown()),
    answer: answers.reassignmentAnswer,
    refusals: ['unknown-dimension', 'not-found', 'case-closed', 'already-assigned', 'unknown-caseworker'],
    handle: async ({ actor, query }) => {
      refuseUnknown(query, ['case', 'to']);
      const move = { caseId: query.case, to: query.to };
      const body = await effectOf(deps, actor, await scopeOf(deps, actor, {}), move);
      return { body, about: { cases: [query.case] } };
    },
  });
}

function crossing(deps: Deps): Operation {
  return operation({
    ...FIGURE,
    name: 'read-problems-responses',
    path: PATHS.steeringCrossing,
    summary: 'Problems found × responses given, the empty and the rare cells brought out',
    query: questionOf(CROSSED, {}),
    answer: answers.crossAnswer,
    refusals: PERIOD_REFUSALS,
    handle: async ({ actor, query }) => {
      refuseUnknown(query, CROSSED);
      return { body: await readCrossing(deps.store, await crossScopeOf(deps, actor, query)) };
    },
  });
}

function cell(deps: Deps): Operation {
  return operation({
    ...ASKED,
    name: 'list-cases-of-cell',
    access: 'read-figure-cases',
    path: PATHS.steeringCell,
    summary: 'The cases behind a cell: with the problem, and the response or not',
    query: questionOf(CROSSED, answers.cellQuery),
    answer: answers.cellPage,
    refusals: PERIOD_REFUSALS,
    handle: async ({ actor, eye, query }) => {
      refuseUnknown(query, [...CROSSED, ...Object.keys(answers.cellQuery)]);
      const { problem, response, received, limit, cursor } = query;
      refuseUnknownValue('problem', problem, PROBLEMS);
      refuseUnknownValue('response', response, RESPONSES);
      const scope = await crossScopeOf(deps, actor, query);
      const asked = { problem, received: received === 'true', ...(response !== undefined && { response }) };
      const page = {
        limit,
        visible: visibleIn('read-figure-cases', eye),
        ...(cursor !== undefined && { cursor }),
      };
      const { rows, ...next } = await casesOfCell(deps.store, scope, asked, page);
      const items = rows.map(({ caseId: id, ...row }) => ({
        id,
        href: href(PATHS.accompaniment, { id }),
        ...row,
      }));
      return { body: { items, ...next }, about: { cases: items.map(({ id }) => id) } };
    },
  });
}

function delays(deps: Deps, kinds: readonly AnyKind[]): Operation {
  return operation({
    ...FIGURE,
    name: 'read-delays',
    path: PATHS.steeringDelays,
    summary: 'How long cases stay in each stage, those that still wait included',
    query: questionOf(OF_A_PERIOD, {}),
    answer: answers.delaysAnswer,
    refusals: PERIOD_REFUSALS,
    handle: async ({ actor, query }) => {
      refuseUnknown(query, OF_A_PERIOD);
      return { body: await readDelays(deps.store, await periodScopeOf(deps, actor, query), kinds) };
    },
  });
}

function results(deps: Deps): Operation {
  return operation({
    ...FIGURE,
    name: 'read-results',
    path: PATHS.steeringResults,
    summary: 'Terms renewed, results of objectives, closures, hearings, evaluations, handovers',
    query: questionOf(OF_A_PERIOD, {}),
    answer: answers.resultsAnswer,
    refusals: PERIOD_REFUSALS,
    handle: async ({ actor, query }) => {
      refuseUnknown(query, OF_A_PERIOD);
      return { body: await readResults(deps.store, await periodScopeOf(deps, actor, query)) };
    },
  });
}

function ahead(deps: Deps): Operation {
  return operation({
    ...FIGURE,
    name: 'read-ahead',
    path: PATHS.steeringAhead,
    summary:
      'The next six months by week: terms, hearings, other dates, expected load; places and waiting lists',
    query: questionOf(OF_A_DAY, {}),
    answer: answers.aheadAnswer,
    refusals: QUESTION_REFUSALS,
    handle: async ({ actor, query }) => {
      refuseUnknown(query, OF_A_DAY);
      return { body: await readAhead(deps.store, await scopeOf(deps, actor, query)) };
    },
  });
}
