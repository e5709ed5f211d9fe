/** The financial grid of a year of sites, and the comparison of a printed one with its own rows. */
import { z } from 'zod';
import { getOrganisation } from '../../activities/store/organisations.ts';
import { countsIn, yearAccount, type Account } from '../../workflows/rules/rehabilitation/account.ts';
import { HEADING_LABELS } from '../../workflows/rules/rehabilitation/french.ts';
import { AMOUNTS, compareGrid, HOURS, totalsOf } from '../../workflows/rules/rehabilitation/grid.ts';
import { DEFAULT_REHABILITATION_VALUES } from '../../workflows/rules/rehabilitation/house.ts';
import { rehabilitation } from '../../workflows/rules/rehabilitation/index.ts';
import type { Actor } from '../../workflows/rules/case.ts';
import { statesOf } from '../case-states.ts';
import { CSV_TYPE, csvOf, eurosInCsv } from '../csv.ts';
import type { Deps } from '../deps.ts';
import { JSON_TYPE, operation, type Operation } from '../operation.ts';
import { href, PATHS } from '../paths.ts';
import { year } from '../schemas/primitives.ts';
import { comparison, grid, printedGrid, type GridView } from '../schemas/rehabilitation.ts';

const SHARED = { tag: 'Rehabilitations' };

export function rehabilitationOperations(deps: Deps): Operation[] {
  return [yearGrid(deps), compare(deps)];
}

function yearGrid(deps: Deps): Operation {
  return operation({
    ...SHARED,
    name: 'read-rehabilitation-grid',
    method: 'get',
    path: PATHS.rehabilitationGrid,
    summary: 'The financial grid of a year, site by site, with its totals; JSON or CSV',
    access: 'read-rehabilitation-grid',
    query: z.strictObject({ year }),
    answers: 'done',
    answer: grid,
    produces: [JSON_TYPE, CSV_TYPE],
    handle: async ({ actor, query, accepts }) => {
      const found = await gridOf(deps, actor, query.year);
      const about = { cases: found.rows.map(({ id }) => id) };
      if (accepts !== CSV_TYPE) return { body: found, about };
      return { about, bytes: csvOfGrid(found), filename: `rehabilitations-${query.year}.csv` };
    },
  });
}

async function gridOf({ store }: Deps, actor: Actor, wanted: number): Promise<GridView> {
  const states = await statesOf(store, rehabilitation, actor.organisationId);
  const rows = states
    .filter((state) => countsIn(state, wanted))
    .map((state) => ({
      id: state.id,
      site: state.reference,
      href: href(PATHS.rehabilitation, { id: state.id }),
      stage: state.stage,
      ...yearAccount(state, wanted),
    }));
  return { year: wanted, rows, totals: totalsOf(rows) };
}

const TITLES = [
  'Chantier',
  ...HOURS.map((column) => `Heures : ${column === 'all' ? 'total' : HEADING_LABELS[column]}`),
  'Main-d’œuvre (€)',
  'Matériaux (€)',
  'Total (€)',
  'Part de la famille (€)',
  'Coût de l’action (€)',
];

function lineOf(name: string, account: Account): (string | number)[] {
  return [
    name,
    ...HOURS.map((column) => account.hours[column]),
    ...AMOUNTS.map((column) => eurosInCsv(account[column])),
  ];
}

function csvOfGrid({ rows, totals }: GridView): Buffer {
  return csvOf(TITLES, [...rows.map((row) => lineOf(row.site, row)), lineOf('Total', totals)]);
}

function compare({ store }: Deps): Operation {
  return operation({
    ...SHARED,
    name: 'compare-rehabilitation-grid',
    method: 'post',
    path: PATHS.rehabilitationGridCompared,
    summary: 'The right totals of a printed grid, and all that it prints otherwise; keeps nothing',
    access: 'read-rehabilitation-grid',
    body: printedGrid,
    answers: 'done',
    answer: comparison,
    refusals: [
      'hours-not-whole',
      'hours-negative',
      'amount-not-in-cents',
      'amount-negative',
      'duplicate-site',
    ],
    handle: async ({ actor, body }) => {
      const { house } = await getOrganisation(store, actor.organisationId);
      const { familySharePercent } = { ...DEFAULT_REHABILITATION_VALUES, ...house.kinds?.rehabilitation };
      return { body: compareGrid(body, familySharePercent) };
    },
  });
}
