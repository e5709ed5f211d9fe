/** The letters there are. Adding one: its name in model.ts, its file beside this one, its line here. */
import type { Content } from '../content.ts';
import type { Letter, TemplateName } from '../model.ts';
import { actionProgrammeSheet } from './action-programme-sheet.ts';
import { actionSummarySheet } from './action-summary-sheet.ts';
import { attendanceCertificate } from './attendance-certificate.ts';
import { closing } from './closing.ts';
import { contact } from './contact.ts';
import { contract } from './contract.ts';
import { councilInformation } from './council-information.ts';
import { endOfTerm } from './end-of-term.ts';
import { handover } from './handover.ts';
import { hearingAdjourned } from './hearing-adjourned.ts';
import { hearingReminder } from './hearing-reminder.ts';
import { hearingWithdrawn } from './hearing-withdrawn.ts';
import { holidayDecision } from './holiday-decision.ts';
import { homeVisit } from './home-visit.ts';
import { interviewOffer } from './interview-offer.ts';
import { jointHandoverMeeting } from './joint-handover-meeting.ts';
import { jointReviewSheet } from './joint-review-sheet.ts';
import { preparationSheet } from './preparation-sheet.ts';
import { rehabilitationCommitment } from './rehabilitation-commitment.ts';
import { rehabilitationRefused } from './rehabilitation-refused.ts';
import { renewal } from './renewal.ts';
import { secondContact } from './second-contact.ts';
import { sessionChanged } from './session-changed.ts';
import { sessionPlace } from './session-place.ts';
import { siteSummary } from './site-summary.ts';
import { socialEvaluation } from './social-evaluation.ts';
import { workshopInvitation } from './workshop-invitation.ts';

/** What a template does: says a letter, in French. */
export type Template = (letter: Letter) => Content;

export const TEMPLATES: Record<TemplateName, Template> = {
  contact,
  'second-contact': secondContact,
  'home-visit': homeVisit,
  contract,
  renewal,
  'end-of-term': endOfTerm,
  handover,
  closing,
  'action-programme-sheet': actionProgrammeSheet,
  'action-summary-sheet': actionSummarySheet,
  'interview-offer': interviewOffer,
  'hearing-reminder': hearingReminder,
  'preparation-sheet': preparationSheet,
  'hearing-adjourned': hearingAdjourned,
  'hearing-withdrawn': hearingWithdrawn,
  'social-evaluation': socialEvaluation,
  'council-information': councilInformation,
  'session-place': sessionPlace,
  'session-changed': sessionChanged,
  'attendance-certificate': attendanceCertificate,
  'holiday-decision': holidayDecision,
  'rehabilitation-commitment': rehabilitationCommitment,
  'rehabilitation-refused': rehabilitationRefused,
  'workshop-invitation': workshopInvitation,
  'site-summary-sheet': siteSummary,
  'joint-review-sheet': jointReviewSheet,
  'joint-handover-meeting': jointHandoverMeeting,
};
