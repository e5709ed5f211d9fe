/** Failures go to the engine encoded whole: their messages and traces with them, their types (codes) in the clear. */
import { DefaultFailureConverter } from '@temporalio/common';

export const failureConverter = new DefaultFailureConverter({ encodeCommonAttributes: true });
