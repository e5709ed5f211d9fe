import { accompaniment as kind } from './rules/accompaniment/index.ts';
import type { State } from './rules/accompaniment/state.ts';
import type { CaseInput } from './messages.ts';
import { runCase } from './shell.ts';

/** The course of one family, from trigger to handover. */
export async function accompaniment(input: CaseInput<State>): Promise<void> {
  await runCase(kind, input);
}
