import { groupSession as kind } from './rules/group-session/index.ts';
import type { State } from './rules/group-session/state.ts';
import type { CaseInput } from './messages.ts';
import { runCase } from './shell.ts';

/** A group session, from its opening to its last review interview. */
export async function groupSession(input: CaseInput<State>): Promise<void> {
  await runCase(kind, input);
}
