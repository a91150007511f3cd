import { type ErrorCode, LlmError } from '@modelhaven/core';
import { safeCause } from './safe-cause.ts';

/** Where in an exchange the connection failed. */
export interface TransportFailure {
  /** Host and port that were called; no path, no query. */
  readonly host: string;
  readonly provider?: string;
  /** True once the status line had come: the answer broke off, rather than never began. */
  readonly hasBegun: boolean;
  /** Removes secrets from the text that is kept as the cause. */
  readonly redact?: (text: string) => string;
}

type Sentence = (host: string) => string;

const refused: Sentence = (host) =>
  `Nothing answers at ${host}; check that the server runs and that the address is right.`;
const notFound: Sentence = (host) => `The host of ${host} cannot be found; check the address and the network.`;
const unreachable: Sentence = (host) => `There is no way to ${host} from here; check the network, VPN or firewall.`;
const reset: Sentence = (host) => `${host} closed the connection before it answered; try again.`;
const slow: Sentence = (host) => `${host} did not answer in time; try again, or raise the time limit.`;
const untrusted: Sentence = (host) =>
  `The certificate of ${host} is not trusted; add its authority with NODE_EXTRA_CA_CERTS or fix the certificate.`;

const noTls: Sentence = (host) =>
  `${host} does not speak TLS as expected; if it has no certificate, write http:// rather than https://.`;

/** Error codes of Node.js and undici, and what each says about the other side. */
const KNOWN: Readonly<Record<string, readonly [ErrorCode, Sentence]>> = {
  ECONNREFUSED: ['UNAVAILABLE', refused],
  ENOTFOUND: ['UNAVAILABLE', notFound],
  EAI_AGAIN: ['UNAVAILABLE', notFound],
  EAI_NODATA: ['UNAVAILABLE', notFound],
  EHOSTUNREACH: ['UNAVAILABLE', unreachable],
  ENETUNREACH: ['UNAVAILABLE', unreachable],
  EADDRNOTAVAIL: ['UNAVAILABLE', unreachable],
  ECONNRESET: ['UNAVAILABLE', reset],
  EPIPE: ['UNAVAILABLE', reset],
  UND_ERR_SOCKET: ['UNAVAILABLE', reset],
  UND_ERR_CLOSED: ['UNAVAILABLE', (host) => `The client for ${host} is closed.`],
  UND_ERR_DESTROYED: ['UNAVAILABLE', (host) => `The client for ${host} is closed.`],
  ETIMEDOUT: ['TIMEOUT', slow],
  UND_ERR_CONNECT_TIMEOUT: [
    'UNAVAILABLE',
    (host) => `${host} could not be reached in time; check the address and the network.`,
  ],
  UND_ERR_HEADERS_TIMEOUT: ['TIMEOUT', slow],
  UND_ERR_BODY_TIMEOUT: ['TIMEOUT', (host) => `${host} fell silent in the middle of its answer; try again.`],
  UND_ERR_HEADERS_OVERFLOW: ['BAD_RESPONSE', (host) => `${host} sent more headers than is allowed.`],
  EPROTO: ['UNAVAILABLE', noTls],
  CERT_HAS_EXPIRED: ['UNAVAILABLE', (host) => `The certificate of ${host} has expired; it must be renewed.`],
  ERR_TLS_CERT_ALTNAME_INVALID: [
    'UNAVAILABLE',
    (host) => `The certificate of ${host} was made for another name; check the address.`,
  ],
};

const TLS_CODE = /CERT|SELF_SIGNED|UNABLE_TO_|TLS|SSL/;

/** The parser of undici gives its errors a name, and not always a code. */
const NOT_HTTP = 'HTTPParserError';

/**
 * An error of the socket, DNS, TLS or HTTP layer as an LlmError that says what to do. `STREAM_INTERRUPTED` once the
 * answer had begun, `BAD_RESPONSE` for what is not HTTP, else `UNAVAILABLE` or `TIMEOUT`.
 */
export function mapTransportFailure(
  thrown: unknown,
  { host, provider, hasBegun, redact = (text) => text }: TransportFailure,
): LlmError {
  if (LlmError.is(thrown)) return thrown;
  const [code, message] = explain(codeOf(thrown), host, hasBegun);
  return new LlmError(code, message, {
    ...(provider === undefined ? {} : { provider }),
    cause: safeCause(thrown, redact),
  });
}

function explain(code: string, host: string, hasBegun: boolean): readonly [ErrorCode, string] {
  if (hasBegun && code !== 'UND_ERR_BODY_TIMEOUT') {
    return ['STREAM_INTERRUPTED', `The answer of ${host} broke off before its end.`];
  }
  if (code === NOT_HTTP) {
    return ['BAD_RESPONSE', `${host} answered something that is not HTTP; check the address and the port.`];
  }
  const known = KNOWN[code];
  if (known) return [known[0], known[1](host)];
  if (code.startsWith('ERR_SSL_')) return ['UNAVAILABLE', noTls(host)];
  if (TLS_CODE.test(code)) return ['UNAVAILABLE', untrusted(host)];
  if (code === 'UND_ERR_INVALID_ARG' || code === 'ERR_INVALID_CHAR') {
    return [
      'CONFIG_INVALID',
      'The request could not be sent: a header or the address holds characters that HTTP does not allow. Look for line breaks or spaces in the key.',
    ];
  }
  return ['UNAVAILABLE', `The connection to ${host} failed${code === '' ? '' : ` (${code})`}.`];
}

function codeOf(thrown: unknown): string {
  if (typeof thrown !== 'object' || thrown === null) return '';
  if (thrown instanceof Error && thrown.name === NOT_HTTP) return NOT_HTTP;
  if ('code' in thrown && typeof thrown.code === 'string' && /^[A-Z][A-Z0-9_]{0,63}$/.test(thrown.code)) {
    return thrown.code;
  }
  // Several addresses of one name were tried: each has an error of its own.
  if (thrown instanceof AggregateError && thrown.errors.length > 0) return codeOf(thrown.errors[0]);
  return 'cause' in thrown ? codeOf(thrown.cause) : '';
}
