/** What the claims of a token say of whoever acts, in the service's own words. */
import { ROLES, type Role } from '../workflows/rules/case.ts';
import type { SignInSettings } from './sign-in.ts';

/** A user's id, the roles they may act in, and their organisation's id; empty where the token says nothing. */
export interface Claimed {
  user: string;
  roles: Role[];
  organisation: string;
}

type Mapping = Pick<SignInSettings, 'claims' | 'roles' | 'organisations'>;

export function actingAs(token: object, { claims, roles, organisations }: Mapping): Claimed {
  const [user = ''] = textsIn(token, claims.user);
  const [organisation = ''] = textsIn(token, claims.organisation);
  const words = textsIn(token, claims.role);
  return {
    user,
    roles: [...new Set(words.flatMap((word) => roleOf(word, roles) ?? []))],
    organisation: own(organisations, organisation) ?? organisation,
  };
}

/** Once the provider's words are mapped, no other is heard. */
function roleOf(word: string, roles: Mapping['roles']): Role | undefined {
  return Object.keys(roles).length > 0 ? own(roles, word) : ROLES.find((role) => role === word);
}

/** What an object says under a name, and not what it inherits. */
function own<Value>(from: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(from, name) ? from[name] : undefined;
}

/** A claim, which may be one text or several; a name that is one claim comes before a path. */
function textsIn(token: object, name: string): string[] {
  const value = own({ ...token }, name) ?? at(token, name);
  return [value].flat().filter((one) => typeof one === 'string');
}

function at(token: object, path: string): unknown {
  return path.split('.').reduce<unknown>((within, part) => {
    return typeof within === 'object' && within !== null ? own({ ...within }, part) : undefined;
  }, token);
}
