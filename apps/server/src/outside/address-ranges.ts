import { BlockList, isIP, isIPv6 } from 'node:net';

/**
 * What no stranger's address may lead to: this machine, its networks, cloud metadata, and what is for other uses than
 * to be reached. IANA's special-purpose registries of IPv4 and IPv6 addresses (RFC 6890 and its updates).
 */
const CLOSED: readonly (readonly [network: string, bits: number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
  ['::', 128],
  ['::1', 128],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
  ['5f00::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
];

const closed = new BlockList();
for (const [network, bits] of CLOSED) closed.addSubnet(network, bits, isIPv6(network) ? 'ipv6' : 'ipv4');

/** Whether an IP address leads to the open internet. False for what is no IP address. */
export function isPublicAddress(address: string): boolean {
  const bare = address.replace(/^\[|\]$/g, '').replace(/%.*$/, '');
  const family = isIP(bare);
  if (family === 0) return false;
  if (family === 4) return !closed.check(bare, 'ipv4');
  const inner = embeddedIpv4(bare);
  return inner === undefined ? !closed.check(bare, 'ipv6') : isPublicAddress(inner);
}

/** The IPv4 address inside of `::ffff:a.b.c.d` (mapped) and `64:ff9b::a.b.c.d` (NAT64), however they are written. */
function embeddedIpv4(address: string): string | undefined {
  // URL writes every IPv6 address in one way.
  const written = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const groups = /^(?:::ffff|64:ff9b:):([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(written);
  if (!groups) return undefined;
  const [high = 0, low = 0] = [groups[1], groups[2]].map((group) => Number.parseInt(group ?? '0', 16));
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}
