/** Kinds of which a family has one open case at most: asked before an opening, and held by an index of each kind. */
import { Refusal } from '../../workflows/rules/case.ts';
import { rowsOf } from './statements.ts';
import type { Store } from './store.ts';

/** What a second one is refused with, and the index that holds it. */
const ONE_OPEN = {
  accompaniment: {
    index: 'one_open_accompaniment',
    code: 'already-accompanied',
    detail: 'This family already has an open accompaniment.',
  },
  rehabilitation: {
    index: 'one_open_rehabilitation',
    code: 'already-under-rehabilitation',
    detail: 'A rehabilitation is open for this family.',
  },
  'home-purchase': {
    index: 'one_open_home_purchase',
    code: 'home-purchase-already-open',
    detail: 'This household is already accompanied in its purchase.',
  },
  'joint-accompaniment': {
    index: 'one_open_joint_accompaniment',
    code: 'already-accompanied-jointly',
    detail: 'A joint accompaniment is open for this household.',
  },
} as const;

export type OneOpenKind = keyof typeof ONE_OPEN;

/** Refuses a second open case of a kind for a family, with the id of the first (`existing`). */
export async function refuseSecond(store: Store, kind: OneOpenKind, householdId: string): Promise<void> {
  const existing = await openIdOf(store, kind, householdId);
  if (existing !== undefined) throw refusalOf(kind, existing);
}

/** The refusal that an error of the database stands for, where two openings came at once; nothing for any other error. */
export async function refusalOfSecond(
  store: Store,
  error: unknown,
  householdId: string,
): Promise<Refusal | undefined> {
  const { code, constraint } = error as { code?: string; constraint?: string };
  const kinds = Object.keys(ONE_OPEN) as OneOpenKind[];
  const kind = code === '23505' && kinds.find((one) => ONE_OPEN[one].index === constraint);
  return kind ? refusalOf(kind, await openIdOf(store, kind, householdId)) : undefined;
}

async function openIdOf(store: Store, kind: OneOpenKind, householdId: string): Promise<string | undefined> {
  const [open] = await rowsOf<{ id: string }>(store.pool, {
    text: `select id from case_summary where household_id = $1 and kind = $2 and stage <> 'closed'`,
    values: [householdId, kind],
  });
  return open?.id;
}

function refusalOf(kind: OneOpenKind, existing: string | undefined): Refusal {
  const { code, detail } = ONE_OPEN[kind];
  return new Refusal(code, detail, existing === undefined ? {} : { existing });
}
