/** Writes a letter, once for the fact that asked for it, and keeps it to be printed. */
import type { Activities } from '../workflows/ports.ts';
import type { Deps } from './deps.ts';
import { draftOfHoliday } from './holiday-letter-of.ts';
import { draftOfHearing } from './hearing-letter-of.ts';
import { draftOfAccompaniment, type Draft } from './letter-of.ts';
import { TEMPLATE_NAMES, type TemplateName } from './letters/model.ts';
import { draftOfSession } from './session-letter-of.ts';
import { draftOfJoint } from './joint-letter-of.ts';
import { draftOfRehabilitation } from './rehabilitation-letter-of.ts';
import { findLetterByKey, keepLetter } from './store/letters.ts';

const DRAFTS: Record<string, Draft> = {
  accompaniment: draftOfAccompaniment,
  hearing: draftOfHearing,
  'group-session': draftOfSession,
  'holiday-aid': draftOfHoliday,
  rehabilitation: draftOfRehabilitation,
  'joint-accompaniment': draftOfJoint,
};

/** It bears the date of the fact, however late it is written. */
export function writeLetter({ store, press }: Deps): Activities['writeLetter'] {
  return async ({ key, kind, caseId, factNumber, on, effect }) => {
    if (await findLetterByKey(store, key)) return undefined;
    const template = templateNamed(effect.template);
    const { subject } = effect;
    const asked = { kind, caseId, factNumber, template, on, ...(subject && { subject }) };
    const { letter, organisationId, to } = await draftFor(kind)(store, asked);
    const rendered = await press.render(letter);
    await keepLetter(store, {
      key,
      caseId,
      organisationId,
      factNumber,
      template,
      on: letter.on,
      ...to,
      ...rendered,
    });
    return undefined;
  };
}

function templateNamed(name: string): TemplateName {
  const found = TEMPLATE_NAMES.find((known) => known === name);
  if (!found) throw new Error(`No letter ${name}.`);
  return found;
}

function draftFor(kind: string): Draft {
  const found = DRAFTS[kind];
  if (!found) throw new Error(`No letters for a case of kind ${kind}.`);
  return found;
}
