/** The least that a durable step can be: an update that awaits one local activity. What our steps are held against. */
import {
  condition,
  defineUpdate,
  proxyLocalActivities,
  setHandler,
  upsertSearchAttributes,
} from '@temporalio/workflow';
import { SEARCH_ATTRIBUTES } from '../../../workflows/messages.ts';
import type { BareActivities } from './activities.ts';

const { nothing, oneRow } = proxyLocalActivities<BareActivities>({ startToCloseTimeout: '5 seconds' });

/** Runs until it is terminated. */
export async function bare(): Promise<void> {
  setHandler(defineUpdate<void>('nothing'), () => nothing());
  setHandler(defineUpdate<void>('oneRow'), () => oneRow());
  setHandler(defineUpdate<void>('oneRowAndDate'), () => {
    upsertSearchAttributes([{ key: SEARCH_ATTRIBUTES.nextDue, value: new Date() }]);
    return oneRow();
  });
  await condition(() => false);
}
