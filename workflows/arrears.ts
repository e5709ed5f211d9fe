import { arrears as kind } from './rules/arrears-track/index.ts';
import type { State } from './rules/arrears-track/state.ts';
import type { CaseInput } from './messages.ts';
import { runCase } from './shell.ts';

/** The track of one debt of rent, from the first default to the debt settled. */
export async function arrears(input: CaseInput<State>): Promise<void> {
  await runCase(kind, input);
}
