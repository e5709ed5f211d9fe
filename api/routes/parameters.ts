/** The legal values by date, and those that an administrator enters where none is published. */
import { enteredValues, enterParameter } from '../../activities/store/parameters.ts';
import { civilDate, type PlainDate } from '../../workflows/rules/calendar.ts';
import { Refusal, type Actor } from '../../workflows/rules/case.ts';
import { findFault, LEGAL_VALUES, type LegalValue, legalValues } from '../../workflows/rules/parameters.ts';
import type { Deps } from '../deps.ts';
import { operation, type Operation } from '../operation.ts';
import { PATHS } from '../paths.ts';
import { enteredParameter, legalValueList, type EnteredParameter } from '../schemas/parameters.ts';
import { date } from '../schemas/primitives.ts';
import { z } from 'zod';

export function parameterOperations(deps: Deps): Operation[] {
  return [list(deps), enter(deps)];
}

function list({ store, now }: Deps): Operation {
  return operation({
    name: 'list-parameters',
    method: 'get',
    path: PATHS.parameters,
    tag: 'Legal values',
    summary:
      'The legal values in force on a date, today unless said otherwise, with those the organisation entered',
    access: 'anyone',
    knowsWhoAsks: true,
    query: z.strictObject({ on: date.exactOptional() }),
    answers: 'done',
    answer: legalValueList,
    handle: async ({ actor: { organisationId }, query: { on = civilDate(now()) } }) => {
      const entered = organisationId === '' ? [] : await enteredValues(store, organisationId);
      return { body: { on, values: legalValues(on, entered) } };
    },
  });
}

/** It holds for the checks made from then on; of two for one date the last entered holds, which corrects the first. */
function enter({ store }: Deps): Operation {
  return operation({
    name: 'enter-parameter',
    method: 'post',
    path: PATHS.parameters,
    tag: 'Legal values',
    summary: 'Enter a legal value that is not published here, with its source',
    access: 'enter-parameter',
    concerns: 'nobody',
    body: enteredParameter,
    answers: 'created',
    answer: legalValueList,
    refusals: ['parameter-unusable'],
    handle: async ({ actor, body }) => {
      const value = usable(body);
      await enterParameter(store, entryOf(actor, body));
      return { body: { on: body.from, values: [value] }, location: locationOf(body.from) };
    },
  });
}

function usable({ name, from, to, value, source }: EnteredParameter): LegalValue {
  const published = LEGAL_VALUES.findLast((one) => one.name === name);
  const { label = name, unit = '' } = published ?? {};
  const entry: LegalValue = { name, label, unit, from, ...(to && { to }), value, source, entered: true };
  const fault = findFault(entry);
  if (fault) throw new Refusal('parameter-unusable', `This value cannot be used: ${fault}.`);
  return entry;
}

function entryOf(
  { organisationId, id: enteredBy }: Actor,
  { name, from, to, value, source }: EnteredParameter,
) {
  return {
    organisationId,
    parameter: name,
    fromDate: from,
    ...(to && { toDate: to }),
    value,
    source,
    enteredBy,
  };
}

function locationOf(on: PlainDate): string {
  return `${PATHS.parameters}?on=${on}`;
}
