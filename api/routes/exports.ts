/** The figures that leave the service: small numbers hidden, no name, no free text; who exported what is traced. */
import { z } from 'zod';
import { renderSheet } from '../../activities/letters/render.ts';
import { SECRET, yearlyReportContent } from '../../activities/letters/yearly-report/content.ts';
import { getOrganisation } from '../../activities/store/organisations.ts';
import type { CrossScope } from '../../activities/store/figures/problems-responses.ts';
import { frenchDate } from '../../workflows/rules/french.ts';
import type { Deps } from '../deps.ts';
import { CSV_TYPE, csvStream } from '../csv.ts';
import { linesOf } from '../exports/table.ts';
import { EXPORTED, exportedTables } from '../exports/figures.ts';
import { yearlyReport } from '../exports/report.ts';
import { workbookOf } from '../exports/workbook.ts';
import type { AnyKind } from '../kinds/kind.ts';
import { operation, type Operation } from '../operation.ts';
import { PATHS } from '../paths.ts';
import {
  crossScopeOf,
  PERIOD_REFUSALS,
  periodScopeOf,
  questionOf,
  refuseUnknown,
} from '../steering/question.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const PDF = 'application/pdf';
const ASKED = ['from', 'to', 'asOf', 'organisation', 'territory', 'offer', 'stage'] as const;

const REPORTED = ['from', 'to', 'asOf', 'organisation', 'territory', 'offer'] as const;

export function exportOperations(deps: Deps, kinds: readonly AnyKind[]): Operation[] {
  return [exportFigures(deps, kinds), report(deps, kinds)];
}

function exportFigures(deps: Deps, kinds: readonly AnyKind[]): Operation {
  return operation({
    name: 'export-figures',
    method: 'get',
    path: PATHS.steeringExport,
    tag: 'Steering',
    summary: 'Figures as CSV (one table) or as a workbook (all of them, or one), small numbers hidden',
    access: 'read-figures',
    query: questionOf(ASKED, { table: z.enum(EXPORTED).exactOptional() }),
    answers: 'done',
    produces: [CSV_TYPE, XLSX],
    refusals: PERIOD_REFUSALS,
    handle: async ({ actor, query, accepts }) => {
      refuseUnknown(query, [...ASKED, 'table']);
      const scope = await crossScopeOf(deps, actor, query);
      const tables = await exportedTables(deps.store, scope, kinds);
      const wanted = query.table ?? (accepts === CSV_TYPE ? EXPORTED[0] : undefined);
      const chosen = tables.filter(({ name }) => wanted === undefined || name === wanted);
      const reason = `${wanted ?? 'all'} ${scope.from} ${scope.to}`;
      const stream =
        accepts === CSV_TYPE
          ? csvStream(linesOf(chosen[0]!))
          : await workbookOf(await aboutOf(deps, scope), chosen);
      const filename = `${wanted ?? 'jalon'}-${scope.from}-${scope.to}.${accepts === CSV_TYPE ? 'csv' : 'xlsx'}`;
      return { stream, filename, about: { reason } };
    },
  });
}

function report(deps: Deps, kinds: readonly AnyKind[]): Operation {
  return operation({
    name: 'export-report',
    method: 'get',
    path: PATHS.steeringReport,
    tag: 'Steering',
    summary: 'The yearly report for a management board, as PDF in French, small numbers hidden',
    access: 'read-figures',
    query: questionOf(REPORTED, {}),
    answers: 'done',
    produces: [PDF],
    refusals: PERIOD_REFUSALS,
    handle: async ({ actor, query }) => {
      refuseUnknown(query, REPORTED);
      const scope = await periodScopeOf(deps, actor, query);
      const { name, letterhead } = await getOrganisation(deps.store, scope.organisationId);
      const content = yearlyReportContent(await yearlyReport(deps.store, scope, kinds));
      const reference = `Rapport ${scope.from} – ${scope.to}`;
      const { pdf } = await renderSheet(
        { organisation: { name, ...letterhead }, on: scope.asOf, reference },
        content,
      );
      const filename = `rapport-${scope.from}-${scope.to}.pdf`;
      return { bytes: pdf, filename, about: { reason: `report ${scope.from} ${scope.to}` } };
    },
  });
}

async function aboutOf({ store }: Deps, scope: CrossScope): Promise<string[]> {
  const { name } = await getOrganisation(store, scope.organisationId);
  const narrowed = [scope.territory, scope.offer, scope.stage].filter((one) => one !== undefined);
  return [
    name,
    `Du ${frenchDate(scope.from)} au ${frenchDate(scope.to)}, tel que connu le ${frenchDate(scope.asOf)}.`,
    ...(narrowed.length > 0 ? [`Limité à : ${narrowed.join(', ')}.`] : []),
    `« ${SECRET} » : nombre couvert par le secret statistique (moins de cinq, ou qui en révélerait un).`,
    'Les responsables lisent les nombres entiers dans le service.',
  ];
}
