/** Where to sign in (RFC 9728): what a client has to know before it can send a token. */
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { operation, type Operation } from '../operation.ts';
import { PATHS } from '../paths.ts';

const protectedResource = z.strictObject({
  resource: z.string(),
  authorization_servers: z.array(z.url()),
  bearer_methods_supported: z.array(z.literal('header')),
});

export function signInOperations({ signIn: { issuer, audience } }: Deps): Operation[] {
  return [
    operation({
      name: 'describe-sign-in',
      method: 'get',
      path: PATHS.signIn,
      tag: 'Service',
      summary: 'The identity provider whose tokens are accepted, and for whom they must be made out',
      access: 'anyone',
      answers: 'done',
      answer: protectedResource,
      handle: () => ({
        body: {
          resource: audience,
          authorization_servers: [issuer],
          bearer_methods_supported: ['header'],
        } satisfies z.output<typeof protectedResource>,
      }),
    }),
  ];
}
