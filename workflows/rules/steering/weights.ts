/**
 * What a case weighs in a caseworker's load: what its stage asks of any fortnight, and what falls due in the next one.
 * House values (nothing of it is in the field documents); a point is about half a day of work.
 */

/** How far ahead what falls due counts, in days. */
export const LOAD_DAYS = 14;

/** Points, by kind of case and stage, and by kind of due item; what is not named weighs `other`. */
export interface LoadWeights {
  stages: Record<string, Record<string, number>>;
  due: Record<string, number>;
  otherStage: number;
  otherDue: number;
}

export const DEFAULT_WEIGHTS: LoadWeights = {
  stages: {
    accompaniment: {
      screening: 0,
      'awaiting-assignment': 0,
      'pre-course': 2,
      'plan-negotiation': 2,
      'in-progress': 1,
      closing: 1,
    },
    hearing: { preparing: 2, 'watching-payments': 0 },
  },
  due: {
    'half-way-review': 2,
    renewal: 2,
    'end-of-term': 2,
    'interview-offer': 2,
    'second-interview-offer': 2,
    'evaluation-submitted': 4,
  },
  otherStage: 1,
  otherDue: 1,
};

/** What a case in a stage weighs, whatever falls due. */
export function weightOfStage(weights: LoadWeights, kind: string, stage: string): number {
  return weights.stages[kind]?.[stage] ?? weights.otherStage;
}

/** What an item that falls due weighs. */
export function weightOfDue({ due, otherDue }: LoadWeights, kind: string): number {
  return due[kind] ?? otherDue;
}

/** What a family just assigned weighs: its pre-course, and the first contact. */
export function weightOfArrival(weights: LoadWeights): number {
  return weightOfStage(weights, 'accompaniment', 'pre-course') + weightOfDue(weights, 'first-contact');
}
