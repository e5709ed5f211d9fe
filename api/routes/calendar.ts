/** The calendar: knowledge that is no secret. */
import { z } from 'zod';
import { describeDate, ZONES } from '../../workflows/rules/calendar.ts';
import { hearingDeadlines } from '../../workflows/rules/hearing/deadlines.ts';
import { refuseNoCourt, refuseOutOfOrder } from '../../workflows/rules/hearing/summons.ts';
import { operation, type Operation } from '../operation.ts';
import { PATHS } from '../paths.ts';
import { dateDescription, deadlineList, workingDays } from '../schemas/calendar.ts';
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
      query: z.strictObject({ zone: z.enum(ZONES).default('metropole'), workingDays }),
      answers: 'done',
      answer: dateDescription,
      handle: ({ path, query }) => ({
        body: describeDate(path.date, { zone: query.zone }, query.workingDays),
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
        zone: z.enum(ZONES).default('metropole'),
      }),
      answers: 'done',
      answer: deadlineList,
      refusals: ['court-does-not-sit', 'dates-out-of-order'],
      handle: ({ query: { hearingOn, servedOn, zone } }) => {
        if (servedOn) refuseOutOfOrder({ hearingOn, servedOn });
        refuseNoCourt(hearingOn, { zone });
        const summons = { hearingOn, calendar: { zone }, ...(servedOn && { servedOn }) };
        return { body: { hearingOn, deadlines: hearingDeadlines(summons) } };
      },
    }),
  ];
}
