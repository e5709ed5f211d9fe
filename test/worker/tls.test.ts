/** Encryption on the way, with real certificates: who shows the right one is spoken to, everyone else is not. */
import { chownSync, statSync, writeFileSync } from 'node:fs';
import { connect, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createServer, type Server } from 'node:tls';
import { Connection } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NO_KEYS } from '../../activities/keys/key-service.ts';
import { openStore } from '../../activities/store/store.ts';
import { rowsOf } from '../../activities/store/statements.ts';
import { serviceSettings } from '../../worker/config.ts';
import { freePorts } from '../../worker/local/ports.ts';
import { startPostgres, type Postgres } from '../../worker/local/postgres.ts';
import { newAuthority, signedBy, type Certificate } from '../environment/certificates.ts';
import { testServers } from '../environment/connect.ts';
import { eventually } from '../environment/eventually.ts';
import { startNative } from '../environment/native.ts';
import { temporaryFolder } from './local/folder.ts';

/** A name that leads to this machine, and the one on the certificates of the servers. */
const NAME = 'localhost';

let authority: Certificate;
let stranger: Certificate;
let ofServer: Certificate;
beforeAll(async () => {
  [authority, stranger] = await Promise.all([newAuthority(), newAuthority()]);
  ofServer = await signedBy(authority, NAME);
});

async function withStore<Result>(
  url: string,
  work: (pool: ReturnType<typeof openStore>['pool']) => Promise<Result>,
) {
  const store = openStore(url, NO_KEYS);
  try {
    return await work(store.pool);
  } finally {
    await store.close();
  }
}

describe('the database', () => {
  const home = temporaryFolder();
  const folder = join(home.path, 'postgres');
  let postgres: Postgres;
  beforeAll(async () => {
    const [port = 0] = await freePorts(1);
    postgres = await startPostgres({
      folder,
      port,
      password: 'x',
      log: join(home.path, 'log'),
      durable: false,
    });
    const { uid, gid } = statSync(folder);
    for (const [name, content] of Object.entries({
      'server.crt': ofServer.cert,
      'server.key': ofServer.key,
    })) {
      writeFileSync(join(folder, name), content, { mode: 0o600 });
      chownSync(join(folder, name), uid, gid);
    }
    await withStore(postgres.url(), async (pool) => {
      await pool.query('alter system set ssl = on');
      await pool.query('select pg_reload_conf()');
    });
    for (const [name, { cert }] of Object.entries({ authority, stranger })) {
      writeFileSync(join(home.path, `${name}.crt`), cert);
    }
  });
  afterAll(async () => {
    await postgres?.stop();
    home.remove();
  });

  async function show({ cert, key }: Certificate): Promise<void> {
    const { uid, gid } = statSync(folder);
    for (const [name, content] of Object.entries({ 'server.crt': cert, 'server.key': key })) {
      writeFileSync(join(folder, name), content, { mode: 0o600 });
      chownSync(join(folder, name), uid, gid);
    }
    await withStore(postgres.url(), async (pool) => {
      await pool.query('alter system set ssl = on');
      await pool.query('select pg_reload_conf()');
    });
  }

  /** Whether the connection is encrypted, once it is made. */
  async function isEncrypted(trusted: string): Promise<boolean | undefined> {
    const url = new URL(postgres.url());
    url.hostname = NAME;
    url.search = `?sslmode=verify-full&sslrootcert=${join(home.path, trusted)}`;
    const text = 'select ssl from pg_stat_ssl where pid = pg_backend_pid()';
    const [row] = await withStore(url.href, (pool) => rowsOf<{ ssl: boolean }>(pool, { text }));
    return row?.ssl;
  }

  it('is spoken to in secret when an authority we trust vouches for its name', async () => {
    expect(await isEncrypted('authority.crt')).toBe(true);
  });

  it('is not spoken to when nobody we trust vouches for it', async () => {
    await expect(isEncrypted('stranger.crt')).rejects.toThrow(/certificate/);
  });

  it('is not spoken to under a name that is not on its certificate', async () => {
    await show(await signedBy(authority, 'database.example.org'));
    await eventually('the other certificate', () =>
      isEncrypted('authority.crt').then(
        () => false,
        (error: Error) => /does not match certificate/.test(error.message),
      ),
    );
  });
});

describe('the engine', () => {
  /** In front of the engine of the run: what it deciphers goes on as it is. */
  let door: Server;
  let port = 0;
  let native: ReturnType<typeof startNative>;
  beforeAll(async () => {
    native = startNative();
    const [host, enginePort] = (await testServers()).temporalAddress.split(':');
    const asked = { requestCert: true, rejectUnauthorized: true, ca: authority.cert };
    door = createServer({ ...ofServer, ...asked, ALPNProtocols: ['h2'] }, (client) => {
      const engine = connect(Number(enginePort), host);
      for (const [from, to] of [
        [client, engine],
        [engine, client],
      ] as const) {
        from.pipe(to);
        from.on('error', () => to.destroy());
      }
    });
    door.on('tlsClientError', () => {});
    await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
    port = (door.address() as AddressInfo).port;
  });
  afterAll(async () => {
    door?.close();
    await native?.stop();
  });

  interface Shown {
    trusted: Certificate;
    shown?: Certificate;
    name?: string;
  }

  /** As the service reads its settings. */
  function settingsOf({ trusted, shown, name = NAME }: Shown) {
    const key = Buffer.alloc(32, 'x').toString('base64');
    const { temporal } = serviceSettings({
      JALON_MODE: 'rehearsal',
      JALON_PUBLIC_URL: 'http://127.0.0.1:3000',
      JALON_DATABASE_URL: 'postgresql://nobody:none@127.0.0.1:1/none',
      JALON_SMTP_URL: 'smtp://127.0.0.1:1',
      JALON_MAIL_FROM: 'x@exempleville.example',
      JALON_IDENTITY_KEY: key,
      JALON_MASTER_KEYS: key,
      JALON_OIDC_ISSUER: 'http://127.0.0.1:1',
      JALON_OIDC_AUDIENCE: 'jalon',
      JALON_TEMPORAL_ADDRESS: `127.0.0.1:${port}`,
      JALON_TEMPORAL_CA: trusted.cert,
      JALON_TEMPORAL_SERVER_NAME: name,
      ...(shown && { JALON_TEMPORAL_CERT: shown.cert, JALON_TEMPORAL_KEY: shown.key }),
    });
    return { address: temporal.address, tls: temporal.tls };
  }

  /** Of the API, and of the worker: each has a client of its own. */
  const ways = {
    api: async (settings: ReturnType<typeof settingsOf>) => {
      const connection = await Connection.connect({
        ...settings,
        tls: settings.tls ?? null,
        connectTimeout: 2000,
      });
      await connection.close();
    },
    worker: async (settings: ReturnType<typeof settingsOf>) => {
      const connection = await NativeConnection.connect({ ...settings, tls: settings.tls ?? null });
      await connection.close();
    },
  };

  describe.each(Object.entries(ways))('from the %s', (_, reach) => {
    it('is reached when each side shows what the other trusts', async () => {
      await reach(settingsOf({ trusted: authority, shown: await signedBy(authority, 'jalon') }));
    });

    it('is not, without a certificate of ours', async () => {
      await expect(reach(settingsOf({ trusted: authority }))).rejects.toThrow();
    });

    it('is not, with one that somebody else made', async () => {
      const shown = await signedBy(stranger, 'jalon');
      await expect(reach(settingsOf({ trusted: authority, shown }))).rejects.toThrow();
    });

    it('is not, when nobody we trust vouches for it', async () => {
      const shown = await signedBy(authority, 'jalon');
      await expect(reach(settingsOf({ trusted: stranger, shown }))).rejects.toThrow();
    });

    it('is not, when it calls itself otherwise than we expect', async () => {
      const shown = await signedBy(authority, 'jalon');
      await expect(
        reach(settingsOf({ trusted: authority, shown, name: 'temporal.example.org' })),
      ).rejects.toThrow();
    });
  });
});
