/** Which addresses other systems may be told at: none inside the house, unless the configuration allows it. */
import { lookup } from 'node:dns/promises';
import ipaddr from 'ipaddr.js';
import { Refusal } from '../../workflows/rules/case.ts';

/** Networks inside that may be told, such as `10.1.0.0/16`. */
export type AllowedInside = readonly string[];

/** Refuses an address that is not of the public internet (loopback, link-local, private…): `address-inside`. */
export function refuseInside(address: string, allowed: AllowedInside): void {
  // An IPv4 address written as an IPv6 one is what it is.
  const ip = ipaddr.process(address);
  if (ip.range() === 'unicast') return;
  const isAllowed = allowed.some((network) => {
    const [base, bits] = ipaddr.parseCIDR(network);
    return base.kind() === ip.kind() && ip.match(base, bits);
  });
  if (!isAllowed) throw new Refusal('address-inside', 'Nothing is sent to an address inside a network.');
}

/** All addresses of a host, none of them inside. Refusal `address-unknown` when it has none. */
export async function addressesOf(
  host: string,
  allowed: AllowedInside,
): Promise<{ address: string; family: number }[]> {
  const name = host.replace(/^\[|\]$/g, '');
  const found = await lookup(name, { all: true }).catch(() => []);
  if (found.length === 0) throw new Refusal('address-unknown', 'There is no such host.');
  for (const { address } of found) refuseInside(address, allowed);
  return found;
}
