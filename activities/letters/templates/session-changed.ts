/** Something of a group session has changed: its days, one day, or everything. */
import { type Block, type Content, paragraph, strong } from '../content.ts';
import { dayInWords } from '../dates.ts';
import type { Letter, SessionInLetter } from '../model.ts';
import { whomToCall } from './assurances.ts';
import { daysOfSession, getSession } from './session.ts';
import { farewell } from './voice.ts';

/** `session-changed`: to each participant who has a place. */
export function sessionChanged(letter: Letter): Content {
  const session = getSession(letter);
  return {
    form: 'letter',
    title: `${TITLES[session.change]} : ${session.title}`,
    body: [...whatChanged(session), whomToCall(letter)],
    farewell: farewell(letter),
    signature: 'caseworker',
  };
}

const TITLES: Record<SessionInLetter['change'], string> = {
  days: 'Les journées de la session',
  'day-moved': 'Une journée de la session est déplacée',
  cancelled: 'La session n’aura pas lieu',
};

function whatChanged(session: SessionInLetter): Block[] {
  if (session.change === 'cancelled') {
    return [
      paragraph(
        strong('La session à laquelle vous deviez prendre part est annulée.'),
        ' Nous le regrettons. Vous n’avez rien à faire : nous reprendrons contact avec vous pour voir ce qui vous serait utile.',
      ),
    ];
  }
  return [...(session.moved ? [moved(session.moved)] : []), ...daysOfSession(session)];
}

function moved({ from, to }: NonNullable<SessionInLetter['moved']>): Block {
  return paragraph(
    `La journée du ${dayInWords(from)} n’aura pas lieu. `,
    strong(`Elle est remplacée par le ${dayInWords(to)}.`),
  );
}
