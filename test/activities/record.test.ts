import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { ApplicationFailure } from '@temporalio/common';
import { openOffice, type Office } from './office.ts';
import { recording } from './store/requests.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

const opening = (caseId: string) =>
  recording({ caseId, first: 1, at: 1, summary: { householdId: 'one family' } });

it('fails for good, with the code and the open case, when a family has one already', async () => {
  await office.activities.record(opening('first'));
  const failure = await office.activities.record(opening('second')).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(ApplicationFailure);
  expect(failure).toMatchObject({
    type: 'already-accompanied',
    nonRetryable: true,
    details: [{ existing: 'first' }],
  });
});

it('fails for another try when it is any other trouble', async () => {
  const broken = recording({ caseId: 'broken', first: 1, at: 1, summary: { openedOn: 'no date' as never } });
  const failure = await office.activities.record(broken).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(Error);
  expect(failure).not.toBeInstanceOf(ApplicationFailure);
});
