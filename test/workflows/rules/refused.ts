import { Refusal } from '../../../workflows/rules/case.ts';

/** The code under which something is refused; nothing when it is not. Any other error is a mistake of ours. */
export function codeOf(attempt: () => unknown): string | undefined {
  try {
    attempt();
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}
