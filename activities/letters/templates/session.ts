/** What the letters of a group session share: its days, its hours, where it is held. */
import { type Block, list, paragraph, strong } from '../content.ts';
import { dayInWords, timeInWords } from '../dates.ts';
import type { Letter, SessionInLetter } from '../model.ts';
import { HOURS, SESSION_HOURS } from '../../../workflows/rules/group-session/days.ts';

export function getSession({ template, session }: Letter): SessionInLetter {
  if (!session) throw new Error(`A letter ${template} is about a group session.`);
  return session;
}

/** « de 9 h à 12 h et de 13 h 30 à 16 h 30 » */
export function hours(): string {
  const halves = [HOURS.morning, HOURS.afternoon];
  return halves.map(({ from, to }) => `de ${timeInWords(from)} à ${timeInWords(to)}`).join(' et ');
}

/** Every day, to keep near the telephone; or that they are not fixed yet. */
export function daysOfSession({ days, place }: SessionInLetter): Block[] {
  if (days.length === 0) {
    return [
      paragraph('Les journées ne sont pas encore fixées : nous vous les écrirons dès qu’elles le seront.'),
    ];
  }
  const where = place ? `, ${place}` : '';
  return [
    paragraph(strong(`${days.length} journées, ${hours()}`), `${where} (${SESSION_HOURS} heures en tout) :`),
    list(...days.map(dayInWords)),
  ];
}
