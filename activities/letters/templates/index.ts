/** The letters there are. Adding one: its name in model.ts, its file beside this one, its line here. */
import type { Content } from '../content.ts';
import type { Letter, TemplateName } from '../model.ts';
import { actionProgrammeSheet } from './action-programme-sheet.ts';
import { actionSummarySheet } from './action-summary-sheet.ts';
import { closing } from './closing.ts';
import { contact } from './contact.ts';
import { contract } from './contract.ts';
import { endOfTerm } from './end-of-term.ts';
import { handover } from './handover.ts';
import { homeVisit } from './home-visit.ts';
import { renewal } from './renewal.ts';
import { secondContact } from './second-contact.ts';

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
};
