/** What runs at fixed hours: the engine starts it, whatever else is up or down. */
import { ScheduleAlreadyRunning, type Client } from '@temporalio/client';
import { TASK_QUEUE } from '../workflows/messages.ts';

export const RETENTION_SCHEDULE = 'service-retention';

/** Every night, while nobody works: what is no longer to be kept. Left as it is where it is there already. */
export async function scheduleRetention(
  client: Client,
  { scheduleId = RETENTION_SCHEDULE, taskQueue = TASK_QUEUE } = {},
): Promise<void> {
  try {
    await client.schedule.create({
      scheduleId,
      spec: { calendars: [{ hour: 3, minute: 20 }], timezone: 'Europe/Paris' },
      // No family's key is used for it: it carries nothing.
      action: {
        type: 'startWorkflow',
        workflowType: 'retention',
        workflowId: scheduleId,
        taskQueue,
        args: [],
      },
      policies: { overlap: 'SKIP', catchupWindow: '1 day' },
    });
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error;
  }
}
