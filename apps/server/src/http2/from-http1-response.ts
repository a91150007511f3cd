import type { IncomingHttpHeaders } from 'node:http';
import type { OutgoingHttpHeaders } from 'node:http2';

const OF_CONNECTIONS: ReadonlySet<string> = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** The headers of an HTTP/1.1 answer as HTTP/2 sends them. */
export function fromHttp1Response(status: number, headers: IncomingHttpHeaders): OutgoingHttpHeaders {
  const kept = Object.entries(headers).filter(([name, value]) => value !== undefined && !OF_CONNECTIONS.has(name));
  return { ':status': status, ...Object.fromEntries(kept) };
}
