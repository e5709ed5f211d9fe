import { homePurchase as kind } from './rules/home-purchase/index.ts';
import type { State } from './rules/home-purchase/state.ts';
import type { CaseInput } from './messages.ts';
import { runCase } from './shell.ts';

/** The accompaniment of a household in difficulty with the purchase of its home. */
export async function homePurchase(input: CaseInput<State>): Promise<void> {
  await runCase(kind, input);
}
