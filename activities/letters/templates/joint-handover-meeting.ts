/** The invitation to the meeting at which someone else takes over. */
import { type Content, list, notice, paragraph, strong } from '../content.ts';
import { dayInWords, timeInWords } from '../dates.ts';
import type { Letter } from '../model.ts';
import { scopeLabel } from '../vocabulary.ts';
import { whomToCall } from './assurances.ts';
import { getJoint } from './joint.ts';
import { farewell } from './voice.ts';

/** `joint-handover-meeting`: each time the meeting is set. */
export function jointHandoverMeeting(letter: Letter): Content {
  const { handover } = getJoint(letter);
  if (!handover) throw new Error('An invitation is to a handover meeting.');
  const { on, at, venue, to, scope } = handover;
  return {
    form: 'letter',
    title: `Passage de relais : réunion du ${dayInWords(on)}`,
    body: [
      paragraph(
        'Notre accompagnement touche à sa fin. Pour que rien ne se perde, nous vous proposons une réunion avec ceux qui prennent la suite. Elle se tient avec vous : rien n’y est dit en votre absence.',
      ),
      notice(
        ['Quand : ', strong(`le ${dayInWords(on)}${at ? ` à ${timeInWords(at)}` : ''}.`)],
        ['Où : ', strong(`${venue}.`)],
        ['Avec : ', strong(`${to}.`)],
      ),
      paragraph('Nous y parlerons de :'),
      list(...scope.map(scopeLabel)),
      paragraph('Ce relais se fait avec votre accord. Si vous préférez un autre jour, dites-le-nous.'),
      whomToCall(letter),
    ],
    farewell: farewell(letter),
    signature: 'caseworker',
  };
}
