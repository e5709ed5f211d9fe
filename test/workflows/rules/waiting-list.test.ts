import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { Refusal } from '../../../workflows/rules/case.ts';
import {
  ask,
  emptyList,
  gotAPlace,
  leave,
  MOST_PLACES,
  newPositions,
  placeOf,
  placesLeft,
  resize,
  type WaitingList,
} from '../../../workflows/rules/waiting-list.ts';

const listOf = (capacity: number, ...askers: string[]): WaitingList =>
  askers.reduce((list, asker) => ask(list, asker), emptyList(capacity));

function refusal(work: () => unknown): string | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    return error instanceof Refusal ? error.code : String(error);
  }
}

describe('a waiting list', () => {
  it.each<[string, WaitingList, string[], string[]]>([
    ['gives places in the order of arrival', listOf(2, 'a', 'b', 'c', 'd'), ['a', 'b'], ['c', 'd']],
    ['takes the same asker once, held or waiting', listOf(1, 'a', 'a', 'b', 'a', 'b'), ['a'], ['b']],
    [
      'moves the first of the queue up when a place is left',
      leave(listOf(1, 'a', 'b', 'c'), 'a'),
      ['b'],
      ['c'],
    ],
    ['closes up when someone waiting leaves', leave(listOf(1, 'a', 'b', 'c'), 'b'), ['a'], ['c']],
    ['is not changed by someone it does not know', leave(listOf(1, 'a', 'b'), 'z'), ['a'], ['b']],
    [
      'moves up as many as the places added',
      resize(listOf(1, 'a', 'b', 'c', 'd'), 3),
      ['a', 'b', 'c'],
      ['d'],
    ],
    ['takes nothing from those who hold a place', resize(listOf(2, 'a', 'b', 'c'), 0), ['a', 'b'], ['c']],
    [
      'lets nobody up before there is room again',
      leave(resize(listOf(3, 'a', 'b', 'c', 'd'), 1), 'a'),
      ['b', 'c'],
      ['d'],
    ],
    ['puts who comes back at the end', ask(leave(listOf(1, 'a', 'b', 'c'), 'b'), 'b'), ['a'], ['c', 'b']],
    ['has everyone wait where there is no place', listOf(0, 'a', 'b'), [], ['a', 'b']],
  ])('%s', (_, list, holders, queue) => {
    expect({ holders: list.holders, queue: list.queue }).toEqual({ holders, queue });
  });

  it('tells where someone stands', () => {
    const list = listOf(1, 'a', 'b', 'c');
    expect(placeOf(list, 'a')).toEqual({ holds: true });
    expect(placeOf(list, 'c')).toEqual({ holds: false, position: 2 });
    expect(placeOf(list, 'z')).toBeUndefined();
  });

  it('counts no place left while more are held than there are', () => {
    expect(placesLeft(resize(listOf(3, 'a', 'b'), 1))).toBe(0);
    expect(placesLeft(listOf(3, 'a', 'b'))).toBe(1);
  });

  it('says who is to be told: who got a place, and whose position is another', () => {
    const before = listOf(1, 'a', 'b', 'c', 'd');
    const after = leave(before, 'a');
    expect(gotAPlace(before, after)).toEqual(['b']);
    expect(newPositions(before, after)).toEqual([
      { asker: 'c', position: 1 },
      { asker: 'd', position: 2 },
    ]);
    expect(newPositions(before, ask(before, 'e'))).toEqual([{ asker: 'e', position: 4 }]);
    expect(newPositions(before, leave(before, 'd'))).toEqual([]);
  });

  it.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, MOST_PLACES + 1])(
    'refuses %p places',
    (capacity) => {
      const list = listOf(2, 'a');
      expect(refusal(() => resize(list, capacity))).toBe('capacity-invalid');
      expect(refusal(() => emptyList(capacity))).toBe('capacity-invalid');
      expect(list).toEqual(listOf(2, 'a'));
    },
  );
});

const asker = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h');
const capacity = fc.integer({ min: 0, max: 6 });
type Happening = { ask: string } | { leave: string } | { resize: number };
const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 4, arbitrary: asker.map((one) => ({ ask: one })) },
  { weight: 3, arbitrary: asker.map((one) => ({ leave: one })) },
  { weight: 1, arbitrary: capacity.map((one) => ({ resize: one })) },
);

function once(list: WaitingList, what: Happening): WaitingList {
  if ('ask' in what) return ask(list, what.ask);
  return 'leave' in what ? leave(list, what.leave) : resize(list, what.resize);
}

describe('whatever happens to a waiting list', () => {
  const lives = fc.tuple(capacity, fc.array(happening, { maxLength: 60 }));
  const holds = (check: (before: WaitingList, list: WaitingList, what: Happening) => void) =>
    fc.assert(
      fc.property(lives, ([places, happenings]) => {
        happenings.reduce((before, what) => {
          const list = once(before, what);
          check(before, list, what);
          return list;
        }, emptyList(places));
      }),
    );

  it('nobody is let in over its places', () =>
    holds((before, { capacity: places, holders }) =>
      expect(holders.length).toBeLessThanOrEqual(Math.max(places, before.holders.length)),
    ));

  it('nobody waits while a place is free', () =>
    holds((_, list) => expect(list.queue.length === 0 || placesLeft(list) === 0).toBe(true)));

  it('nobody is on it twice', () =>
    holds((_, { holders, queue }) =>
      expect(new Set([...holders, ...queue]).size).toBe(holders.length + queue.length),
    ));

  it('only who leaves loses a place, and only who leaves is no longer on it', () =>
    holds((before, list, what) => {
      const left = 'leave' in what ? what.leave : undefined;
      for (const one of before.holders) if (one !== left) expect(list.holders).toContain(one);
      for (const one of before.queue) if (one !== left) expect(placeOf(list, one)).toBeDefined();
    }));

  it('nobody overtakes', () =>
    holds((before, list) => {
      const stillWaiting = before.queue.filter((one) => list.queue.includes(one));
      expect(list.queue.slice(0, stillWaiting.length)).toEqual(stillWaiting);
      const movedUp = gotAPlace(before, list).filter((one) => before.queue.includes(one));
      expect(before.queue.filter((one) => movedUp.includes(one))).toEqual(movedUp);
      if (movedUp.length > 0) expect(before.queue.indexOf(movedUp.at(-1)!)).toBeLessThan(movedUp.length + 1);
    }));

  it('asking again changes nothing', () =>
    holds((_, list) => {
      for (const one of [...list.holders, ...list.queue]) expect(ask(list, one)).toBe(list);
    }));
});
