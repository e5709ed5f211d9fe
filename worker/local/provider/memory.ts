/** Sign-ins under way, kept for as long as the provider runs: after a restart, browsers sign in again. */
import type { Adapter, AdapterPayload } from 'oidc-provider';

interface Kept {
  payload: AdapterPayload;
  until: number;
}

/** A factory of the stores that the provider asks for, one for each kind of thing. */
export function memory(): (kind: string) => Adapter {
  const stores = new Map<string, Map<string, Kept>>();
  return (kind) => adapterOn(kind, stores);
}

function adapterOn(kind: string, stores: Map<string, Map<string, Kept>>): Adapter {
  const kept = stores.get(kind) ?? new Map<string, Kept>();
  stores.set(kind, kept);
  const forgetOld = () => {
    for (const [id, { until }] of kept) if (until < Date.now()) kept.delete(id);
  };
  const find = (is: (id: string, payload: AdapterPayload) => boolean) => {
    forgetOld();
    return [...kept].find(([id, { payload }]) => is(id, payload))?.[1].payload;
  };
  return {
    upsert: async (id, payload, expiresIn) => {
      forgetOld();
      kept.set(id, { payload, until: expiresIn === undefined ? Infinity : Date.now() + expiresIn * 1000 });
    },
    find: async (id) => find((one) => one === id),
    findByUid: async (uid) => find((_, payload) => payload.uid === uid),
    findByUserCode: async (code) => find((_, payload) => payload.userCode === code),
    consume: async (id) => {
      const found = kept.get(id);
      if (found) found.payload.consumed = Math.floor(Date.now() / 1000);
    },
    destroy: async (id) => void kept.delete(id),
    revokeByGrantId: async (grantId) => {
      for (const store of stores.values()) {
        for (const [id, { payload }] of store) if (payload.grantId === grantId) store.delete(id);
      }
    },
  };
}
