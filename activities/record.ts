/** Writes a step's facts to the journal. A refusal by the store is final: trying again would not change it. */
import { ApplicationFailure } from '@temporalio/common';
import type { Activities, RecordRequest } from '../workflows/ports.ts';
import { Refusal } from '../workflows/rules/case.ts';
import { record as recordInStore } from './store/record.ts';
import type { Store } from './store/store.ts';

export function recordActivity(store: Store): Activities['record'] {
  return async (request: RecordRequest) => {
    try {
      await recordInStore(store, request);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      throw ApplicationFailure.nonRetryable(error.message, error.code, error.extra);
    }
  };
}
