/** Of a fact, only codes, ids, dates and amounts stay readable; its texts come back where they stood. */
import { describe, expect, it } from '@jest/globals';
import {
  assert,
  constantFrom,
  dictionary,
  array,
  oneof,
  property,
  string,
  boolean,
  integer,
} from 'fast-check';
import { ERASED_TEXT, putTexts, takeTexts } from '../../../activities/keys/texts.ts';
import { KINDS } from '../../../api/routes/index.ts';
import { writtenFields } from '../../../api/written-fields.ts';
import { FREE_FIELDS } from '../../../workflows/rules/free-text.ts';

const objective = {
  id: 'loyer',
  problem: 'arrears',
  aim: 'result',
  wording: 'Reprendre le loyer',
  evidence: 'quittances',
  actor: 'family',
  dueOn: '2027-05-01',
};

describe('the texts of a fact', () => {
  it.each([
    ['assessed', { problems: ['arrears'], conclusion: 'declined', summary: 'alcool' }, ['alcool']],
    ['plan-proposed', { revision: 1, objectives: [objective] }, ['Reprendre le loyer', 'quittances']],
    ['meeting-recorded', { on: '2027-01-02', place: 'office', present: ['m1', 'Nour'] }, ['m1', 'Nour']],
    ['handover-proposed', { handoverId: 'h-1', to: 'cd-exemple', scope: ['budget'] }, ['budget']],
    ['handover-proposed', { handoverId: 'h-1', to: 'Mme Fictive, CCAS' }, ['Mme Fictive, CCAS']],
    ['assigned', { caseworkerId: 'u-camille', reason: 'proche' }, ['proche']],
    ['closed', { reason: 'goals-reached' }, []],
    ['closed', { reason: 'Partie chez sa sœur' }, ['Partie chez sa sœur']],
    ['later-follower-found', { service: 'CCAS d’Exempleville' }, []],
    ['opened', { reference: 'AC-2026-000012', offer: 'paris/summons', householdId: 'Ab-1_x' }, []],
    [
      'fell-due',
      { items: [{ key: 'renewal:60', kind: 'renewal', on: '2027-01-04', to: ['caseworker'] }] },
      [],
    ],
  ])('%s %j', (type, data, texts) => {
    const taken = takeTexts(type, data);
    expect(taken.texts).toEqual(texts);
    expect(JSON.stringify(taken.data)).not.toMatch(/alcool|Reprendre|Nour|Fictive|sœur/);
    expect(putTexts(taken.data, taken.texts)).toEqual(data);
  });

  it('read as erased once they are gone, and the rest stays', () => {
    const { data } = takeTexts('assessed', { problems: ['arrears'], summary: 'Deux loyers' });
    expect(putTexts(data, undefined)).toEqual({ problems: ['arrears'], summary: ERASED_TEXT });
  });

  it('come back whatever the fact', () => {
    const leaf = oneof(string(), boolean(), integer(), constantFrom('arrears', '2027-01-01', 'Un mot'));
    const value = oneof(leaf, array(leaf), dictionary(string(), leaf), array(dictionary(string(), leaf)));
    const facts = dictionary(
      string().filter((name) => name !== '__proto__' && name !== 'sealed'),
      value,
    );
    assert(
      property(facts, (data) => {
        const taken = takeTexts('any', data);
        expect(putTexts(taken.data, taken.texts)).toEqual(data);
      }),
    );
  });
});

/** Names of services, of rights, and of where a session is held: see the rules of free texts. */
const SERVICES = ['service', 'to', 'reason', 'stage', 'partner', 'right', 'referredBy', 'place', 'territory'];

describe('a field of a step, or of an opening, in which people write', () => {
  const bodies = KINDS.flatMap(({ rules, steps, collection }) => [
    ...Object.entries(steps).map(([step, schema]) => [`${rules.name} ${step}`, schema] as const),
    ...(collection?.opening ? [[`${rules.name} opening`, collection.opening.body] as const] : []),
  ]);
  it.each(bodies)('is known as free text: %s', (_, schema) => {
    expect(
      writtenFields(schema).filter((name) => !FREE_FIELDS.has(name) && !SERVICES.includes(name)),
    ).toEqual([]);
  });
});
