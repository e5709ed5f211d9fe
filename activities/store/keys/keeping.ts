/** Looking after the keys: changing those of organisations and families, and the master key above them. */
import { createSecretKey } from 'node:crypto';
import type { KeyService } from '../../keys/key-service.ts';
import { seal, unseal } from '../../keys/sealing.ts';
import { inTransaction, rowsOf } from '../statements.ts';
import type { Store } from '../store.ts';
import { aboutDataKey, aboutOrganisationKey, newDataKey, newOrganisationKey } from './keyring.ts';
import { organisationKeyInUse, type DataKeyRow, type OrganisationKeyRow } from './rows.ts';

const LOCK = 'keeping of keys';

/** The organisations that have a key, the service's own among them (`*`). */
export async function organisationsWithKeys(store: Store): Promise<string[]> {
  const text = `select organisation_id as id from organisation_key where retired_at is null order by 1`;
  return (await rowsOf<{ id: string }>(store.keysPool, { text })).map(({ id }) => id);
}

/**
 * Gives an organisation a new key: the keys of its families are wrapped again under it, and the former one is gone.
 * What was sealed stays readable, since the families' keys are the same. Answers how many they are.
 */
export async function changeOrganisationKey(
  store: Store,
  service: KeyService,
  organisationId: string,
): Promise<number> {
  const fresh = await newOrganisationKey(service, organisationId);
  const by = await opened(service, fresh);
  return inTransaction(store.keysPool, LOCK, async (client) => {
    const former = await organisationKeyInUse(store.keysPool, organisationId);
    await client.query('update organisation_key set retired_at = now() where id = $1', [former?.id]);
    await client.query(
      'insert into organisation_key (id, organisation_id, wrapped, wrapped_by) values ($1, $2, $3, $4)',
      [fresh.id, organisationId, fresh.wrapped, fresh.wrappedBy],
    );
    if (!former) return 0;
    const under = await opened(service, former);
    const rows = await rowsOf<DataKeyRow>(client, {
      text: `select id, subject, wrapped from data_key where organisation_key_id = $1 for update`,
      values: [former.id],
    });
    for (const { id, subject, wrapped } of rows) {
      const about = aboutDataKey(id, subject);
      const again = wrapped && seal(by, unseal(under, wrapped, about), about);
      await client.query('update data_key set wrapped = $2, organisation_key_id = $3 where id = $1', [
        id,
        again,
        fresh.id,
      ]);
    }
    await client.query('delete from organisation_key where id = $1', [former.id]);
    return rows.length;
  });
}

/** After the master key has changed: wraps the keys of organisations under the new one. Answers how many. */
export async function wrapAgain(store: Store, service: KeyService): Promise<number> {
  return inTransaction(store.keysPool, LOCK, async (client) => {
    const rows = await rowsOf<OrganisationKeyRow>(client, {
      text: `select id, organisation_id as "organisationId", wrapped, wrapped_by as "wrappedBy" from organisation_key
        for update`,
    });
    for (const { id, wrapped, wrappedBy } of rows) {
      const about = aboutOrganisationKey(id);
      const again = await service.wrap(await service.unwrap({ by: wrappedBy, bytes: wrapped }, about), about);
      await client.query('update organisation_key set wrapped = $2, wrapped_by = $3 where id = $1', [
        id,
        again.bytes,
        again.by,
      ]);
    }
    return rows.length;
  });
}

/**
 * Gives every family of an organisation a new key for what is sealed from now on; what was sealed before is still
 * opened with the former one. Answers how many.
 */
export async function changeFamilyKeys(store: Store, organisationId: string): Promise<number> {
  const row = await store.keys.organisationKeyRow(organisationId);
  const by = await store.keys.organisationKey(row.id);
  return inTransaction(store.keysPool, LOCK, async (client) => {
    const rows = await rowsOf<{ id: string; subject: string }>(client, {
      text: `select id, subject from data_key where organisation_id = $1 and retired_at is null
        and destroyed_at is null and (subject like 'household:%' or subject like 'case:%') for update`,
      values: [organisationId],
    });
    for (const { id, subject } of rows) {
      const fresh = newDataKey({ subject, organisationId }, row.id, by);
      await client.query('update data_key set retired_at = now() where id = $1', [id]);
      await client.query(
        `insert into data_key (id, subject, organisation_id, wrapped, organisation_key_id)
        values ($1, $2, $3, $4, $5)`,
        [fresh.id, subject, organisationId, fresh.wrapped, row.id],
      );
    }
    return rows.length;
  });
}

async function opened(service: KeyService, { id, wrapped, wrappedBy }: OrganisationKeyRow) {
  return createSecretKey(await service.unwrap({ by: wrappedBy, bytes: wrapped }, aboutOrganisationKey(id)));
}
