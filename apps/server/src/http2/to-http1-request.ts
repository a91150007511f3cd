/** A request as HTTP/1.1 puts it. */
export interface Http1Request {
  readonly method: string;
  readonly path: string;
  /** Names and values by turns, as they came. */
  readonly headers: readonly string[];
}

/** They speak of one connection, which is not the one that the request goes on by (RFC 9113, section 8.2.2). */
const OF_CONNECTIONS: ReadonlySet<string> = new Set([
  'connection',
  'http2-settings',
  'keep-alive',
  'proxy-connection',
  'te',
  'transfer-encoding',
  'upgrade',
]);
/** Methods that send a length even where there is nothing to send (RFC 9110, section 8.6). */
const WITH_LENGTH: ReadonlySet<string> = new Set(['PATCH', 'POST', 'PUT']);

/**
 * The request of an HTTP/2 stream for an HTTP/1.1 server. Undefined for what is malformed there or has no meaning here:
 * no method or path, a `host` that is not `:authority`, tunnels.
 *
 * @param fields Names and values by turns, pseudo headers among them.
 */
export function toHttp1Request(fields: readonly string[], hasBody: boolean): Http1Request | undefined {
  const pseudo = new Map<string, string>();
  const headers: string[] = [];
  const cookies: string[] = [];
  let host: string | undefined;
  let hasLength = false;
  for (let at = 0; at + 1 < fields.length; at += 2) {
    const [name, value] = [fields[at] as string, fields[at + 1] as string];
    if (name.startsWith(':')) pseudo.set(name, value);
    else if (name === 'host') {
      if (host !== undefined) return undefined;
      host = value;
    }
    // HTTP/2 may send them one by one, HTTP/1.1 must not (RFC 9113, section 8.2.3).
    else if (name === 'cookie') cookies.push(value);
    else if (!OF_CONNECTIONS.has(name)) {
      hasLength ||= name === 'content-length';
      headers.push(name, value);
    }
  }
  const method = pseudo.get(':method');
  const path = pseudo.get(':path');
  const authority = pseudo.get(':authority') ?? host;
  if (method === undefined || method === 'CONNECT' || !path?.startsWith('/')) return undefined;
  if (host !== undefined && host !== authority) return undefined;
  if (authority !== undefined) headers.unshift('host', authority);
  if (cookies.length > 0) headers.push('cookie', cookies.join('; '));
  if (hasBody && !hasLength) headers.push('transfer-encoding', 'chunked');
  if (!hasBody && !hasLength && WITH_LENGTH.has(method)) headers.push('content-length', '0');
  headers.push('connection', 'keep-alive');
  return { method, path, headers };
}
