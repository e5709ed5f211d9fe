/**
 * Looks after the keys: `node worker/keys.ts <what>`, beside the service at work. See docs/operations.md, "Keys".
 *
 *   seal            seals what was written in the clear before there were keys
 *   organisation    gives every organisation a new key (or one: `organisation <id>`)
 *   families        gives every family a new key, for what is sealed from now on (or those of one organisation)
 *   master          wraps the keys of organisations under the first of JALON_MASTER_KEYS
 *   identity        makes the hashes by which families are recognised anew, under JALON_IDENTITY_KEY
 */
import { localKeyService } from '../activities/keys/key-service.ts';
import { rekeyHouseholds } from '../activities/store/households.ts';
import {
  changeFamilyKeys,
  changeOrganisationKey,
  organisationsWithKeys,
  wrapAgain,
} from '../activities/store/keys/keeping.ts';
import { sealRows } from '../activities/store/seal-rows.ts';
import { openStore } from '../activities/store/store.ts';
import { keepingSettings } from './config.ts';

const settings = keepingSettings();
const service = localKeyService(settings.masterKeys);
const store = openStore(settings.databaseUrl, service, { keysUrl: settings.keysDatabaseUrl });
const [what = '', organisation] = process.argv.slice(2);

const WORK: Record<string, () => Promise<void>> = {
  seal: async () => {
    const { households, facts, letters, notices } = await sealRows(store, settings.identityKey);
    console.log(`Sealed: ${households} households, ${facts} facts, ${letters} letters, ${notices} notices.`);
  },
  organisation: async () => {
    for (const id of await chosen()) {
      console.log(
        `${id}: a new key; those of ${await changeOrganisationKey(store, service, id)} families wrapped under it.`,
      );
    }
  },
  families: async () => {
    for (const id of await chosen())
      console.log(`${id}: new keys for ${await changeFamilyKeys(store, id)} families.`);
  },
  master: async () =>
    console.log(`Keys wrapped under the new master key: ${await wrapAgain(store, service)}.`),
  identity: async () => {
    console.log(
      `Households recognised under the new identity key: ${await rekeyHouseholds(store, settings.identityKey)}.`,
    );
  },
};

try {
  const work = WORK[what];
  if (!work) throw new Error(`Say what to do: ${Object.keys(WORK).join(', ')}.`);
  await work();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
} finally {
  await store.close();
}

async function chosen(): Promise<string[]> {
  return organisation === undefined ? organisationsWithKeys(store) : [organisation];
}
