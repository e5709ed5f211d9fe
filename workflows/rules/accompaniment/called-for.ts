/** Steps of a stage that nothing calls for: whoever looks at what may be done now need not be shown them. */
import { hasNotAnswered, type State } from './state.ts';
import type { StepName } from './steps.ts';

const CALLED_FOR: { [Name in StepName]?: (state: State) => boolean } = {
  'agree-plan': ({ proposed }) => proposed !== undefined,
  'evaluate-objective': ({ plan }) => plan !== undefined,
  'decide-renewal': ({ term, renewal }) => term?.number === 1 && renewal?.decision !== 'renew',
  'record-final-evaluation': ({ plan }) => plan !== undefined,
  'answer-handover': ({ handovers }) => handovers.some(({ answer }) => !answer),
  close: (state) => state.stage !== 'pre-course' || hasNotAnswered(state),
};

/** Whether something calls for a step that the stage allows. What depends on the day, or on the body, is not asked. */
export function isCalledFor(state: State, step: string): boolean {
  return CALLED_FOR[step as StepName]?.(state) ?? true;
}
