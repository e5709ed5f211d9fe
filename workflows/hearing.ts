import { hearing as kind } from './rules/hearing/index.ts';
import type { State } from './rules/hearing/state.ts';
import type { CaseInput } from './messages.ts';
import { runCase } from './shell.ts';

/** The preparation of one hearing, from the summons to its outcome. */
export async function hearing(input: CaseInput<State>): Promise<void> {
  await runCase(kind, input);
}
