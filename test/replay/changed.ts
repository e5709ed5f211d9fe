/** What the workflows must never become: changed in what they ask of the engine, without `patched`. */
import { sleep } from '@temporalio/workflow';
import { accompaniment as unchanged } from '../../workflows/accompaniment.ts';
import type { CaseInput } from '../../workflows/messages.ts';
import type { State } from '../../workflows/rules/accompaniment/state.ts';

export async function accompaniment(input: CaseInput<State>): Promise<void> {
  await sleep('1 second');
  await unchanged(input);
}
