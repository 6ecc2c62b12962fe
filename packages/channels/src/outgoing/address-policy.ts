import ipaddr from 'ipaddr.js';

/** Whether messages may go to an address of the network; if not, what kind it is. */
export type AddressVerdict =
  | { readonly isAllowed: true }
  | { readonly isAllowed: false; readonly kind: string };

/** Addresses that are handed out to hosts of the internet; all other IPv6 is special. */
const GLOBAL_UNICAST = ipaddr.parseCIDR('2000::/3');
/** Special ranges within it, where the library's names stop. */
const SPECIAL_IPV6 = [
  ['documentation', ipaddr.parseCIDR('3fff::/20')],
  ['documentation', ipaddr.parseCIDR('2001:db8::/32')],
  ['special purpose', ipaddr.parseCIDR('2001::/23')],
  ['6to4', ipaddr.parseCIDR('2002::/16')],
] as const;
/** Special ranges of IPv4, where the library's names stop. */
const SPECIAL_IPV4 = [
  ['special purpose', ipaddr.parseCIDR('192.0.0.0/24')],
  ['special purpose', ipaddr.parseCIDR('192.88.99.0/24')],
  ['special purpose', ipaddr.parseCIDR('192.31.196.0/24')],
  ['special purpose', ipaddr.parseCIDR('192.52.193.0/24')],
  ['special purpose', ipaddr.parseCIDR('192.175.48.0/24')],
  ['benchmarking', ipaddr.parseCIDR('198.18.0.0/15')],
  // The cloud's own virtual public address (Azure): reachable from inside alone.
  ['metadata', ipaddr.parseCIDR('168.63.129.16/32')],
] as const;

const refused = (kind: string): AddressVerdict => ({ isAllowed: false, kind });

function judgeIpv4(address: ipaddr.IPv4): AddressVerdict {
  const range = address.range();
  if (range !== 'unicast') return refused(range);
  const special = SPECIAL_IPV4.find(([, cidr]) => address.match(cidr));
  return special ? refused(special[0]) : { isAllowed: true };
}

/** Interface identifiers of ISATAP hold an IPv4 address behind `0:5efe` or `200:5efe`. */
function isIsatap({ parts }: ipaddr.IPv6): boolean {
  return parts[5] === 0x5efe && (parts[4] === 0 || parts[4] === 0x200);
}

function judgeIpv6(address: ipaddr.IPv6): AddressVerdict {
  if (address.zoneId !== undefined) return refused('scoped');
  const range = address.range();
  if (range !== 'unicast') return refused(range);
  if (!address.match(GLOBAL_UNICAST)) return refused('reserved');
  const special = SPECIAL_IPV6.find(([, cidr]) => address.match(cidr));
  if (special) return refused(special[0]);
  return isIsatap(address) ? refused('isatap') : { isAllowed: true };
}

/**
 * Judges an address as a resolver or socket names it. Only addresses of hosts on the internet are allowed: no private, loopback,
 * link-local, carrier, multicast, documentation or metadata ones, and no IPv6 that carries an IPv4 address.
 */
export function judgeAddress(text: string): AddressVerdict {
  if (!ipaddr.isValid(text)) return refused('no address');
  const address = ipaddr.parse(text);
  return address instanceof ipaddr.IPv4 ? judgeIpv4(address) : judgeIpv6(address);
}
