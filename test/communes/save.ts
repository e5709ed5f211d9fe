/** Writes the table of the communes of Isère from what is published: `npm run communes`, once a year. */
import { readFileSync, writeFileSync } from 'node:fs';
import { it } from '@jest/globals';
import { publishedLines } from './published.ts';

const TABLE = new URL('../../workflows/rules/territory/isere-communes.ts', import.meta.url);

it('writes the communes as they are published', () => {
  const { communes, former } = publishedLines();
  const written = readFileSync(TABLE, 'utf8');
  const parts = [communes, former].map((lines) => `\`\n${lines.join('\n')}\n\``);
  writeFileSync(
    TABLE,
    written.replaceAll(/`[^`]*`/g, () => parts.shift() ?? '``'),
  );
});
