/** A fresh database, migrated, with a store open on it, for the tests of one file. */
import { localKeyService } from '../../../activities/keys/key-service.ts';
import { openStore, type Store } from '../../../activities/store/store.ts';
import { freshDatabase } from '../../environment/connect.ts';

export interface OpenedStore {
  store: Store;
  url: string;
  close: () => Promise<void>;
}

/** A master key for tests: every store of one run shares it. */
export const TEST_KEYS = localKeyService([Buffer.alloc(32, 'test')]);

export async function openFreshStore(): Promise<OpenedStore> {
  const { url, drop } = await freshDatabase();
  const store = openStore(url, TEST_KEYS);
  const close = async () => {
    await store.close();
    await drop();
  };
  return { store, url, close };
}
