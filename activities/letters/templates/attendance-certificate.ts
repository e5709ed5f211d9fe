/** What someone really attended of a group session, for an employer, a training body, or for themselves. */
import { type Content, paragraph, strong } from '../content.ts';
import { dateInWords } from '../dates.ts';
import { HALF_DAY_HOURS, SESSION_HOURS } from '../../../workflows/rules/group-session/days.ts';
import type { Letter } from '../model.ts';
import { whomToCall } from './assurances.ts';
import { getSession } from './session.ts';
import { farewell } from './voice.ts';

/** `attendance-certificate`: once the session is over, and again when the attendance was corrected. */
export function attendanceCertificate(letter: Letter): Content {
  const { title, days, hours = 0, halfDays = 0 } = getSession(letter);
  const [first, last] = [days[0], days.at(-1)];
  const period = first && last ? `, du ${dateInWords(first)} au ${dateInWords(last)}` : '';
  return {
    form: 'letter',
    title: 'Attestation de présence',
    body: [
      paragraph(
        `${letter.organisation.name} atteste que `,
        strong(letter.recipient.names),
        ` a pris part à la session « ${title} »${period}.`,
      ),
      {
        kind: 'facts',
        facts: [
          ['Heures suivies', `${hours} heures, sur les ${SESSION_HOURS} de la session`],
          ['Demi-journées suivies', `${halfDays}, de ${HALF_DAY_HOURS} heures chacune`],
          ['Journées de la session', String(days.length)],
        ],
      },
      paragraph('Cette attestation est remise pour servir et faire valoir ce que de droit.'),
      whomToCall(letter),
    ],
    farewell: farewell(letter),
    signature: 'caseworker',
  };
}
