/** The SDK's native side, which a worker and a replay need. */
import { DefaultLogger, Runtime } from '@temporalio/worker';

/** Quiet but for errors: its own lines would drown those of the tests. Not stopped, it keeps the run's process alive. */
export function startNative(): { stop: () => Promise<void> } {
  const runtime = Runtime.install({ logger: new DefaultLogger('ERROR') });
  return { stop: () => runtime.shutdown() };
}
