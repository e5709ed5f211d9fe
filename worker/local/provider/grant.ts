/**
 * How a person at a shell signs in on one machine: by saying who they are. An extension grant (RFC 6749, 4.5) that
 * only this provider knows, since everyone it knows is invented; what comes of it is a token like any other.
 */
import { errors, type ResourceServerInstance, type TokenEndpointGrantContext } from 'oidc-provider';
import { PERSON_GRANT } from './names.ts';
import type { ProviderOptions } from './provider.ts';

export function issueToPerson(find: Required<ProviderOptions>['find'], api: ResourceServerInstance) {
  return async (context: TokenEndpointGrantContext): Promise<void> => {
    const { client, params, provider } = context.oidc;
    const { person, role, organisation } = params as Record<string, string | undefined>;
    const found = find({ person, role, organisation });
    if (!found) throw new errors.InvalidGrant('nobody of this name was invented');
    const token = new provider.AccessToken({
      client,
      accountId: found.id,
      gty: PERSON_GRANT,
      scope: 'jalon',
      extra: { role: found.role, organisation: found.organisationId },
    } as unknown as ConstructorParameters<typeof provider.AccessToken>[0]);
    token.resourceServer = api;
    const value = await token.save();
    context.body = { access_token: value, token_type: 'Bearer', expires_in: token.expiration };
  };
}
