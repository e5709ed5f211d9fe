/**
 * How long something lasts when part of it has not ended: the estimator of Kaplan and Meier (J. Amer. Statist. Assoc.
 * 53, 1958). Each day, of those who had lasted until then, so many ended; whoever still waits counts among those who
 * lasted, up to the day on which they are looked at, and not as ended.
 */

/** So many that lasted so many days: ended, or still going on. */
export interface Duration {
  days: number;
  cases: number;
  ended: boolean;
}

/**
 * The first day by which a share has ended, of all that began. Absent when those who have ended so far are too few
 * to tell: it lasts longer than anyone has been watched.
 */
export function quantile(durations: readonly Duration[], share: number): number | undefined {
  const days = [...new Set(durations.filter(({ ended }) => ended).map((one) => one.days))].toSorted(
    (a, b) => a - b,
  );
  let lasting = 1;
  for (const day of days) {
    const atRisk = total(durations.filter((one) => one.days >= day));
    const ending = total(durations.filter((one) => one.ended && one.days === day));
    lasting *= 1 - ending / atRisk;
    // Rounding: half of ten must be half.
    if (1 - lasting >= share - 1e-9) return day;
  }
  return undefined;
}

function total(durations: readonly Duration[]): number {
  return durations.reduce((sum, { cases }) => sum + cases, 0);
}
