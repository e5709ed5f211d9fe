import { setTimeout as pause } from 'node:timers/promises';

const LONGEST_MS = 120_000;

/** Asks until the answer is something, and returns it; says what it waited for when that never comes. */
export async function eventually<Answer>(
  what: string,
  ask: () => Promise<Answer | undefined | false>,
): Promise<Answer> {
  const deadline = Date.now() + LONGEST_MS;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (Date.now() > deadline) throw new Error(`Waited in vain: ${what}.`);
    await pause(20);
  }
}
