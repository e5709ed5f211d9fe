/** A referral after its window is refused at the door; one in time, or that another offer may take, is not. */
import { describe, expect, it } from '@jest/globals';
import { refuseLateReferral, type TriggerFacts } from '../../../workflows/rules/eligibility/index.ts';
import { day } from '../../families/bodies.ts';
import { codeOf } from './refused.ts';

const ON = day('2026-11-25');
const separation: TriggerFacts = {
  kind: 'separation',
  occurredOn: day('2025-03-01'),
  registeredOn: day('2025-03-10'),
  referredBy: 'partner',
  referredOn: day('2026-03-10'),
};
const codeFor = (change: Partial<TriggerFacts>, offer?: string, offerFamily = 'isere') =>
  codeOf(() => refuseLateReferral({ offerFamily, offer, trigger: { ...separation, ...change } }, ON));

describe('a referral', () => {
  it('is in time on the anniversary of the registration, and late the day after', () => {
    expect(codeFor({})).toBeUndefined();
    expect(codeFor({ referredOn: day('2026-03-11') })).toBe('referral-too-late');
    expect(codeFor({ referredOn: day('2026-03-11'), referredBy: 'reception' })).toBe('referral-too-late');
  });

  it('counts from 29 February to the 28th', () => {
    const leap = { occurredOn: day('2024-02-01'), registeredOn: day('2024-02-29') };
    expect(codeFor({ ...leap, referredOn: day('2025-02-28') }, 'isere/separation')).toBeUndefined();
    expect(codeFor({ ...leap, referredOn: day('2025-03-01') }, 'isere/separation')).toBe('referral-too-late');
  });

  it('has no window from the registry or the beneficiary', () => {
    expect(codeFor({ referredBy: 'registry' })).toBeUndefined();
    expect(codeFor({ referredBy: 'beneficiary', referredOn: ON })).toBeUndefined();
  });

  it('is not refused before its day is known, nor where the offer has no window', () => {
    expect(codeFor({ referredOn: undefined })).toBeUndefined();
    expect(codeFor({ kind: 'non-decent', referredOn: ON })).toBeUndefined();
    expect(codeFor({ referredOn: ON }, undefined, 'paris')).toBeUndefined();
  });

  it('is late for the offer it names, whatever the others', () => {
    const recent = { occurredOn: day('2025-11-10'), registeredOn: day('2025-11-20'), referredOn: ON };
    expect(codeFor(recent, 'isere/separation')).toBe('referral-too-late');
    expect(codeFor({ ...recent, occurredOn: day('2025-12-01') }, 'isere/cap-projets')).toBeUndefined();
  });
});
