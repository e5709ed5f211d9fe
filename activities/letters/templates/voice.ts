/** Who speaks in a letter, and how it takes its leave. */
import { monthsInWords } from '../dates.ts';
import type { Letter } from '../model.ts';
import { inSentence } from './sentence.ts';

/** Chooses between what one person writes and what the service writes. */
export type Voice = (je: string, nous: string) => string;

/** «je» when a caseworker signs, «nous» when the service does. */
export function voiceOf({ caseworker }: Letter): Voice {
  return (je, nous) => (caseworker ? je : nous);
}

/** Presents whoever writes, at the start of a first letter. */
export function introduction({ caseworker, organisation }: Letter): string {
  if (!caseworker) return `Nous sommes une équipe de travailleurs sociaux (${organisation.name}).`;
  return `Je m’appelle ${caseworker.name} et je suis ${inSentence(caseworker.jobTitle)} (${organisation.name}).`;
}

/** The formula of politeness. */
export function farewell(letter: Letter): string {
  const say = voiceOf(letter);
  const { salutation } = letter.recipient;
  return say(
    `Je vous prie d’agréer, ${salutation}, l’expression de mes salutations respectueuses.`,
    `Nous vous prions d’agréer, ${salutation}, l’expression de nos salutations respectueuses.`,
  );
}

/** «six mois», or what this organisation has set. */
export function termLength({ accompaniment }: Letter): string {
  return monthsInWords(accompaniment.termMonths ?? 6);
}
