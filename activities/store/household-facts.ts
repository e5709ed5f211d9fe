/** What an eligibility check is asked about, from what is kept of a household and of the event. */
import type { Trigger } from '../../workflows/rules/accompaniment/steps.ts';
import type { EligibilityFacts, TriggerFacts } from '../../workflows/rules/eligibility/index.ts';
import type { Household } from './household.ts';

/** Who follows the family is asked apart. `boundBySecrecy` is of whoever referred, where it is known. */
export function eligibilityFacts(
  { members, situation }: Household,
  trigger: Partial<Trigger>,
  boundBySecrecy?: boolean,
): EligibilityFacts {
  const { children: ofChildren = {}, applicant: ofApplicant, ...rest } = situation;
  const applicant = members.find(({ role }) => role === 'applicant');
  const children = members.filter(({ role }) => role === 'child');
  return {
    ...rest,
    applicant: { ...ofApplicant, birthDate: applicant?.birthDate },
    children: children.map(({ id, birthDate }) => ({ ...ofChildren[id], birthDate })),
    trigger: triggerFacts(trigger, boundBySecrecy),
  };
}

/** The API lets in only kinds, stages and referrers that the rules know. */
function triggerFacts(
  { referrerId: _referrer, ...trigger }: Partial<Trigger>,
  boundBySecrecy?: boolean,
): TriggerFacts {
  return { ...(trigger as TriggerFacts), referrerBoundBySecrecy: boundBySecrecy };
}
