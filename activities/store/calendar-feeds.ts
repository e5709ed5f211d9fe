/** The calendars that people subscribe to: who reads at which address, and what each calendar last told. */
import type { PlainDate } from '../../workflows/rules/calendar.ts';
import { inTransaction, jsonText, rowsOf } from './statements.ts';
import type { Store } from './store.ts';

/** An event as last told. `at` is HH:MM in Paris; `sequence` rises each time it is told otherwise. */
export interface ToldEvent {
  uid: string;
  sequence: number;
  title: string;
  on: PlainDate;
  at?: string;
  minutes?: number;
  cancelled: boolean;
  /** Epoch milliseconds. */
  changedAt: number;
}

/** Gives a person's calendar a new address, known by its hash; the one before answers no more. */
export async function setFeedAddress(store: Store, userId: string, addressHash: string): Promise<void> {
  await store.pool.query(
    `insert into calendar_feed (user_id, address_hash) values ($1, $2)
      on conflict (user_id) do update set address_hash = excluded.address_hash, created_at = now()`,
    [userId, addressHash],
  );
}

export async function removeFeed(store: Store, userId: string): Promise<void> {
  await store.pool.query('delete from calendar_feed where user_id = $1', [userId]);
}

/** Whose calendar is at an address. */
export async function findFeedReader(store: Store, addressHash: string): Promise<string | undefined> {
  const [row] = await rowsOf<{ user_id: string }>(store.pool, {
    text: 'select user_id from calendar_feed where address_hash = $1',
    values: [addressHash],
  });
  return row?.user_id;
}

interface Row {
  uid: string;
  sequence: number;
  title: string;
  on_date: PlainDate;
  at: string | null;
  minutes: number | null;
  cancelled: boolean;
  changed_at_ms: number;
}

/** Replaces what a calendar tells by what follows from it, alone among those who read it at the same time. */
export async function retell(
  store: Store,
  userId: string,
  follow: (told: ToldEvent[]) => ToldEvent[],
): Promise<ToldEvent[]> {
  return inTransaction(store.pool, `calendar ${userId}`, async (client) => {
    const text = `select uid, sequence, title, on_date, at, minutes, cancelled,
      extract(epoch from changed_at)::float8 * 1000 as changed_at_ms from calendar_event where user_id = $1`;
    const told = (await rowsOf<Row>(client, { text, values: [userId] })).map(eventOf);
    const telling = follow(told);
    const kept = new Set(told);
    const changed = telling.filter((event) => !kept.has(event)).map((event) => rowOf(userId, event));
    await client.query('delete from calendar_event where user_id = $1 and uid <> all ($2)', [
      userId,
      telling.map(({ uid }) => uid),
    ]);
    await client.query(
      `insert into calendar_event select * from jsonb_populate_recordset(null::calendar_event, $1)
        on conflict (user_id, uid) do update set (sequence, title, on_date, at, minutes, cancelled, changed_at) =
          (excluded.sequence, excluded.title, excluded.on_date, excluded.at, excluded.minutes, excluded.cancelled,
           excluded.changed_at)`,
      [jsonText(changed)],
    );
    return telling;
  });
}

function eventOf({ uid, sequence, title, on_date, at, minutes, cancelled, changed_at_ms }: Row): ToldEvent {
  return {
    uid,
    sequence,
    title,
    on: on_date,
    ...(at !== null && { at }),
    ...(minutes !== null && { minutes }),
    cancelled,
    changedAt: changed_at_ms,
  };
}

function rowOf(userId: string, { uid, sequence, title, on, at, minutes, cancelled, changedAt }: ToldEvent) {
  const changed_at = new Date(changedAt).toISOString();
  return { user_id: userId, uid, sequence, title, on_date: on, at, minutes, cancelled, changed_at };
}
