import { rmSync } from 'node:fs';
import { FOLDER_VARIABLE } from './announcement.ts';
import { startServers, type Starting } from './servers.ts';

declare global {
  var jalonTestServers: Starting | undefined;
}

/** Begins to start the servers of the run; test files that need them wait for them. */
export default function globalSetup(): void {
  const servers = startServers();
  globalThis.jalonTestServers = servers;
  process.env[FOLDER_VARIABLE] = servers.folder;
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => leave(servers.folder, signal));
}

/** The servers do not outlive this process, which must only take their data with it. */
function leave(folder: string, signal: 'SIGINT' | 'SIGTERM'): void {
  rmSync(folder, { recursive: true, force: true });
  process.exit(signal === 'SIGINT' ? 130 : 143);
}
