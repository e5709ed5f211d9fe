/** Keys made up for one machine, marked so that production refuses them. */
import { randomBytes } from 'node:crypto';

const MARK = Buffer.from('demonstration key, not for real families: ');

/** A key in base64 that serves like any other, and says what it is. */
export function demonstrationKey(): string {
  return Buffer.concat([MARK, randomBytes(32)]).toString('base64');
}

/** Whether a key was made for one machine, or by nobody: the same few bytes again and again. */
export function isDemonstration(key: Buffer): boolean {
  return key.subarray(0, MARK.length).equals(MARK) || new Set(key).size < 8;
}
