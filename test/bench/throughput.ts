/** Steps a second with many cases at work, in an almost empty database and in one that has been used for years. */
import { clearCrowd, fillWithCrowd } from './crowd.ts';
import { Family } from './family.ts';
import type { BenchHouse } from './house.ts';
import { meet } from './recorded-step.ts';
import { perSecond } from './sampling.ts';

export interface Throughput {
  /** Steps a second, in the order measured. */
  alone: number[];
  amongCrowd: number[];
}

const SET_UP_AT_ONCE = 8;

export async function openFamilies(house: BenchHouse, count: number): Promise<Family[]> {
  const families: Family[] = [];
  let next = 0;
  const open = async () => {
    while (next < count) {
      next += 1;
      families.push(await Family.inProgress(house.door, `Vivante-${next}`));
    }
  };
  await Promise.all(Array.from({ length: SET_UP_AT_ONCE }, open));
  return families;
}

/** Alone, among the crowd, among the crowd, alone: a steady drift falls on both alike. Leaves the crowd behind. */
export async function timeThroughput(
  house: BenchHouse,
  { cases, crowd, milliseconds }: Record<'cases' | 'crowd' | 'milliseconds', number>,
): Promise<Throughput> {
  const families = await openFamilies(house, cases);
  const work = families.map((family) => () => meet(house, family));
  const measure = async () => {
    await perSecond(work, milliseconds / 4);
    return perSecond(work, milliseconds);
  };
  // Until the worker's code is compiled as well as it will be.
  await perSecond(work, 2 * milliseconds);
  const alone = [await measure()];
  await fillWithCrowd(house, crowd);
  const amongCrowd = [await measure(), await measure()];
  await clearCrowd(house);
  alone.push(await measure());
  await fillWithCrowd(house, crowd);
  return { alone, amongCrowd };
}
