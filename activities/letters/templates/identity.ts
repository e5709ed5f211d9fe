/** The first lines of a sheet: of whom, by whom, since when. */
import type { Problem } from '../../../workflows/rules/accompaniment/vocabulary.ts';
import { type Block, paragraph } from '../content.ts';
import { dateInWords } from '../dates.ts';
import type { Letter } from '../model.ts';
import { getTriggerKind, PROBLEM_LABELS, TRIGGER_LABELS } from '../vocabulary.ts';
import { inSentence } from './sentence.ts';

type Facts = Extract<Block, { kind: 'facts' }>['facts'];

/** Names, reference, origin and dates; what is not known is not listed. */
export function identity(letter: Letter, more: Facts = []): Block {
  const { accompaniment, caseworker } = letter;
  const { termStartsOn, termEndsOn, term } = accompaniment;
  const facts: Facts = [
    ['Famille', letter.recipient.names],
    ['Référence', letter.reference],
    ...(caseworker
      ? [
          [
            'Accompagnement assuré par',
            `${caseworker.name}, ${inSentence(caseworker.jobTitle)}`,
          ] as Facts[number],
        ]
      : []),
    ['Événement à l’origine', TRIGGER_LABELS[getTriggerKind(accompaniment.trigger)]],
    ['Ouvert le', dateInWords(accompaniment.openedOn)],
  ];
  if (termStartsOn && termEndsOn) {
    const label = term === 2 ? 'Seconde période' : 'Première période';
    facts.push([label, `du ${dateInWords(termStartsOn)} au ${dateInWords(termEndsOn)}`]);
  }
  return { kind: 'facts', facts: [...facts, ...more, ['Fiche établie le', dateInWords(letter.on)]] };
}

/** The problems, in one sentence: «Budget ; emploi ; santé.» */
export function topics(problems: Problem[], none: string): Block {
  if (problems.length === 0) return paragraph({ emphasis: none });
  const [first = '', ...others] = problems.map((problem) => PROBLEM_LABELS[problem]);
  return paragraph(`${[first, ...others.map(inSentence)].join(' ; ')}.`);
}
