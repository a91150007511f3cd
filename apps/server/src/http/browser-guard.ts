import { RefusedRequest } from '../errors/refused-request.ts';
import type { App } from '../server-types.ts';

/** Which browsers' requests are let in. */
export interface BrowserGuardOptions {
  /** Address the server listens on. */
  readonly host: string;
  readonly allowedHosts: readonly string[];
  readonly corsOrigins: () => readonly string[];
}

const ALLOWED_HEADERS =
  'authorization, cache-control, content-type, x-api-key, x-request-id, x-modelhaven-channel, x-modelhaven-locale, x-modelhaven-country, x-modelhaven-conversation, anthropic-version, anthropic-beta, openai-organization, openai-project';
const EXPOSED_HEADERS =
  'x-modelhaven-model, x-modelhaven-provider, x-modelhaven-attempts, x-modelhaven-cost-usd, x-modelhaven-safety, x-modelhaven-cache, age, x-modelhaven-request-id, x-request-id, request-id, retry-after, ratelimit-limit, ratelimit-remaining, ratelimit-reset, ratelimit-policy, x-ratelimit-limit-requests, x-ratelimit-remaining-requests, x-ratelimit-reset-requests, x-ratelimit-limit-tokens, x-ratelimit-remaining-tokens, x-ratelimit-reset-tokens, x-modelhaven-over-budget, www-authenticate';

/**
 * Keeps foreign web pages out of a server that trusts everybody on its machine: their origin must be listed, and while
 * the server listens on loopback only, the `Host` header must be a loopback name, so that no DNS answer can make a
 * foreign name point here.
 */
export function guardAgainstBrowsers(app: App, { host, allowedHosts, corsOrigins }: BrowserGuardOptions): void {
  const onlyLoopback = isLoopback(host);
  const hosts = new Set(allowedHosts.map((name) => name.toLowerCase()));
  let lastAllowed: string | undefined;
  const isAllowed = (hostHeader: string): boolean => {
    // Nearly all requests name the same one.
    if (hostHeader === lastAllowed) return true;
    const name = hostNameOf(hostHeader);
    if (!isLoopback(name) && !hosts.has(name)) return false;
    lastAllowed = hostHeader;
    return true;
  };

  app.addHook('onRequest', (request, reply, done) => {
    const hostHeader = request.headers.host;
    if (onlyLoopback && hostHeader !== undefined && !isAllowed(hostHeader)) {
      throw new RefusedRequest(
        403,
        'This server answers to its loopback name only. Start it with --allow-host and the name you used.',
      );
    }
    const { origin } = request.headers;
    if (origin === undefined || isSameOrigin(origin, hostHeader)) return done();
    if (!corsOrigins().includes(origin)) {
      throw new RefusedRequest(
        403,
        'Web pages of this origin may not call this server. Add the origin to server.cors_origins in the config.',
      );
    }
    reply.header('access-control-allow-origin', origin);
    reply.header('access-control-expose-headers', EXPOSED_HEADERS);
    reply.header('vary', 'origin');
    reply.header('cross-origin-resource-policy', 'cross-origin');
    if (request.method === 'OPTIONS' && request.headers['access-control-request-method'] !== undefined) {
      reply.header('access-control-allow-methods', 'GET, POST, DELETE');
      reply.header('access-control-allow-headers', ALLOWED_HEADERS);
      reply.header('access-control-max-age', '600');
      reply.code(204).send();
      return;
    }
    done();
  });
}

/** `[::1]:8420` → `::1`, `localhost:8420` → `localhost`. */
function hostNameOf(header: string): string {
  const bracketed = /^\[([^\]]*)\]/.exec(header)?.[1];
  return (bracketed ?? header.replace(/:\d*$/, '')).toLowerCase();
}

/** True for names and addresses that can only mean this machine. */
export function isLoopback(host: string): boolean {
  return (
    host === 'localhost' ||
    host.endsWith('.localhost') ||
    /^127(?:\.\d{1,3}){3}$/.test(host) ||
    host === '::1' ||
    /^::ffff:127(?:\.\d{1,3}){3}$/.test(host)
  );
}

function isSameOrigin(origin: string, host: string | undefined): boolean {
  return host !== undefined && (origin === `http://${host}` || origin === `https://${host}`);
}
