import { specialistCapacity as kind } from './rules/specialist-capacity/index.ts';
import type { State } from './rules/specialist-capacity/state.ts';
import type { CaseInput } from './messages.ts';
import { runCase } from './shell.ts';

/** The guard of an organisation's capacity: all that is asked of it comes here, one after the other. */
export async function specialistCapacity(input: CaseInput<State>): Promise<void> {
  await runCase(kind, input);
}
