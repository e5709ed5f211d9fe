/** The calendar: knowledge that is no secret. */
import { z } from 'zod';
import { describeDate } from '../../workflows/rules/calendar.ts';
import { hearingDeadlines } from '../../workflows/rules/hearing/deadlines.ts';
import { refuseNoCourt, refuseOutOfOrder } from '../../workflows/rules/hearing/summons.ts';
import { operation, type Operation } from '../operation.ts';
import { PATHS } from '../paths.ts';
import { dateDescription, deadlineList, workedIn, workingDays } from '../schemas/calendar.ts';
import { date } from '../schemas/primitives.ts';

export function calendarOperations(): Operation[] {
  return [
    operation({
      name: 'describe-date',
      method: 'get',
      path: PATHS.calendar,
      tag: 'Calendar',
      summary: 'What the working calendar says of a date',
      access: 'anyone',
      pathFields: z.strictObject({ date }),
      query: z.strictObject({ ...workedIn, workingDays }),
      answers: 'done',
      answer: dateDescription,
      handle: ({ path, query: { workingDays: asked, ...calendar } }) => ({
        body: describeDate(path.date, calendar, asked),
      }),
    }),
    operation({
      name: 'list-deadlines',
      method: 'get',
      path: PATHS.deadlines,
      tag: 'Calendar',
      summary: 'Every date that a hearing sets, with its rule and source',
      access: 'anyone',
      query: z.strictObject({
        hearingOn: date,
        servedOn: date.exactOptional(),
        ...workedIn,
      }),
      answers: 'done',
      answer: deadlineList,
      refusals: ['court-does-not-sit', 'dates-out-of-order'],
      handle: ({ query: { hearingOn, servedOn, ...calendar } }) => {
        if (servedOn) refuseOutOfOrder({ hearingOn, servedOn });
        refuseNoCourt(hearingOn, calendar);
        const summons = { hearingOn, calendar, ...(servedOn && { servedOn }) };
        return { body: { hearingOn, deadlines: hearingDeadlines(summons) } };
      },
    }),
  ];
}
