/**
 * Who begins and who ends each phase is explicit (domain, "Home buyers in difficulty"). Phase 1: whoever receives
 * the family at the service contacted. Phase 2: the worker of the technical part, once each part has its worker
 * and, where the specialists of the Caf take it, once there is a place.
 */
import { Refusal, type Moment } from '../case.ts';
import type { Fact, State } from './state.ts';
import type { StepBodies, StepName } from './steps.ts';
import { PARTS, type Phase1Conclusion } from './vocabulary.ts';

/** Refuses to begin a phase twice, and to end one that has not begun or has ended, each by its own code. */
export function refuseOutOfPhase({ phase1, phase2 }: State, step: StepName): void {
  const phase = step.endsWith('1') ? phase1 : phase2;
  if (BEGINNING.includes(step) && phase) {
    throw new Refusal('phase-already-begun', `It began on ${phase.begun.on}.`);
  }
  if (!ENDING.includes(step)) return;
  if (!phase) throw new Refusal('phase-not-begun', 'This phase has not begun.');
  if (phase.ended) throw new Refusal('phase-already-ended', `It ended on ${phase.ended.on}.`);
}

const BEGINNING: readonly StepName[] = ['begin-phase-1', 'begin-phase-2'];
const ENDING: readonly StepName[] = ['end-phase-1', 'end-phase-2'];

export function beginPhase1(_: State, body: StepBodies['begin-phase-1']): Fact[] {
  return [{ type: 'phase-1-begun', ...body }];
}

export function beginPhase2({ workers }: State, { on }: StepBodies['begin-phase-2']): Fact[] {
  const missing = PARTS.filter((part) => workers[part] === undefined);
  if (missing.length > 0) {
    throw new Refusal('worker-missing', `Nobody is named for: ${missing.join(', ')}.`, { missing });
  }
  return [{ type: 'phase-2-begun', on }];
}

/** The diagnosis is of phase 1; taken back in phase 2, it is made again there, since responses follow it. */
export function recordDiagnosis({ phase1, diagnosis }: State, body: StepBodies['record-diagnosis']): Fact[] {
  const ended = phase1?.ended;
  if (ended && diagnosis) throw new Refusal('phase-already-ended', `Phase 1 ended on ${ended.on}.`);
  return [{ type: 'diagnosis-recorded', ...body }];
}

/** The help plan was enough, or the difficulty is not of the purchase; or it is, and complex: phase 2. */
export function endPhase1(state: State, body: StepBodies['end-phase-1']): Fact[] {
  const { conclusion } = body;
  if (!state.diagnosis) throw new Refusal('diagnosis-missing', 'Phase 1 ends on a diagnosis.');
  if (conclusion !== 'redirected' && !state.helpPlan) {
    throw new Refusal('help-plan-missing', 'Phase 1 ends on a help plan, unless the family is redirected.');
  }
  refuseSimple(state, conclusion);
  const ended: Fact = { type: 'phase-1-ended', ...body };
  return conclusion === 'phase-2' ? [ended] : [ended, { type: 'ended', ending: conclusion }];
}

/** Phase 2 is for complex cases, of a difficulty that is specific to buying. */
function refuseSimple({ diagnosis, cafId, councilId, house }: State, conclusion: Phase1Conclusion): void {
  if (conclusion !== 'phase-2') return;
  if (!diagnosis?.specific) {
    throw new Refusal('difficulty-not-specific', 'The difficulty is not specific to buying a home.');
  }
  if (!diagnosis.complex) throw new Refusal('case-not-complex', 'Phase 2 is for complex cases.');
  const { organisationOfWork: organisation } = house;
  if (organisation !== 'council-alone' && cafId === undefined) {
    throw new Refusal('service-missing', 'No Caf takes the technical part.', { missing: 'caf' });
  }
  if (organisation !== 'specialist-alone' && councilId === undefined) {
    throw new Refusal('service-missing', 'No council keeps the global accompaniment.', {
      missing: 'council',
    });
  }
}

/** Every response has its result by then, and a home is sold once its sale is obtained. */
export function endPhase2(state: State, body: StepBodies['end-phase-2'], _now: Moment): Fact[] {
  const { conclusion } = body;
  const unanswered = state.responses.filter(({ result }) => !result).map(({ number }) => number);
  if (unanswered.length > 0) {
    throw new Refusal('response-without-result', 'Some responses have no result yet.', { facts: unanswered });
  }
  const sold = state.responses.some(
    ({ response, result }) => response === 'sale-support' && result?.result === 'obtained',
  );
  if ((conclusion === 'home-sold') !== sold) {
    throw new Refusal(
      sold ? 'home-already-sold' : 'sale-not-concluded',
      sold ? 'The home was sold.' : 'No sale was recorded as obtained.',
    );
  }
  return [
    { type: 'phase-2-ended', ...body },
    { type: 'ended', ending: conclusion },
  ];
}
