/** An appointment at home: when, what for, and that it is not a check. */
import { type Content, list, paragraph, strong } from '../content.ts';
import { dayInWords, timeInWords } from '../dates.ts';
import type { Letter } from '../model.ts';
import { CONFIDENTIALITY, whomToCall } from './assurances.ts';
import { farewell, voiceOf } from './voice.ts';

/** `home-visit`: confirms the day and the hour; without them, proposes to choose. */
export function homeVisit(letter: Letter): Content {
  const say = voiceOf(letter);
  const when = appointment(letter);
  return {
    form: 'letter',
    title: when ? `Notre rendez-vous chez vous, le ${when}` : 'Un rendez-vous chez vous',
    body: [
      when
        ? paragraph(
            say('Je viendrai vous voir chez vous le ', 'Nous viendrons vous voir chez vous le '),
            strong(`${when}.`),
          )
        : paragraph(
            say('Je souhaite vous rencontrer chez vous.', 'Nous souhaitons vous rencontrer chez vous.'),
            ' Choisissons ensemble le jour et l’heure qui vous conviennent.',
          ),
      paragraph(
        'Ce temps est le vôtre : vous direz comment vous voyez les choses, ce qui vous préoccupe et ce que vous aimeriez changer. Nous regarderons ensemble ce qui est possible. Cette visite n’est pas un contrôle.',
      ),
      paragraph('Si vous les avez sous la main, ces papiers pourront nous être utiles :'),
      list(
        'les courriers reçus récemment, même ceux que vous n’avez pas ouverts ;',
        'ce qui montre vos ressources et vos charges (fiches de paie, quittances, factures).',
      ),
      paragraph(
        `S’il vous en manque, ce n’est pas grave. Une personne de votre choix peut être présente. ${CONFIDENTIALITY}`,
      ),
      paragraph(
        'Ce rendez-vous repose sur votre accord. Si le jour ou l’heure ne vous convient pas, si vous préférez un autre lieu ou si vous ne souhaitez pas de visite, prévenez-nous simplement : nous trouverons une autre façon de faire.',
      ),
      whomToCall(letter),
    ],
    farewell: farewell(letter),
    signature: 'caseworker',
  };
}

function appointment({ accompaniment: { homeVisit: visit } }: Letter): string | undefined {
  if (!visit) return undefined;
  return visit.at ? `${dayInWords(visit.on)} à ${timeInWords(visit.at)}` : dayInWords(visit.on);
}
