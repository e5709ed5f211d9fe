/** The calls that docs/product.md tells are calls of the API, with bodies that it takes. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { z } from 'zod';
import { KINDS } from '../../api/routes/index.ts';
import { PATHS } from '../../api/paths.ts';
import { householdBody } from '../../api/schemas/households.ts';

const MANUAL = readFileSync(new URL('../../docs/product.md', import.meta.url), 'utf8');

/** A call as the manual writes it: `…` before the steps stands for the case that was last opened. */
interface Call {
  method: string;
  path: string;
  body: string;
}

function callsIn(block: string): Call[] {
  const lines = block.split('\n').filter((line) => !line.startsWith('#'));
  const calls = lines.join(' ').split(/\b(?=(?:GET|POST|PATCH) )/);
  return calls.flatMap((call) => {
    const [, method = '', path = '', body = ''] = /^(GET|POST|PATCH)\s+(\S+)\s*(.*)$/.exec(call.trim()) ?? [];
    return method ? [{ method, path, body }] : [];
  });
}

const STORIES = [...MANUAL.matchAll(/^### (A whole course.*)\n|^(## Offers of Paris)\n/gm)].map((found) => {
  const after = MANUAL.slice(found.index);
  return [found[1] ?? found[2] ?? '', callsIn(/```\n([\s\S]*?)```/.exec(after)?.[1] ?? '')] as const;
});

/** The schema of a body, and nothing where the manual names a call that is not there. */
function schemaOf(path: string, opened: string): z.ZodType | undefined {
  const [, step] = /\/steps\/([a-z0-9-]+)$/.exec(path) ?? [];
  if (!step) {
    if (path === PATHS.households) return householdBody;
    return KINDS.find(({ collection }) => collection?.path === path)?.collection?.opening?.body;
  }
  const kind = KINDS.find(({ collection, stepPath }) =>
    path.startsWith('…') ? collection?.path === opened : path.replace(step, ':step') === stepPath,
  );
  return kind?.steps[step];
}

it('tells a whole course of each of the five', () => {
  expect(STORIES.map(([title]) => title)).toHaveLength(5);
});

describe.each(STORIES)('%s', (_, calls) => {
  it('is made of calls that exist, with bodies that are taken', () => {
    let opened = '';
    expect(calls.length).toBeGreaterThan(8);
    for (const { method, path, body } of calls) {
      if (method === 'GET') {
        expect(Object.values(PATHS)).toContain(path.split('?')[0]);
        continue;
      }
      const schema = schemaOf(path, opened);
      expect([path, schema !== undefined]).toEqual([path, true]);
      const read = schema?.safeParse(JSON.parse(body.replaceAll('…', 'an-id')));
      expect([path, read?.error?.issues ?? []]).toEqual([path, []]);
      if (!path.includes('/steps/')) opened = path;
    }
  });
});
