/** What the documents of a joint accompaniment are made from. */
import type { JointInLetter, Letter } from '../model.ts';

export function getJoint({ template, joint }: Letter): JointInLetter {
  if (!joint) throw new Error(`A letter ${template} is about a joint accompaniment.`);
  return joint;
}
