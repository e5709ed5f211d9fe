/** Is a household entitled to an offer? An answer, and nothing created. */
import { enteredValues } from '../../activities/store/parameters.ts';
import { checkEligibility } from '../../workflows/rules/eligibility/index.ts';
import type { Deps } from '../deps.ts';
import { operation, type Operation } from '../operation.ts';
import { PATHS } from '../paths.ts';
import { eligibilityAnswer, eligibilityQuestion } from '../schemas/eligibility.ts';

export function eligibilityOperations({ store }: Deps): Operation[] {
  return [
    operation({
      name: 'check-eligibility',
      method: 'post',
      path: PATHS.eligibility,
      tag: 'Eligibility',
      summary:
        'Check an offer on facts, criterion by criterion, with the values the organisation has entered',
      access: 'anyone',
      knowsWhoAsks: true,
      body: eligibilityQuestion,
      answers: 'done',
      answer: eligibilityAnswer,
      handle: async ({ actor: { organisationId }, body: { offer, on, facts } }) => {
        const entered = organisationId === '' ? [] : await enteredValues(store, organisationId);
        return { body: checkEligibility(offer, on, facts, entered) };
      },
    }),
  ];
}
