/** Requests told apart by what they say, not by how it is written. */
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { canonicalJson, hashOf, idOf } from '../../api/canonical.ts';

const anyObject = fc.dictionary(fc.string(), fc.jsonValue(), { noNullPrototype: true });

describe('the hash of a request', () => {
  it('does not depend on the order of its fields', () => {
    fc.assert(
      fc.property(anyObject, (value) => {
        const reversed = Object.fromEntries(Object.entries(value).toReversed());
        expect(hashOf(reversed)).toBe(hashOf(value));
      }),
    );
  });

  it('depends on everything else', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        const same =
          JSON.stringify(JSON.parse(canonicalJson(one))) === JSON.stringify(JSON.parse(canonicalJson(other)));
        expect(hashOf(one) === hashOf(other)).toBe(same);
      }),
    );
    expect(hashOf('a', 'b')).not.toBe(hashOf('ab'));
    expect(hashOf(['a'], 'b')).not.toBe(hashOf(['a', 'b']));
    expect(hashOf({ a: [1, 2] })).not.toBe(hashOf({ a: [2, 1] }));
  });

  it('takes a field that is undefined for one that is absent', () => {
    expect(hashOf({ a: 1, b: undefined })).toBe(hashOf({ a: 1 }));
  });
});

describe('an id made of parts', () => {
  it('is a UUID of version 8, always the same for the same parts', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (organisation, key) => {
        const id = idOf('case', organisation, key);
        expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
        expect(idOf('case', organisation, key)).toBe(id);
      }),
    );
  });

  it('differs between organisations that choose the same key', () => {
    expect(idOf('case', 'caf-a', 'k1')).not.toBe(idOf('case', 'caf-b', 'k1'));
  });
});
