import { jointAccompaniment as kind } from './rules/joint-accompaniment/index.ts';
import type { State } from './rules/joint-accompaniment/state.ts';
import type { CaseInput } from './messages.ts';
import { runCase } from './shell.ts';

/** The joint accompaniment of one person, from the referral of a work-integration site to the handover. */
export async function jointAccompaniment(input: CaseInput<State>): Promise<void> {
  await runCase(kind, input);
}
