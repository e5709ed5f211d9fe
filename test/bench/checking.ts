/**
 * What it costs to check, before a step, who asks and whether they may: the token against the provider's keys, whether
 * they still work here, and where they stand to the case. Two queries, and a signature.
 */
import type { Request } from 'express';
import { stepsOf } from '../../api/access.ts';
import { admit } from '../../api/eyes.ts';
import { identifyByToken, knowByToken } from '../../api/sign-in.ts';
import { signInBy } from '../environment/sign-in.ts';
import { CASEWORKER, type Family } from './family.ts';
import type { BenchHouse } from './house.ts';
import type { Subject } from './sampling.ts';

export const CHECKING = 'who asks, and whether they may';

export async function checkingSubject({ door, store }: BenchHouse, family: Family): Promise<Subject> {
  const told = await door.get<{ authorization_servers: [string] }>(
    '',
    '/.well-known/oauth-protected-resource',
  );
  const identify = identifyByToken(knowByToken(store, signInBy(told.body.authorization_servers[0])));
  const headers: Record<string, string> = await door.authorization(CASEWORKER);
  const request = {
    get: (name: string) => headers[name],
    params: { id: family.id },
    query: {},
  } as unknown as Request;
  const step = { access: stepsOf('accompaniment'), concerns: 'case' } as const;
  return { name: CHECKING, run: async () => admit(store, step, await identify(request), request) };
}
