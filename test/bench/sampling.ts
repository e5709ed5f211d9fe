/** Times taken so that the noise of the machine falls on all alike. */

/** Milliseconds, in the order in which they were taken. */
export type Samples = number[];

/** Something to time: `run` gets the number of the round. */
export interface Subject {
  name: string;
  run: (round: number) => Promise<unknown>;
}

/** The share of samples at or below which a value lies: 0.5 is the median. */
export function percentile(samples: Samples, share: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

/** Runs each subject once a round, in an order that changes from round to round. The first rounds do not count. */
export async function interleaved(
  subjects: readonly Subject[],
  rounds: number,
  warmUp = Math.ceil(rounds / 10),
): Promise<Map<string, Samples>> {
  const samples = new Map(subjects.map(({ name }) => [name, [] as Samples]));
  for (let round = 0; round < warmUp + rounds; round += 1) {
    for (const { name, run } of rotated(subjects, round)) {
      const took = await timed(() => run(round));
      if (round >= warmUp) samples.get(name)?.push(took);
    }
  }
  return samples;
}

function rotated<Item>(items: readonly Item[], by: number): Item[] {
  const first = by % items.length;
  const turned = [...items.slice(first), ...items.slice(0, first)];
  return by % 2 === 0 ? turned : turned.toReversed();
}

/** How often work can be done in a while by so many at once, each beginning again as soon as it is done. */
export async function perSecond(
  workers: readonly ((turn: number) => Promise<unknown>)[],
  milliseconds: number,
): Promise<number> {
  const begun = performance.now();
  const end = begun + milliseconds;
  const turns = await Promise.all(
    workers.map(async (work) => {
      let turn = 0;
      while (performance.now() < end) {
        await work(turn);
        turn += 1;
      }
      return turn;
    }),
  );
  const seconds = (performance.now() - begun) / 1000;
  return turns.reduce((sum, count) => sum + count, 0) / seconds;
}
