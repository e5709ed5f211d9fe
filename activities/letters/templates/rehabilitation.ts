/** What the documents of a home rehabilitation are made from. */
import type { Letter, RehabilitationInLetter } from '../model.ts';

export function getRehabilitation({ template, rehabilitation }: Letter): RehabilitationInLetter {
  if (!rehabilitation) throw new Error(`A letter ${template} is about a home rehabilitation.`);
  return rehabilitation;
}
