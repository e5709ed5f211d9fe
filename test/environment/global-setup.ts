import { FOLDER_VARIABLE } from './announcement.ts';
import { startServers, type Starting } from './servers.ts';

declare global {
  var jalonTestServers: Starting | undefined;
}

/** Begins to start the servers of the run; test files that need them wait for them. */
export default function globalSetup(): void {
  globalThis.jalonTestServers = startServers();
  process.env[FOLDER_VARIABLE] = globalThis.jalonTestServers.folder;
}
