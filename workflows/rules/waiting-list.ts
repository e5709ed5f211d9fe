/**
 * A number of places, those who hold one, and those who wait for one in the order in which they came (domain: the
 * places of a group session, the number of cases that a Caf takes in phase 2). Whoever leaves, and whoever enlarges,
 * makes the first in the queue move up. The number of places may change at any time, below those held too: nobody
 * who holds a place loses it, and nobody moves up before there is room again.
 */
import { Refusal } from './case.ts';

/** `holders` in the order in which they got their place, `queue` in that in which they came. Askers are opaque ids. */
export interface WaitingList {
  capacity: number;
  holders: readonly string[];
  queue: readonly string[];
}

/** Where someone stands. `position` counts from 1: the next to move up. */
export type Place = { holds: true } | { holds: false; position: number };

/** More than any organisation follows; a larger number is a slip of the hand. */
export const MOST_PLACES = 10_000;

/** A list on which nobody is yet. Refuses an impossible number of places: `capacity-invalid`. */
export function emptyList(capacity: number): WaitingList {
  return resize({ capacity: 0, holders: [], queue: [] }, capacity);
}

/** With this asker on it, who holds a place at once where there is one. Someone already there stays where they are. */
export function ask(list: WaitingList, asker: string): WaitingList {
  if (placeOf(list, asker)) return list;
  return movingUp({ ...list, queue: [...list.queue, asker] });
}

/** Without this asker, who held a place or waited for one; someone not on it changes nothing. */
export function leave(list: WaitingList, asker: string): WaitingList {
  if (!placeOf(list, asker)) return list;
  const without = (askers: readonly string[]) => askers.filter((one) => one !== asker);
  return movingUp({ ...list, holders: without(list.holders), queue: without(list.queue) });
}

/** With another number of places. Refuses what is no number of places: `capacity-invalid`. */
export function resize(list: WaitingList, capacity: number): WaitingList {
  if (!Number.isInteger(capacity) || capacity < 0 || capacity > MOST_PLACES) {
    throw new Refusal('capacity-invalid', `A number of places is whole, from 0 to ${MOST_PLACES}.`);
  }
  return movingUp({ ...list, capacity });
}

/** Where an asker stands; nothing when they are not on the list. */
export function placeOf({ holders, queue }: WaitingList, asker: string): Place | undefined {
  if (holders.includes(asker)) return { holds: true };
  const index = queue.indexOf(asker);
  return index === -1 ? undefined : { holds: false, position: index + 1 };
}

/** How many could still be taken at once; none while more hold a place than there are. */
export function placesLeft({ capacity, holders }: WaitingList): number {
  return Math.max(0, capacity - holders.length);
}

/** Who has got a place from one list to the next, in the order of the queue: those to be told so. */
export function gotAPlace(before: WaitingList, after: WaitingList): string[] {
  const held = new Set(before.holders);
  return after.holders.filter((asker) => !held.has(asker));
}

/** Whose position in the queue is another than it was, with the new one: those who came, and those who moved on. */
export function newPositions(before: WaitingList, after: WaitingList): { asker: string; position: number }[] {
  const former = new Map(before.queue.map((asker, index) => [asker, index + 1]));
  return after.queue
    .map((asker, index) => ({ asker, position: index + 1 }))
    .filter(({ asker, position }) => former.get(asker) !== position);
}

function movingUp(list: WaitingList): WaitingList {
  const free = placesLeft(list);
  if (free === 0 || list.queue.length === 0) return list;
  const { holders, queue } = list;
  return { ...list, holders: [...holders, ...queue.slice(0, free)], queue: queue.slice(free) };
}
