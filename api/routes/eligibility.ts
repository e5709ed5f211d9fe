/** Is a household entitled to an offer? An answer, and nothing created. */
import { checkEligibility } from '../../workflows/rules/eligibility/index.ts';
import { operation, type Operation } from '../operation.ts';
import { PATHS } from '../paths.ts';
import { eligibilityAnswer, eligibilityQuestion } from '../schemas/eligibility.ts';

export const eligibilityOperations: readonly Operation[] = [
  operation({
    name: 'check-eligibility',
    method: 'post',
    path: PATHS.eligibility,
    tag: 'Eligibility',
    summary: 'Check an offer on facts, criterion by criterion',
    access: 'anyone',
    body: eligibilityQuestion,
    answers: 'done',
    answer: eligibilityAnswer,
    handle: ({ body }) => ({ body: checkEligibility(body.offer, body.on, body.facts) }),
  }),
];
