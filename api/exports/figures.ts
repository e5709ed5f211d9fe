/** The figures that leave the service, as tables: those supervisors read, with small numbers hidden. */
import {
  CLOSING_REASON_LABELS,
  HANDOVER_ANSWER_LABELS,
  RESPONSE_LABELS,
  RESULT_LABELS,
} from '../../activities/letters/vocabulary.ts';
import type { CrossScope } from '../../activities/store/figures/problems-responses.ts';
import type { Store } from '../../activities/store/store.ts';
import { RESPONSES, RESULTS } from '../../workflows/rules/accompaniment/vocabulary.ts';
import { isSmall } from '../../workflows/rules/disclosure.ts';
import type { AnyKind } from '../kinds/kind.ts';
import type { CrossAnswer } from '../schemas/steering.ts';
import { readAhead } from '../steering/ahead.ts';
import { readCrossing } from '../steering/crossing.ts';
import { readDelays } from '../steering/delays.ts';
import { readLoad } from '../steering/load.ts';
import { readResults } from '../steering/results.ts';
import { stageLabel } from '../steering/words.ts';
import { withoutTotals, withTotals, type ExportedTable } from './table.ts';

type Results = Awaited<ReturnType<typeof readResults>>;
type Delays = Awaited<ReturnType<typeof readDelays>>;
type Load = Awaited<ReturnType<typeof readLoad>>;
type Ahead = Awaited<ReturnType<typeof readAhead>>;

export const EXPORTED = [
  'responses',
  'problems',
  'objectives',
  'terms',
  'closures',
  'hearings',
  'evaluations',
  'handovers',
  'delays',
  'load',
  'ahead',
] as const;
export type ExportedName = (typeof EXPORTED)[number];

/** All of them, in the order in which a reader wants them. */
export async function exportedTables(
  store: Store,
  scope: CrossScope,
  kinds: readonly AnyKind[],
): Promise<ExportedTable[]> {
  const [crossing, results, delays, load, ahead] = await Promise.all([
    readCrossing(store, scope),
    readResults(store, scope),
    readDelays(store, scope, kinds),
    readLoad(store, scope),
    readAhead(store, scope),
  ]);
  return [
    responses(crossing),
    problems(crossing),
    ...outcomes(results),
    passages(delays),
    territories(load),
    weeks(ahead),
  ];
}

/**
 * A response that few families received, or that all but few did, is hidden however often it was given: of families
 * with the problem, the ones and the others are told by the same number.
 */
function responses({ problems: rows, cells }: CrossAnswer): ExportedTable {
  const found = rows.filter(({ families }) => families > 0);
  const cell = (problem: string, response: string) =>
    cells.find((one) => one.problem === problem && one.response === response);
  const few = (row: number, column: number) => {
    const { problem = '', families = 0 } = found[row] ?? {};
    const received = cell(problem, RESPONSES[column] ?? '')?.families ?? 0;
    return isSmall(received) || isSmall(families - received);
  };
  const table = {
    name: 'responses',
    title: 'Réponses par problématique',
    rowsAre: 'Problématique',
    rows: found.map(({ label }) => label),
    columns: RESPONSES.map((response) => RESPONSE_LABELS[response]),
    counts: found.map(({ problem }) => RESPONSES.map((response) => cell(problem, response)?.responses ?? 0)),
  };
  return withTotals(table, few);
}

/** A family may have several problems: they add up to nothing. */
function problems({ problems: rows }: CrossAnswer): ExportedTable {
  return withoutTotals({
    name: 'problems',
    title: 'Familles par problématique',
    rowsAre: 'Problématique',
    rows: rows.map(({ label }) => label),
    columns: ['Familles'],
    counts: rows.map(({ families }) => [families]),
  });
}

function outcomes({
  objectives,
  terms,
  closures,
  hearings,
  evaluations,
  handovers,
}: Results): ExportedTable[] {
  return [
    withTotals({
      name: 'objectives',
      title: 'Objectifs évalués',
      rowsAre: 'Problématique',
      rows: objectives.map(({ label }) => label),
      columns: RESULTS.map((result) => RESULT_LABELS[result]),
      counts: objectives.map(({ byResult }) => RESULTS.map((result) => byResult[result] ?? 0)),
    }),
    listed('terms', 'Fins de premier terme', 'Issue', terms.byOutcome, TERM_LABELS),
    listed('closures', 'Clôtures', 'Motif', closures.byReason, CLOSING_REASON_LABELS),
    listed('hearings', 'Audiences', 'Décision', hearings.byOutcome, HEARING_LABELS),
    listed('evaluations', 'Évaluations pour le juge', 'Envoi', evaluations.byOutcome, EVALUATION_LABELS),
    listed('handovers', 'Passages de relais', 'Réponse', handovers.byAnswer, {
      ...HANDOVER_ANSWER_LABELS,
      unanswered: 'Sans réponse',
    }),
  ];
}

const TERM_LABELS = {
  renew: 'Renouvelé',
  end: 'Non renouvelé',
  lapsed: 'Échu sans décision',
  'closed-before': 'Clos avant le terme',
};
const HEARING_LABELS = {
  'delays-granted': 'Délais accordés',
  'eviction-ordered': 'Expulsion ordonnée',
  'claim-dismissed': 'Demande rejetée',
  'struck-out': 'Affaire radiée',
  'repayment-ordered': 'Remboursement ordonné',
  withdrawn: 'Retirée par le bailleur',
  'handed-over': 'Dossier transmis avant l’audience',
};
const AHEAD_LABELS: Readonly<Record<string, string>> = {
  'term-1': 'Fins de premier terme',
  'term-2': 'Fins de second terme',
  hearing: 'Audiences',
  derogation: 'Fins de dérogation',
};
const EVALUATION_LABELS = { 'on-time': 'À temps', late: 'En retard', 'not-sent': 'Non envoyée' };

function listed(
  name: string,
  title: string,
  rowsAre: string,
  counted: Readonly<Record<string, number>>,
  labels: Readonly<Record<string, string>>,
): ExportedTable {
  const values = Object.keys(counted);
  return withTotals({
    name,
    title,
    rowsAre,
    rows: values.map((value) => labels[value] ?? value),
    columns: ['Nombre'],
    counts: values.map((value) => [counted[value] ?? 0]),
  });
}

/** Cases of different kinds and stages add up to nothing. */
function passages({ stages }: Delays): ExportedTable {
  const entered = stages.filter((stage) => stage.entered > 0);
  return withoutTotals({
    name: 'delays',
    title: 'Passages par étape',
    rowsAre: 'Étape',
    rows: entered.map(({ label }) => label),
    columns: ['En sont sortis', 'Y sont encore'],
    counts: entered.map((stage) => [stage.left, stage.stillThere]),
  });
}

function territories({ territories: all }: Load): ExportedTable {
  const stages = [...new Set(all.flatMap((one) => Object.keys(one.stages)))];
  return withTotals({
    name: 'load',
    title: 'Familles accompagnées',
    rowsAre: 'Territoire',
    rows: all.map(({ territory }) => territory ?? 'Sans territoire'),
    columns: stages.map((stage) => stageLabel('accompaniment', stage)),
    counts: all.map((one) => stages.map((stage) => one.stages[stage] ?? 0)),
  });
}

function weeks({ weeks: all }: Ahead): ExportedTable {
  const dates = [...new Set(all.flatMap((week) => Object.keys(week.dates)))].toSorted();
  return withTotals({
    name: 'ahead',
    title: 'Échéances à venir',
    rowsAre: 'Semaine du',
    rows: all.map(({ from }) => from),
    columns: dates.map((kind) => AHEAD_LABELS[kind] ?? kind),
    counts: all.map((week) => dates.map((kind) => week.dates[kind] ?? 0)),
  });
}
