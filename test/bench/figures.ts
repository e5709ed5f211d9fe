/** How long the figures take on plausible years of several organisations, through HTTP, and how that grows. */
import { civilDate, addDays } from '../../workflows/rules/calendar.ts';
import { bodyOf } from '../../worker/local/front-door.ts';
import { SUPERVISOR } from './family.ts';
import type { BenchHouse } from './house.ts';
import { interleaved, type Samples } from './sampling.ts';
import { fillWithYears, moreYears } from './years/fill.ts';

/** Lived one by one; what is beyond is those lives again. */
const LIVES = 500;
const DAYS = 1500;

/** What a supervisor of the largest organisation asks: four cases in ten are theirs. */
function asked(): { name: string; path: string }[] {
  const today = civilDate(Date.now());
  const past = addDays(today, -330);
  const wide = `from=${addDays(today, -DAYS)}`;
  return [
    { name: 'load', path: 'load' },
    { name: 'load, a past day', path: `load?asOf=${past}` },
    { name: 'load, one territory', path: 'load?territory=nord' },
    { name: 'problems × responses, a year', path: 'problems-responses' },
    { name: 'problems × responses, a year, one territory', path: 'problems-responses?territory=nord' },
    { name: 'problems × responses, a year, as of a past day', path: `problems-responses?asOf=${past}` },
    { name: 'problems × responses, all there is', path: `problems-responses?${wide}` },
    {
      name: 'cases of a cell',
      path: 'problems-responses/cases?problem=overcrowding&response=rehousing-request',
    },
    {
      name: 'cases of an empty cell',
      path: 'problems-responses/cases?problem=overcrowding&response=furnishing-aid&received=false',
    },
    { name: 'delays, a year', path: 'delays' },
    { name: 'delays, all there is', path: `delays?${wide}` },
    { name: 'results, a year', path: 'results' },
    { name: 'results, a year, one offer', path: 'results?offer=paris/overcrowding' },
    { name: 'results, all there is', path: `results?${wide}` },
    { name: 'ahead', path: 'ahead' },
    { name: 'ahead, of a past day', path: `ahead?asOf=${past}` },
  ];
}

export async function fillForFigures({ store }: BenchHouse, cases: number): Promise<void> {
  const filling = { seed: 1, cases, lives: LIVES, last: civilDate(Date.now()), days: DAYS, caseworkers: 300 };
  await fillWithYears(store, filling);
}

/** From so many cases to more. */
export async function growForFigures({ store }: BenchHouse, from: number, cases: number): Promise<void> {
  await moreYears(store, { lives: LIVES, from, cases });
}

export async function timeFigures({ door }: BenchHouse, rounds: number): Promise<Map<string, Samples>> {
  const subjects = asked().map(({ name, path }) => ({
    name,
    run: async () => bodyOf(await door.get(SUPERVISOR, `/v1/steering/${path}`)),
  }));
  return interleaved(subjects, rounds);
}
