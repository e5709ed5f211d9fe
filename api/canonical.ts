/** Requests told apart: the same content has the same hash, in whatever order its fields came. */
import { createHash } from 'node:crypto';

/** JSON with its keys in order. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, field]) => `${JSON.stringify(name)}:${canonicalJson(field)}`);
  return `{${fields.join(',')}}`;
}

/** What the parts say, in 128 bits and 22 characters: the engine keeps one with every step, several times over. */
export function hashOf(...parts: unknown[]): string {
  return digestOf(parts).subarray(0, 16).toString('base64url');
}

function digestOf(parts: unknown[]): Buffer {
  return createHash('sha256').update(canonicalJson(parts)).digest();
}

/** An id that the same parts always give, in the form of a UUID (RFC 9562, version 8). */
export function idOf(...parts: unknown[]): string {
  const hex = digestOf(parts).toString('hex');
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
