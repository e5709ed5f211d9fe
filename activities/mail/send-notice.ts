/** A notice to everyone it is for. */
import type { PlainDate } from '../../workflows/rules/calendar.ts';
import type { Audience } from '../../workflows/rules/case.ts';
import type { CaseAtFact } from '../case-at-fact.ts';
import type { Deps } from '../deps.ts';
import { deliver } from './deliver.ts';
import { noticeWords } from './notice-words.ts';
import { recipientsOf } from './recipients.ts';

export interface NoticeRequest {
  /** Of the effect that asks for it. */
  key: string;
  kind: string;
  caseId: string;
  on: PlainDate;
  notice: string;
  to: readonly Audience[];
}

/** One recipient's trouble keeps no other waiting; the first trouble is thrown once all were tried. */
export async function sendNotice(deps: Deps, request: NoticeRequest, found: CaseAtFact): Promise<void> {
  const { key, kind, caseId, on, notice, to } = request;
  const errand = { key, caseId, on, notice, organisationId: found.organisation.id };
  const link = deps.staffUrl && `${deps.staffUrl}/${kind}/${encodeURIComponent(caseId)}`;
  const recipients = await recipientsOf(deps.store, to, found);
  const results = await Promise.allSettled(
    recipients.map((one) => deliver(deps, errand, one, noticeWords(notice, found, one, link))),
  );
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
}
