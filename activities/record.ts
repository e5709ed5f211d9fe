/** Writes a step's facts to the journal. A refusal by the store is final: trying again would not change it. */
import { ApplicationFailure } from '@temporalio/common';
import type { Activities } from '../workflows/ports.ts';
import { Refusal } from '../workflows/rules/case.ts';
import type { Deps } from './deps.ts';
import { record as recordInStore } from './store/record.ts';

export function record({ store }: Pick<Deps, 'store'>): Activities['record'] {
  return async (request) => {
    try {
      await recordInStore(store, request);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      throw ApplicationFailure.nonRetryable(error.message, error.code, error.extra);
    }
  };
}
