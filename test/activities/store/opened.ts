/** A fresh database, migrated, with a store open on it, for the tests of one file. */
import { openStore, type Store } from '../../../activities/store/store.ts';
import { freshDatabase } from '../../environment/connect.ts';

export interface OpenedStore {
  store: Store;
  url: string;
  close: () => Promise<void>;
}

export async function openFreshStore(): Promise<OpenedStore> {
  const { url, drop } = await freshDatabase();
  const store = openStore(url);
  const close = async () => {
    await store.close();
    await drop();
  };
  return { store, url, close };
}
