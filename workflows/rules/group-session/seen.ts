/**
 * What each person sees of a session. A caseworker sees those whom they follow or referred, and how many places are
 * held; who the others are, and what is said of them, is for whoever leads the session and for supervisors.
 */
import type { Actor, Recorded } from '../case.ts';
import { maySee } from './participants.ts';
import type { Fact, State } from './state.ts';

/** The fact as this person may read it: of a participant they do not see, only that something happened. */
export function seen(state: State, recorded: Recorded<Fact>, actor: Actor): Recorded<Fact> {
  return { ...recorded, fact: shown(recorded.fact, hiddenFrom(state, actor)) };
}

type Hides = (participantId: string) => boolean;

function hiddenFrom(state: State, actor: Actor): Hides {
  const hidden = new Set(state.participants.filter((one) => !maySee(state, one, actor)).map(({ id }) => id));
  return (participantId) => hidden.has(participantId);
}

function shown(fact: Fact, hides: Hides): Fact {
  if (fact.type === 'attendance-recorded') {
    return { ...fact, attendance: fact.attendance.filter(({ participantId }) => !hides(participantId)) };
  }
  if (!('participantId' in fact) || !hides(fact.participantId)) return fact;
  const hide = HIDDEN[fact.type] as ((fact: Fact) => Fact) | undefined;
  return hide?.(fact) ?? fact;
}

type Hidden = { [Type in Fact['type']]?: (fact: Extract<Fact, { type: Type }>) => Fact };

/** What is left of a fact about someone whom the reader does not see; the others say nothing of a person. */
const HIDDEN: Hidden = {
  'participant-referred': ({ type, participantId }) => {
    return { type, participantId, householdId: '', memberId: '', partner: '' };
  },
  'three-way-meeting-recorded': ({ enrolment: _file, tasks: _tasks, reason: _reason, ...rest }) => rest,
  'participant-left': (fact) => ({ ...fact, reason: '' }),
  'certificate-issued': (fact) => ({ ...fact, halfDays: 0, hours: 0 }),
  'review-recorded': ({ summary: _summary, reason: _reason, ...rest }) => rest,
};
