/** A kind's table of steps: from which stages and by whom each is taken. */
import { Refusal, type Moment, type Role, type StepRule } from './case.ts';

/** The steps possible in a stage, for a role or for anyone. A guard may still refuse one of them. */
export function possibleSteps<Name extends string>(
  table: Readonly<Record<Name, StepRule>>,
  stage: string,
  role?: Role | 'system',
): Name[] {
  const names = Object.keys(table) as Name[];
  return names.filter((name) => {
    const { from, by } = table[name];
    return from.includes(stage) && (role === undefined || role === 'system' || by.includes(role));
  });
}

/** Refuses a step out of its stage (`step-not-allowed`, with those allowed) or by another role (`role-not-allowed`). */
export function refuseImpossible<Name extends string>(
  table: Readonly<Record<Name, StepRule>>,
  name: Name,
  stage: string,
  { by }: Moment,
): void {
  const rule = table[name];
  if (!rule.from.includes(stage)) {
    throw new Refusal('step-not-allowed', `${name} is not possible in stage ${stage}.`, {
      allowed: possibleSteps(table, stage),
    });
  }
  if (by.role !== 'system' && !rule.by.includes(by.role)) {
    throw new Refusal('role-not-allowed', `${name} is taken by: ${rule.by.join(', ')}.`);
  }
}
