import { describe, expect, it, jest } from '@jest/globals';
import { ShortMemory } from '../../../activities/keys/short-memory.ts';

const OPTIONS = { most: 2, freshMs: 1000, staleMs: 5000 };

function asking(...answers: (string | Error)[]) {
  return jest.fn(async () => {
    const answer = answers.shift();
    if (answer instanceof Error) throw answer;
    return answer;
  });
}

describe('a short memory', () => {
  it('asks once while what it knows is fresh, also for two at once', async () => {
    const memory = new ShortMemory<string | undefined>(OPTIONS);
    const ask = asking('a', 'b');
    expect(await Promise.all([memory.get('x', ask), memory.get('x', ask)])).toEqual(['a', 'a']);
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it('asks again later, serves what it knew when nobody answers, and not for ever', async () => {
    jest.useFakeTimers();
    const memory = new ShortMemory<string | undefined>(OPTIONS);
    const ask = asking('a', new Error('away'), 'b', new Error('away'), new Error('away'));
    expect(await memory.get('x', ask)).toBe('a');
    jest.advanceTimersByTime(1500);
    expect(await memory.get('x', ask)).toBe('a');
    expect(await memory.get('x', ask)).toBe('b');
    jest.advanceTimersByTime(5500);
    await expect(memory.get('x', ask)).rejects.toThrow('away');
    jest.useRealTimers();
  });

  it('forgets what was asked least lately', async () => {
    const memory = new ShortMemory<string | undefined>(OPTIONS);
    const ask = asking('1', '2', '3', '4');
    for (const name of ['x', 'y', 'x', 'z']) await memory.get(name, ask);
    expect(await memory.get('x', ask)).toBe('1');
    expect(await memory.get('y', ask)).toBe('4');
  });
});
