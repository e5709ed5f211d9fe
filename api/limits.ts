/**
 * How often one may ask: so that a program gone wrong, or someone who guesses, does not keep others from working.
 * Counted in this process, in windows of a minute.
 */
import type { Request, RequestHandler } from 'express';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { Refusal } from '../workflows/rules/case.ts';
import { SIGN_IN_FAULTS, type Identify } from './sign-in.ts';

/** Requests a minute; 0 is without limit. */
export interface Limits {
  /** From one address, whoever asks. */
  perAddress: number;
  /** By one person, from wherever. */
  perPerson: number;
  /** From one address that brings nothing good: no token, or a wrong one. */
  strangers: number;
}

const WINDOW_S = 60;
export const UNLIMITED: Limits = { perAddress: 0, perPerson: 0, strangers: 0 };

/** Counts requests; each refuses with `too-many-requests`, and says after how many seconds to come back. */
export interface Limiter {
  /** Before anything else is done. */
  byAddress: RequestHandler;
  /** Once it is known who asks. */
  byPerson(id: string): Promise<void>;
  /** Once it is known that whoever asks is nobody. */
  byStranger(request: Request): Promise<void>;
}

export function createLimiter({ perAddress, perPerson, strangers }: Limits): Limiter {
  const address = counter(perAddress);
  const person = counter(perPerson);
  const stranger = counter(strangers);
  return {
    byAddress: async (request, _response, next) => {
      await address(addressOf(request));
      next();
    },
    byPerson: (id) => person(id),
    byStranger: (request) => stranger(addressOf(request)),
  };
}

/** Says who asks, and counts it: for the person or, when it is nobody, for the address. */
export function limited(identify: Identify, limiter: Limiter): Identify {
  return async (request) => {
    const asker = await identify(request).catch(async (error: unknown) => {
      if (error instanceof Refusal && SIGN_IN_FAULTS.some((code) => code === error.code)) {
        await limiter.byStranger(request);
      }
      throw error;
    });
    await limiter.byPerson(asker.user.id);
    return asker;
  };
}

function counter(points: number): (key: string) => Promise<void> {
  if (points === 0) return () => Promise.resolve();
  const limiter = new RateLimiterMemory({ points, duration: WINDOW_S });
  return async (key) => {
    try {
      await limiter.consume(key);
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      const retryAfter = Math.max(1, Math.ceil(error.msBeforeNext / 1000));
      throw new Refusal('too-many-requests', `Ask again in ${retryAfter} seconds.`, { retryAfter });
    }
  };
}

/** A network of the sixth version is given whole to one subscriber: its 64 first bits are the address. */
function addressOf({ ip = '' }: Request): string {
  const plain = ip.replace(/^::ffff:(?=\d+\.)/, '');
  return plain.includes(':') ? plain.split(':').slice(0, 4).join(':') : plain;
}
