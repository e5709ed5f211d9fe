/** The state after a fact. Every fact has its line in the table; nothing is decided here. */
import type { Recorded } from '../case.ts';
import { isConfidential } from './confidential.ts';
import { changed, withoutFact, type Change } from '../evolution.ts';
import { isOfEdition } from '../edition.ts';
import { type CoordinationAnswer, type Fact, type Hearing, type Revision, type State } from './state.ts';
import type { Objective } from './steps.ts';

type FactOf<Type extends Fact['type']> = Extract<Fact, { type: Type }>;
type Evolution = {
  [Type in Fact['type']]: (state: State, fact: FactOf<Type>, at: Recorded<Fact>) => Change<State>;
};

const EVOLUTION: Evolution = {
  opened: (_, { type: _type, trigger, ...opening }, at) => ({
    ...opening,
    openedOn: at.on,
    triggers: [{ ...trigger, number: at.number }],
  }),
  'eligibility-answered': (_, { type: _type, ...eligibility }) => ({
    eligibility,
    ...(eligibility.offer && { offer: eligibility.offer }),
    ...(eligibility.previousId && { previousId: eligibility.previousId }),
  }),
  'coordination-answered': (_, { type: _type, ...coordination }) => ({ coordination }),
  'screening-asked-again': (state) => ({
    eligibility: undefined,
    coordination: settled(state.coordination),
  }),
  'undetermined-accepted': () => ({}),
  screened: (_, __, at) => ({ stage: 'awaiting-assignment', screenedOn: at.on }),
  'later-follower-found': () => ({}),
  'trigger-added': (state, { trigger }, at) => ({
    triggers: [...state.triggers, { ...trigger, number: at.number }],
  }),
  assigned: (_, { caseworkerId }, at) => ({ stage: 'pre-course', caseworkerId, assignedOn: at.on }),
  reassigned: (_, { caseworkerId }) => ({ caseworkerId }),
  'contact-attempted': (state, { on, channel, outcome }, at) => ({
    attempts: [...state.attempts, { number: at.number, on, channel, outcome }],
  }),
  'home-visit-scheduled': (state, { on, at: time }, at) => ({
    homeVisits: [...visitsMade(state), { number: at.number, on, ...(time && { at: time }) }],
  }),
  'home-visit-recorded': (state, { on, met }, at) => ({
    homeVisits: [...visitsMade(state), { number: at.number, on, met }],
  }),
  assessed: (_, fact, at) => ({
    assessment: {
      on: at.on,
      problems: fact.problems,
      conclusion: fact.conclusion,
      summary: fact.summary,
      ...marked(fact),
    },
    ...(fact.conclusion === 'global-accompaniment' && { stage: 'plan-negotiation' }),
  }),
  'plan-proposed': (_, { type: _type, ...plan }) => ({
    revisions: plan.revision,
    proposed: { ...plan, agreed: {} },
  }),
  'plan-agreed': (state, { party, on }) => ({
    proposed: withAgreement(state.proposed, { [party]: on }),
  }),
  'plan-in-force': (state) => ({ plan: state.proposed, proposed: undefined }),
  'term-started': (state, { term, startsOn, endsOn }) => ({
    stage: 'in-progress',
    startedOn: state.startedOn ?? startsOn,
    term: { number: term, startedOn: startsOn, endsOn },
  }),
  'meeting-recorded': (state, fact, at) => ({
    meetings: [...state.meetings, { number: at.number, on: fact.on, ...marked(fact) }],
  }),
  'response-recorded': (state, fact, at) => ({
    responses: [
      ...state.responses,
      {
        number: at.number,
        on: fact.on,
        problem: fact.problem,
        response: fact.response,
        ...(fact.amountCents !== undefined && { amountCents: fact.amountCents }),
        ...marked(fact),
      },
    ],
  }),
  'objective-evaluated': (state, { objectiveId, result, evidence }, at) => ({
    results: [...state.results, { number: at.number, objectiveId, result, evidence }],
  }),
  'renewal-decided': (state, { decision, reason, objectives, revision }, at) => ({
    renewal: { decision, reason, on: at.on },
    ...(revision !== undefined && state.plan && revised(state, state.plan, revision, objectives)),
  }),
  'closing-began': (_, { cause }, at) => ({ stage: 'closing', closing: { on: at.on, cause } }),
  'final-evaluation-recorded': (_, { autonomy, summary }, at) => ({
    finalEvaluation: { on: at.on, autonomy, summary },
  }),
  'handover-proposed': (state, { type: _type, ...handover }, at) => ({
    handovers: [...state.handovers, { ...handover, proposedOn: at.on }],
  }),
  'handover-answered': (state, { handoverId, answer, reason }, at) => ({
    handovers: state.handovers.map((handover) =>
      handover.handoverId === handoverId
        ? { ...handover, answer, answeredOn: at.on, ...(reason && { reason }) }
        : handover,
    ),
  }),
  'hearing-opened': (state, { hearingId, court, servedOn, hearingOn }) => ({
    hearings: [...state.hearings, { hearingId, court, servedOn, hearingOn }],
  }),
  'hearing-moved': (state, { hearingId, hearingOn }) => hearing(state, hearingId, { hearingOn }),
  'hearing-ended': (state, { hearingId, ending }) => hearing(state, hearingId, { ending }),
  'arrears-opened': (state, { arrearsId, firstDefaultOn }) => ({
    arrears: [...(state.arrears ?? []), { arrearsId, firstDefaultOn }],
  }),
  'arrears-ended': ({ arrears = [] }, { arrearsId, ending }) => ({
    arrears: arrears.map((one) => (one.arrearsId === arrearsId ? { ...one, ending } : one)),
  }),
  closed: (_, { reason }, at) => ({ stage: 'closed', closed: { on: at.on, reason } }),
  corrected: (state, { fact }) => takenBack(state, fact),
  'fell-due': (state, { items }) => ({ fallen: [...state.fallen, ...items.map((item) => item.key)] }),
};

/** What is confidential is marked so wherever it is counted. */
function marked(fact: Fact): { confidential?: true } {
  return isConfidential(fact) ? { confidential: true } : {};
}

/** The state after a fact, with its version and day. */
export function evolve(state: State, recorded: Recorded<Fact>): State {
  const change = (EVOLUTION[recorded.fact.type] as Evolution['screened'])(
    state,
    recorded.fact as FactOf<'screened'>,
    recorded,
  );
  const since = state.confidentialSince ?? (isConfidential(recorded.fact) ? recorded.number : undefined);
  const kept = { version: recorded.number, lastOn: recorded.on, ...(since && { confidentialSince: since }) };
  return changed(state, { ...change, ...kept });
}

function hearing({ hearings }: State, hearingId: string, change: Partial<Hearing>): Change<State> {
  return { hearings: hearings.map((one) => (one.hearingId === hearingId ? { ...one, ...change } : one)) };
}

/** An answer that still waits for a service is asked for again; a settled one stands. */
function settled(coordination: CoordinationAnswer | undefined): CoordinationAnswer | undefined {
  return coordination?.known === undefined ? undefined : coordination;
}

/** A renewal's own revision of the plan overtakes the one that awaited agreement. */
function revised(state: State, plan: Revision, revision: number, objectives: Objective[]): Change<State> {
  return {
    revisions: revision,
    plan: { ...plan, revision, objectives },
    ...(isOfEdition(state, 3) && { proposed: undefined }),
  };
}

/** A new date, or the visit itself, replaces the visit awaited. */
function visitsMade(state: State): State['homeVisits'] {
  return state.homeVisits.filter((visit) => visit.met !== undefined);
}

function withAgreement(proposed: Revision | undefined, agreement: Revision['agreed']): Revision | undefined {
  return proposed && { ...proposed, agreed: { ...proposed.agreed, ...agreement } };
}

/** A fact made in error no longer counts where it was evidence; elsewhere it is marked, and stays readable. */
function takenBack(state: State, fact: number): Change<State> {
  return {
    corrected: [...state.corrected, fact],
    triggers: state.triggers.filter(({ number }) => number === 1 || number !== fact),
    attempts: withoutFact(state.attempts, fact),
    homeVisits: withoutFact(state.homeVisits, fact),
    meetings: withoutFact(state.meetings, fact),
    responses: withoutFact(state.responses, fact),
    results: withoutFact(state.results, fact),
  };
}
