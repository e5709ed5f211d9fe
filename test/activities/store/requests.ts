/** Requests to record, as the shell would make them; tests change only what they are about. */
import type { RecordRequest } from '../../../workflows/ports.ts';
import type { Due, Summary } from '../../../workflows/rules/case.ts';
import { day } from '../../families/bodies.ts';

export interface Recording {
  caseId?: string;
  /** Number of the first fact. */
  first: number;
  /** Epoch milliseconds. */
  at: number;
  /** One fact for each text. */
  says?: string[];
  summary?: Partial<Summary>;
  agenda?: Due[];
  stepKey?: string;
}

export function recording(given: Recording): RecordRequest {
  const { caseId = 'case-1', first, at, says = ['said'], agenda = [], stepKey } = given;
  return {
    kind: 'accompaniment',
    caseId,
    step: 'record-meeting',
    ...(stepKey && { stepKey, stepHash: `hash of ${stepKey}` }),
    facts: says.map((text, index) => ({
      number: first + index,
      at,
      on: day('2027-03-01'),
      by: { id: 'u-1', role: 'caseworker', organisationId: 'caf-exemple' },
      fact: { type: 'meeting-recorded', on: '2027-03-01', summary: text },
    })),
    summary: {
      stage: 'pre-course',
      organisationId: 'caf-exemple',
      householdId: `household of ${caseId}`,
      accompanimentId: caseId,
      reference: `AC-${caseId}`,
      trigger: 'arrears',
      urgency: 0,
      openedOn: day('2027-02-01'),
      // What the summary is of, so that a test can tell which one was kept.
      offer: says.at(-1) ?? '',
      ...given.summary,
    },
    agenda,
  };
}
