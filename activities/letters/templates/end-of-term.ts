/** Term 2 ends: what has been done, and what comes after us. */
import { type Block, type Content, heading, list, paragraph, strong } from '../content.ts';
import { dateInWords } from '../dates.ts';
import type { Letter } from '../model.ts';
import { whomToCall } from './assurances.ts';
import { reviewedObjectives } from './objectives.ts';
import { farewell, voiceOf } from './voice.ts';

/** `end-of-term`: thirty and seven days before the end of term 2. */
export function endOfTerm(letter: Letter): Content {
  const say = voiceOf(letter);
  const { termEndsOn, plan } = letter.accompaniment;
  const reviewed = plan && plan.objectives.length > 0;
  return {
    form: 'letter',
    title: 'La fin de votre accompagnement : préparons la suite',
    body: [
      termEndsOn
        ? paragraph('Votre accompagnement arrive à son terme le ', strong(`${dateInWords(termEndsOn)}.`))
        : paragraph('Votre accompagnement arrive bientôt à son terme.'),
      paragraph(
        'Il a été renouvelé une fois et ne peut pas l’être une seconde : cette règle est la même pour toutes les familles. Elle ne veut pas dire que tout doit être réglé, ni que vous restez sans appui.',
      ),
      ...(reviewed
        ? [heading('Ce que nous avions prévu ensemble'), reviewedObjectives(plan.objectives)]
        : []),
      heading('Ce que nous ferons avec vous d’ici là'),
      nextSteps(),
      paragraph(
        say('Je vous propose de convenir', 'Nous vous proposons de convenir'),
        ' d’un rendez-vous dans les prochains jours. Vous êtes libre de l’accepter ou non. Plus tard, si un nouvel événement vous met en difficulté, vous pourrez faire de nouveau appel à nous.',
      ),
      whomToCall(letter),
    ],
    farewell: farewell(letter),
    signature: 'caseworker',
  };
}

function nextSteps(): Block {
  return list(
    'Regarder le chemin parcouru, objectif par objectif, et ce que vous faites maintenant sans nous.',
    'Écrire une fiche de synthèse, que vous pourrez relire et dont vous aurez un exemplaire.',
    'Si vous en avez besoin et si vous en êtes d’accord, préparer un passage de relais vers un autre service.',
  );
}
