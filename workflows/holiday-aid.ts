import { holidayAid as kind } from './rules/holiday-aid/index.ts';
import type { State } from './rules/holiday-aid/state.ts';
import type { CaseInput } from './messages.ts';
import { runCase } from './shell.ts';

/** A holiday aid, from the project to its review. */
export async function holidayAid(input: CaseInput<State>): Promise<void> {
  await runCase(kind, input);
}
