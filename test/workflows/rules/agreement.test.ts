import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import {
  completeOn,
  proposed,
  refuseSignature,
  refuseUnsigned,
  revised,
  signed,
  stillToSign,
  unsigned,
  type Agreement,
} from '../../../workflows/rules/agreement.ts';
import { addDays, plainDate } from '../../../workflows/rules/calendar.ts';
import { Refusal } from '../../../workflows/rules/case.ts';
import { codeOf } from './refused.ts';

const PARTIES = ['worker', 'family', 'association'] as const;
type Party = (typeof PARTIES)[number];
const ON = plainDate('2027-03-01');
const three = (): Agreement<Party> => proposed(PARTIES, ON);
const after = (days: number) => addDays(ON, days);

describe('an agreement of several parties', () => {
  it('holds on the day the last of them signs, in whatever order', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...PARTIES], { minLength: 3 }),
        fc.array(fc.nat({ max: 60 }), { minLength: 3, maxLength: 3 }),
        (order, days) => {
          let agreement = three();
          for (const [index, party] of order.entries()) {
            expect(completeOn(agreement)).toBeUndefined();
            expect(codeOf(() => refuseUnsigned(agreement))).toBe('signature-missing');
            agreement = signed(agreement, { party, on: after(days[index] ?? 0) });
          }
          refuseUnsigned(agreement);
          expect(completeOn(agreement)).toBe(after(Math.max(...days)));
        },
      ),
    );
  });

  it('says who is missing', () => {
    const two = signed(signed(three(), { party: 'family', on: ON }), { party: 'worker', on: ON });
    expect(stillToSign(two)).toEqual(['association']);
    try {
      refuseUnsigned(two);
      throw new Error('not refused');
    } catch (error) {
      expect(error).toBeInstanceOf(Refusal);
      expect((error as Refusal).extra).toEqual({ missing: ['association'] });
    }
  });

  it('is to be signed anew by all once revised', () => {
    const whole = PARTIES.reduce((so, party) => signed(so, { party, on: ON }), three());
    const next = revised(whole, after(10));
    expect(next).toMatchObject({ version: 2, proposedOn: after(10) });
    expect(stillToSign(next)).toEqual([...PARTIES]);
  });

  it('without a signature recorded in error waits for it again', () => {
    const whole = PARTIES.reduce((so, party) => signed(so, { party, on: ON }), three());
    expect(stillToSign(unsigned(whole, 'family'))).toEqual(['family']);
  });

  it.each<[code: string, sign: () => void]>([
    ['unknown-party', () => refuseSignature(three(), { party: 'neighbour', on: ON })],
    ['other-version', () => refuseSignature(three(), { party: 'family', on: ON }, 2)],
    ['dates-out-of-order', () => refuseSignature(three(), { party: 'family', on: after(-1) })],
    [
      'already-signed',
      () => refuseSignature(signed(three(), { party: 'family', on: ON }), { party: 'family', on: after(1) }),
    ],
  ])('refuses a signature: %s', (code, sign) => {
    expect(codeOf(sign)).toBe(code);
  });
});
