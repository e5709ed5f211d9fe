import { interfaceRequest as kind } from './rules/interface-request/index.ts';
import type { State } from './rules/interface-request/state.ts';
import type { CaseInput } from './messages.ts';
import { runCase } from './shell.ts';

/** An interface request, from its receipt to its answer. */
export async function interfaceRequest(input: CaseInput<State>): Promise<void> {
  await runCase(kind, input);
}
