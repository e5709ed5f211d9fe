import type { SignInSettings } from '../../api/sign-in.ts';
import { AUDIENCE } from '../../worker/local/provider/names.ts';

/** How the API of a test checks tokens: as it would anywhere, against the identity provider of the run. */
export function signInBy(issuer: string): SignInSettings {
  return {
    issuer,
    audience: AUDIENCE,
    algorithms: ['RS256'],
    tokenTypes: ['at+jwt'],
    claims: { user: 'sub', role: 'jalon_role', organisation: 'jalon_organisation' },
    roles: {},
    organisations: {},
  };
}
