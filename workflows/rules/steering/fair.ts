/**
 * A fair assignment: each family that waits, the most urgent first, to the caseworker of its territory who carries
 * least, what was suggested just before counted in (domain, "Who uses it": the supervisor balances loads).
 */

/** What someone carries, in points, and how many families. */
export interface Carrier {
  id: string;
  territory?: string;
  weight: number;
  families: number;
}

/** A family that waits; they come in the order in which they are served. */
export interface Awaiting {
  caseId: string;
  territory?: string;
}

export type FairReason = 'least-loaded-of-territory' | 'nobody-in-territory' | 'no-territory';

export interface Suggestion {
  caseId: string;
  caseworkerId: string;
  reason: FairReason;
  /** What they carry before this family, suggestions before it included; and the mean of those compared. */
  weight: number;
  mean: number;
}

/** One suggestion for each family, unless there is nobody at all. `arrival` is what a new family weighs. */
export function fairAssignment(
  waiting: readonly Awaiting[],
  carriers: readonly Carrier[],
  arrival: number,
): Suggestion[] {
  const carried = new Map(carriers.map((carrier) => [carrier.id, carrier]));
  return waiting.flatMap(({ caseId, territory }) => {
    const near = [...carried.values()].filter(
      (one) => territory !== undefined && one.territory === territory,
    );
    const compared = near.length > 0 ? near : [...carried.values()];
    const [least] = compared.toSorted(byLoad);
    if (!least) return [];
    carried.set(least.id, { ...least, weight: least.weight + arrival, families: least.families + 1 });
    const reason = reasonOf(territory, near.length);
    return [{ caseId, caseworkerId: least.id, reason, weight: least.weight, mean: meanOf(compared) }];
  });
}

function byLoad(one: Carrier, other: Carrier): number {
  return one.weight - other.weight || one.families - other.families || (one.id < other.id ? -1 : 1);
}

function reasonOf(territory: string | undefined, near: number): FairReason {
  if (territory === undefined) return 'no-territory';
  return near > 0 ? 'least-loaded-of-territory' : 'nobody-in-territory';
}

/** To one decimal. */
export function meanOf(carriers: readonly Carrier[]): number {
  if (carriers.length === 0) return 0;
  return Math.round((10 * carriers.reduce((sum, { weight }) => sum + weight, 0)) / carriers.length) / 10;
}
