/** A case lived again from its journal, step by step, as the figures would have been told of it. */
import type { RecordRequest } from '../../../workflows/ports.ts';
import type { CaseKind, Recorded } from '../../../workflows/rules/case.ts';
import { COMPARED, projectionOf, type Counted, type InError, type Projected } from './projection.ts';
import type { AgendaThen, Standing } from './projection.ts';

export type AnyKind = CaseKind<object, { step: string }, { type: string }>;
export type Entry = Recorded<{ type: string }> & { step: string; stepKey?: string };

/** A whole row of `case_standing`. */
export interface StoodRow extends Standing {
  until_on: string;
  stage_since: string;
  next_stage?: string;
  territory?: string;
}

/** All rows of a case. */
export interface CaseFigures {
  standings: StoodRow[];
  agendas: AgendaThen[];
  counted: Counted[];
  inError: InError[];
}

/** The rows of a case. `territoryAt` says where its family lived when a fact of that number was recorded. */
export function readAgain(
  kind: AnyKind,
  caseId: string,
  journal: readonly Entry[],
  territoryAt: (number: number) => string | undefined,
): CaseFigures {
  const figures: CaseFigures = { standings: [], agendas: [], counted: [], inError: [] };
  for (const request of stepsOf(kind, caseId, journal)) {
    const step = projectionOf(request);
    stand(figures.standings, step, territoryAt(step.standing.number));
    if (!sameAgenda(figures.agendas.at(-1), step.agenda)) figures.agendas.push(step.agenda);
    figures.counted.push(...step.counted);
    figures.inError.push(...step.inError);
  }
  return figures;
}

/** Facts recorded at one instant by one step belong together. */
function* stepsOf(kind: AnyKind, caseId: string, journal: readonly Entry[]): Generator<RecordRequest> {
  let state = kind.initial(caseId);
  for (const facts of grouped(journal)) {
    const counts = facts.flatMap((recorded) => {
      state = kind.evolve(state, recorded);
      return (kind.counts?.(recorded, state) ?? []).map((count) => ({ ...count, number: recorded.number }));
    });
    const { step = '' } = facts[0] ?? {};
    yield {
      kind: kind.name,
      caseId,
      step,
      facts,
      summary: kind.summary(state),
      agenda: kind.agenda(state),
      counts,
    };
  }
}

function grouped(journal: readonly Entry[]): Entry[][] {
  const steps: Entry[][] = [];
  for (const entry of journal) {
    const [last] = steps.at(-1) ?? [];
    const together = last?.at === entry.at && last.step === entry.step && last.stepKey === entry.stepKey;
    if (together) steps.at(-1)?.push(entry);
    else steps.push([entry]);
  }
  return steps;
}

/** Puts a standing after the others, unless it says the same as the last. */
function stand(rows: StoodRow[], { standing }: Projected, territory: string | undefined): void {
  const before = rows.at(-1);
  const { since_on } = standing;
  const same = before?.stage === standing.stage;
  const stage_since = same ? before.stage_since : since_on;
  const row: StoodRow = { ...standing, stage_since, until_on: 'infinity', ...(territory && { territory }) };
  if (before && COMPARED.every((column) => JSON.stringify(before[column]) === JSON.stringify(row[column])))
    return;
  if (before) before.until_on = since_on;
  if (before && !same) before.next_stage = standing.stage;
  rows.push(row);
}

function sameAgenda(one: AgendaThen | undefined, other: AgendaThen): boolean {
  return JSON.stringify([one?.kinds, one?.dates]) === JSON.stringify([other.kinds, other.dates]);
}
