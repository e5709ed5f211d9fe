/** Fiche programme action: the plan, with the family's own view first. */
import { type Block, type Content, heading, paragraph } from '../content.ts';
import { dateInWords } from '../dates.ts';
import type { Letter, PlanInLetter } from '../model.ts';
import { ACTOR_LABELS } from '../vocabulary.ts';
import { identity, topics } from './identity.ts';
import { agreedObjectives } from './objectives.ts';
import { rhythm } from './rhythm.ts';

const VIEWS: [key: keyof PlanInLetter['familyView'], label: string][] = [
  ['situation', 'Comment elle voit sa situation'],
  ['difficulties', 'Ce qui est difficile'],
  ['priorities', 'Ce qui compte d’abord'],
  ['wayOut', 'Comment elle pense en sortir'],
];

/** `action-programme-sheet`: kept in the file, and given to the family. */
export function actionProgrammeSheet(letter: Letter): Content {
  const { problems, plan } = letter.accompaniment;
  return {
    form: 'sheet',
    title: 'Fiche programme action',
    body: [
      identity(letter, plan ? [['Plan', `version ${plan.revision}`]] : []),
      heading('Sujets à travailler'),
      topics(problems, 'Ils seront précisés avec la famille.'),
      ...(plan ? planBlocks(plan) : [paragraph('Le plan reste à construire avec la famille.')]),
      ...agreements(letter),
    ],
    signature: 'caseworker',
  };
}

function planBlocks(plan: PlanInLetter): Block[] {
  const views = VIEWS.filter(([key]) => plan.familyView[key].trim() !== '');
  return [
    heading('Le regard de la famille, avec ses mots'),
    ...views.map(([key, label]): Block => ({ kind: 'quote', label, text: plan.familyView[key] })),
    heading('Objectifs'),
    agreedObjectives(plan.objectives, ACTOR_LABELS),
    heading('Rythme des rencontres'),
    paragraph(
      `La famille et le service se voient ${rhythm(plan.meetEveryDays)}. Un point est fait à mi-parcours.`,
    ),
  ];
}

function agreements({ accompaniment: { agreements: agreed } }: Letter): Block[] {
  const given = [
    agreed?.family && `La famille a donné son accord à ce plan le ${dateInWords(agreed.family)}.`,
    agreed?.caseworker && `Le service a donné le sien le ${dateInWords(agreed.caseworker)}.`,
  ].filter((text) => text !== undefined);
  if (given.length === 0) return [];
  return [heading('Accords'), paragraph(given.join(' '))];
}
