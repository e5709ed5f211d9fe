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

/** Alone, among the crowd, alone, among the crowd: what drifts falls on both. It leaves the crowd in the database. */
export async function timeThroughput(
  house: BenchHouse,
  { cases, crowd, rounds, milliseconds }: Record<'cases' | 'crowd' | 'rounds' | 'milliseconds', number>,
): Promise<Throughput> {
  const families = await openFamilies(house, cases);
  const work = families.map((family) => () => meet(house, family));
  await perSecond(work, milliseconds / 2);
  const measured: Throughput = { alone: [], amongCrowd: [] };
  for (let round = 0; round < rounds; round += 1) {
    await clearCrowd(house);
    measured.alone.push(await perSecond(work, milliseconds));
    await fillWithCrowd(house, crowd);
    measured.amongCrowd.push(await perSecond(work, milliseconds));
  }
  return measured;
}
