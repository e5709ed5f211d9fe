/** The state after a fact of an interface request. Every fact has its line; nothing is decided here. */
import type { Recorded } from '../case.ts';
import { changed, type Change } from '../evolution.ts';
import { awaited, type Fact, type Question, type State } from './state.ts';

type FactOf<Type extends Fact['type']> = Extract<Fact, { type: Type }>;
type Evolution = {
  [Type in Fact['type']]: (state: State, fact: FactOf<Type>, at: Recorded<Fact>) => Change<State>;
};

const EVOLUTION: Evolution = {
  'interface-requested': (_, { type: _type, boundBySecrecy: _bound, ...opening }, { on }) => ({
    ...opening,
    openedOn: on,
  }),
  'taken-on': (_, { caseworkerId }, { on }) => ({ stage: 'taken', caseworkerId, takenOn: on }),
  reassigned: (_, { caseworkerId }) => ({ caseworkerId }),
  'information-asked': (state, { questionId, of, answerBy }, { on }) => ({
    stage: 'information-asked',
    questions: [...state.questions, { questionId, of, askedOn: on, ...(answerBy && { answerBy }) }],
  }),
  'information-recorded': (state, fact, { number }) =>
    questions(state, (one) =>
      one.questionId === fact.questionId ? { ...one, answered: { number, on: fact.on } } : one,
    ),
  'question-dropped': (state, { questionId }, { on }) =>
    questions(state, (one) => (one.questionId === questionId ? { ...one, droppedOn: on } : one)),
  'rights-checked': (_, { type: _type, ...rights }, { number, on }) => ({
    rights: { ...rights, number, recordedOn: on },
  }),
  'emergency-aid-decided': (_, { type: _type, ...aid }, { number, on }) => ({ aid: { ...aid, number, on } }),
  closed: (_, { type: _type, ...closed }, { on }) => ({ stage: 'closed', closed: { on, ...closed } }),
  corrected: (state, { fact }) => ({
    ...questions(state, ({ answered, ...one }) => ({
      ...one,
      ...(answered && answered.number !== fact && { answered }),
    })),
    corrected: [...state.corrected, fact],
    ...(state.rights?.number === fact && { rights: undefined }),
    ...(state.aid?.number === fact && { aid: undefined }),
  }),
  'fell-due': (state, { items }) => ({ fallen: [...state.fallen, ...items.map(({ key }) => key)] }),
};

/** The state a fact leads to; its version is the number of the fact. */
export function evolve(state: State, recorded: Recorded<Fact>): State {
  const { fact, number, on } = recorded;
  const change = EVOLUTION[fact.type] as (state: State, fact: Fact, at: Recorded<Fact>) => Change<State>;
  return changed(state, { ...change(state, fact, recorded), version: number, lastOn: on });
}

/** The questions changed; while one of them waits, the request waits with it. */
function questions(state: State, change: (one: Question) => Question): Change<State> {
  const after = state.questions.map(change);
  if (state.stage === 'received') return { questions: after };
  return {
    questions: after,
    stage: awaited({ questions: after }).length > 0 ? 'information-asked' : 'taken',
  };
}
