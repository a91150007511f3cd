import { lookup } from 'node:dns/promises';
import { LlmError } from '@modelhaven/core';
import { isPublicAddress } from './address-ranges.ts';

/** Every address of a name. */
export type Resolve = (name: string) => Promise<readonly string[]>;

/** What a stranger's address is held against. */
export interface UrlGuard {
  /** Host names that may be named although they lead inside, exactly as written: `images.internal`. */
  readonly allowedHosts: () => readonly string[];
  /** Default: the system's resolver. */
  readonly resolve?: Resolve;
}

const MOST_CHARACTERS = 8_192;
const LOOKUP_MS = 5_000;

/**
 * Throws `INVALID_REQUEST` for an address in a request that leads anywhere but to the open internet: other schemes,
 * names and passwords in it, private, loopback, link-local and metadata ranges, and names that resolve to them. We never
 * fetch it, but a provider inside our network might.
 */
export async function checkUrl(text: string, field: string, guard: UrlGuard): Promise<void> {
  const refuse = (message: string) => new LlmError('INVALID_REQUEST', message, { field });
  const url = URL.canParse(text) && text.length <= MOST_CHARACTERS ? new URL(text) : undefined;
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
    throw refuse('The address must begin with https:// or http://, or be a data: URL. Send the content as base64.');
  }
  if (url.username !== '' || url.password !== '') throw refuse('The address must not hold a name or a password.');
  const host = url.hostname.toLowerCase().replace(/\.$/, '');
  if (guard.allowedHosts().some((name) => name.toLowerCase() === host)) return;
  const inside = () =>
    refuse(
      'The address leads to a private network, which a request may not reach. Send the content as base64, or let the operator add the host to server.allowed_url_hosts.',
    );
  if (/^[\d.]+$/.test(host) || host.startsWith('[')) {
    if (!isPublicAddress(host)) throw inside();
    return;
  }
  // Names without a dot, and those that only mean something inside.
  if (!host.includes('.') || /\.(?:localhost|local|internal|home\.arpa|lan|intranet|corp)$/.test(host)) throw inside();
  const addresses = await resolved(host, guard.resolve ?? systemResolve);
  // Names that nobody knows here cannot lead inside from here; the provider says what it makes of them.
  if (addresses.some((address) => !isPublicAddress(address))) throw inside();
}

async function resolved(host: string, resolve: Resolve): Promise<readonly string[]> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<readonly string[]>((done) => {
    timer = setTimeout(() => done([]), LOOKUP_MS);
  });
  try {
    return await Promise.race([resolve(host), late]);
  } catch {
    return [];
  } finally {
    clearTimeout(timer);
  }
}

const systemResolve: Resolve = async (name) => (await lookup(name, { all: true })).map(({ address }) => address);
