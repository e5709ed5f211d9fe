import { rehabilitation as kind } from './rules/rehabilitation/index.ts';
import type { State } from './rules/rehabilitation/state.ts';
import type { CaseInput } from './messages.ts';
import { runCase } from './shell.ts';

/** The rehabilitation of one home, from the individual project to its evaluation. */
export async function rehabilitation(input: CaseInput<State>): Promise<void> {
  await runCase(kind, input);
}
