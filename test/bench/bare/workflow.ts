/** The least that a durable step can be: an update that awaits one local activity. What our steps are held against. */
import { condition, defineUpdate, proxyLocalActivities, setHandler } from '@temporalio/workflow';
import type { BareActivities } from './activities.ts';

const { nothing, oneRow } = proxyLocalActivities<BareActivities>({ startToCloseTimeout: '5 seconds' });

/** Runs until it is terminated. */
export async function bare(): Promise<void> {
  setHandler(defineUpdate<void>('nothing'), () => nothing());
  setHandler(defineUpdate<void>('oneRow'), () => oneRow());
  await condition(() => false);
}
