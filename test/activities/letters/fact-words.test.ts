/** A family that asks what is held about it reads words, not codes: every fact of every kind of case has its own. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { factLabel, hasWords, linesOf, roleLabel } from '../../../activities/letters/family-copy/words.ts';

const RULES = fileURLToPath(new URL('../../../workflows/rules', import.meta.url));
/** Of how many places there are, which is about no family. */
const NOBODYS = ['specialist-capacity'];

const KINDS = readdirSync(RULES, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !NOBODYS.includes(entry.name))
  .map(({ name }) => name)
  .filter((name) => readdirSync(join(RULES, name)).includes('state.ts'));

describe('the facts of', () => {
  it.each(KINDS)('%s all have words', (kind) => {
    const text = readFileSync(join(RULES, kind, 'state.ts'), 'utf8');
    const types = [...text.matchAll(/^\s*\| .*?\btype: '([a-z0-9-]+)'/gm)].map(([, type = '']) => type);
    expect(types.length).toBeGreaterThan(0);
    expect(types.filter((type) => !hasWords(type))).toEqual([]);
  });
});

describe('a fact', () => {
  it('says its parts with their amounts and dates as one writes them, and leaves ids out', () => {
    const data = {
      on: '2027-03-01',
      problem: 'arrears',
      amountCents: 45_050,
      met: false,
      caseworkerId: 'u-camille',
      items: [{ kind: 'renewal', label: 'Fin du premier terme' }],
      plan: { wording: 'Reprendre le loyer.' },
    };
    expect(linesOf(data).map((line) => line.replaceAll(/\s/g, ' '))).toEqual([
      'Fin du premier terme',
      'le : 01/03/2027',
      'sujet : Loyer ou échéance de prêt impayés',
      'montant : 450,50 €',
      'famille rencontrée : non',
      'plan : objectif : Reprendre le loyer.',
    ]);
  });

  it('of a type without words is shown by its code: what is held is shown', () => {
    expect([factLabel('something-new'), linesOf({ unheard: 'of' })]).toEqual([
      'something new',
      ['unheard : of'],
    ]);
    expect(roleLabel('system')).toBe('Le service (automatique)');
  });
});
