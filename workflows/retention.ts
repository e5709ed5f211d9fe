import { civilDate } from './rules/calendar.ts';
import { patiently } from './ports.ts';

/** What has come to the end of its keeping is proposed; what somebody has approved is erased, one family at a time. */
export async function retention(): Promise<void> {
  await patiently.proposeErasures({ on: civilDate(Date.now()) });
  for (const erasureId of await patiently.approvedErasures()) await patiently.erase({ erasureId });
}
