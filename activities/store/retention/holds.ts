/** Litigation holds: a family that a court, or a complaint, may ask about is not erased. */
import { randomUUID } from 'node:crypto';
import type { PlainDate } from '../../../workflows/rules/calendar.ts';
import { Refusal } from '../../../workflows/rules/case.ts';
import { ERASED_TEXT } from '../../keys/texts.ts';
import { ownerOfHousehold } from '../keys/keyring.ts';
import { open, sealFor } from '../keys/sealed.ts';
import { rowsOf } from '../statements.ts';
import type { Store } from '../store.ts';

export interface Hold {
  reason: string;
  setBy: string;
  setOn: PlainDate;
}

export interface HoldChange {
  householdId: string;
  organisationId: string;
  by: string;
  on: PlainDate;
}

/** The hold on a family, if there is one. */
export async function findHold(store: Store, householdId: string): Promise<Hold | undefined> {
  const [row] = await rowsOf<{ id: string; reason: Buffer; key: string; setBy: string; setOn: PlainDate }>(
    store.pool,
    {
      text: `select id, reason, sealed_key as key, set_by as "setBy", set_on as "setOn" from litigation_hold
      where household_id = $1 and lifted_on is null`,
      values: [householdId],
    },
  );
  if (!row) return undefined;
  const reason = await open(store.keys, row.key, placeOf(row.id), row.reason);
  return { reason: reason?.toString('utf8') ?? ERASED_TEXT, setBy: row.setBy, setOn: row.setOn };
}

/** Throws Refusal `already-held`. */
export async function setHold(store: Store, change: HoldChange & { reason: string }): Promise<void> {
  const { householdId, organisationId, by, on, reason } = change;
  const id = randomUUID();
  const owner = ownerOfHousehold(householdId, organisationId);
  const { key, bytes } = await sealFor(store.keys, owner, placeOf(id), Buffer.from(reason));
  const { rowCount } = await store.pool.query(
    `insert into litigation_hold (id, organisation_id, household_id, reason, sealed_key, set_by, set_on)
    values ($1, $2, $3, $4, $5, $6, $7) on conflict (household_id) where lifted_on is null do nothing`,
    [id, organisationId, householdId, bytes, key, by, on],
  );
  if (rowCount === 0) throw new Refusal('already-held', 'This family is already held.');
}

/** Throws Refusal `not-held`. */
export async function liftHold(store: Store, { householdId, by, on }: HoldChange): Promise<void> {
  const { rowCount } = await store.pool.query(
    `update litigation_hold set lifted_by = $2, lifted_on = $3 where household_id = $1 and lifted_on is null`,
    [householdId, by, on],
  );
  if (rowCount === 0) throw new Refusal('not-held', 'This family is not held.');
}

function placeOf(id: string): string {
  return `hold ${id}`;
}
