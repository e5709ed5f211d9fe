import { derogation as kind } from './rules/derogation/index.ts';
import type { State } from './rules/derogation/state.ts';
import type { CaseInput } from './messages.ts';
import { runCase } from './shell.ts';

/** The follow-up of one dwelling too small, from one period of derogation to the next. */
export async function derogation(input: CaseInput<State>): Promise<void> {
  await runCase(kind, input);
}
