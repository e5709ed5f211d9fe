import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FOLDER_VARIABLE } from '../../environment/announcement.ts';

/** A temporary folder that every account may enter, as PostgreSQL's has to when we are root. */
export function temporaryFolder(): { path: string; remove: () => void } {
  // Within the folder of the run, which is removed even when the run is interrupted.
  const path = mkdtempSync(join(process.env[FOLDER_VARIABLE] ?? tmpdir(), 'own-'));
  chmodSync(path, 0o711);
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
