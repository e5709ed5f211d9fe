/**
 * What sealing costs a step: all that is sealed and opened for one, as client and worker do it. The request leaves
 * sealed and is opened by the worker; so do the answer and the summary of the next timer; the free texts of the fact
 * are sealed for the journal, and opened with it when the case is shown.
 */
import { defaultPayloadConverter } from '@temporalio/common';
import { familyCodec } from '../../activities/keys/payload-codec.ts';
import { takeTexts } from '../../activities/keys/texts.ts';
import { sealedTexts, withTexts } from '../../activities/store/sealed-texts.ts';
import type { Store } from '../../activities/store/store.ts';
import { hashOf } from '../../api/canonical.ts';
import { workflowId } from '../../workflows/messages.ts';
import { CAF } from '../../worker/local/invented.ts';
import { CASEWORKER, type Family } from './family.ts';
import type { Subject } from './sampling.ts';
import { meetingOn } from './year.ts';

export const SEALING = 'all that is sealed and opened for a step';

export async function sealingSubject(store: Store, family: Family): Promise<Subject> {
  const codec = familyCodec(store.keys);
  const context = {
    type: 'workflow',
    namespace: 'jalon',
    workflowId: workflowId('accompaniment', family.id),
  } as const;
  const body = meetingOn(family.today);
  const by = { id: CASEWORKER, role: 'caseworker', organisationId: CAF.id };
  const key = '9b1f0c9e-52a4-8d3e-9a57-0d6f1c2b7e48';
  const carried = [
    { by, body, key, hash: hashOf('record-meeting', body, by.id) },
    { first: 12, version: 12 },
    'Sans contact — 2027-02-01',
  ].map((value) => defaultPayloadConverter.toPayload(value));
  const { subject, organisationId } = (await store.keys.ownerOfWorkflow(context.workflowId)) ?? {};
  const owner = { subject: subject ?? '', organisationId: organisationId ?? '' };
  const run = async () => {
    for (const payload of carried) await codec.decode(await codec.encode([payload], context), context);
    const dataKey = await store.keys.current(owner);
    const { data, texts } = takeTexts('meeting-recorded', body);
    const row = sealedTexts(dataKey, family.id, 12, texts);
    const sealed = row?.sealed ? Buffer.from(row.sealed.slice(2), 'hex') : null;
    withTexts(dataKey, { caseId: family.id, number: 12, data, sealed });
  };
  return { name: SEALING, run };
}
