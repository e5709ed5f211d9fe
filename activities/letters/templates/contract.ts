/** The contract: what was agreed, for how long, and what each may do about it. Signed by both. */
import { type Block, type Content, heading, list, paragraph, strong } from '../content.ts';
import { dateInWords } from '../dates.ts';
import type { Letter } from '../model.ts';
import { ACTOR_LABELS_TO_FAMILY } from '../vocabulary.ts';
import { CONFIDENTIALITY, dataNotice } from './assurances.ts';
import { agreedObjectives } from './objectives.ts';
import { rhythm } from './rhythm.ts';
import { termLength, voiceOf } from './voice.ts';

/** `contract`: sent once both have agreed to the same plan. */
export function contract(letter: Letter): Content {
  return {
    form: 'letter',
    title: 'Votre contrat d’accompagnement',
    body: [
      paragraph(
        'Voici le contrat que nous avons préparé ensemble. Il dit ce que vous souhaitez voir avancer, qui fait quoi, et pour combien de temps. Il repose sur votre accord et sur la confiance.',
      ),
      ...objectives(letter),
      ...duration(letter),
      ...commitments(letter),
      ...freedoms(letter),
      paragraph(
        'Ce contrat est établi en deux exemplaires : l’un est pour vous, l’autre est à nous rendre une fois signé.',
      ),
    ],
    signature: 'both',
    after: [dataNotice()],
  };
}

function objectives({ accompaniment: { plan } }: Letter): Block[] {
  const title = heading('1. Nos objectifs');
  if (!plan)
    return [title, paragraph('Ils sont décrits dans la fiche programme action remise avec ce contrat.')];
  const priorities: Block = {
    kind: 'quote',
    label: 'Vos priorités, avec vos mots',
    text: plan.familyView.priorities,
  };
  return [title, priorities, agreedObjectives(plan.objectives, ACTOR_LABELS_TO_FAMILY)];
}

function duration(letter: Letter): Block[] {
  const { termStartsOn, termEndsOn, term } = letter.accompaniment;
  const length = termLength(letter);
  const dates =
    termStartsOn && termEndsOn
      ? [
          'L’accompagnement commence le ',
          strong(dateInWords(termStartsOn)),
          ' et se termine le ',
          strong(`${dateInWords(termEndsOn)}.`),
        ]
      : ['L’accompagnement commence le jour où nous sommes tous d’accord sur ce plan.'];
  const after =
    term === 2
      ? ' C’est la seconde et dernière période : elle ne peut pas être renouvelée, et nous préparerons la suite avec vous.'
      : ` Il dure ${length} et peut être renouvelé une fois, si nous le décidons ensemble : nous ferons le point avant son terme.`;
  return [heading('2. Durée'), paragraph(...dates, after)];
}

function commitments(letter: Letter): Block[] {
  const say = voiceOf(letter);
  const meet = rhythm(letter.accompaniment.plan?.meetEveryDays);
  return [
    heading('3. Ce que chacun apporte'),
    list(
      'Vous : faire votre part, à votre rythme, et dire ce qui change ou ce qui bloque.',
      say(
        'Moi : vous informer de vos droits, vous aider dans vos démarches, tenir ce qui est prévu et respecter vos choix.',
        'Nous : vous informer de vos droits, vous aider dans vos démarches, tenir ce qui est prévu et respecter vos choix.',
      ),
      `Ensemble : nous voir ${meet}, et regarder à mi-parcours ce qui avance et ce qu’il faut changer.`,
    ),
  ];
}

function freedoms(letter: Letter): Block[] {
  const say = voiceOf(letter);
  return [
    heading('4. Votre liberté et vos droits'),
    list(
      say(
        'Vous pouvez à tout moment demander de changer ce plan. Il ne change que si vous et moi sommes d’accord.',
        'Vous pouvez à tout moment demander de changer ce plan. Il ne change que si vous et nous sommes d’accord.',
      ),
      'Vous pouvez mettre fin à l’accompagnement quand vous le voulez, sans avoir à vous justifier.',
      CONFIDENTIALITY,
    ),
  ];
}
