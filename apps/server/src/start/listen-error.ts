import { LlmError } from '@modelhaven/core';

const CAUSES: Readonly<Record<string, (host: string, port: number) => string>> = {
  EADDRINUSE: (host, port) =>
    `Port ${port} on ${host} is taken, perhaps by another Modelhaven. Stop that one, or choose another port: --port ${port === 65_535 ? 8420 : port + 1}`,
  EACCES: (_host, port) => `This user may not listen on port ${port}. Choose one above 1023: --port 8420`,
  EADDRNOTAVAIL: (host) => `${host} is no address of this machine. Use --host 127.0.0.1`,
  ENOTFOUND: (host) => `The name ${host} leads nowhere. Use --host 127.0.0.1`,
};

/** Why a server could not listen, and what to do about it. */
export function listenError(thrown: unknown, host: string, port: number): LlmError {
  const code = typeof thrown === 'object' && thrown !== null && 'code' in thrown ? String(thrown.code) : '';
  const message = CAUSES[code]?.(host, port) ?? `The server cannot listen on ${host}:${port} (${code || 'unknown'}).`;
  return new LlmError('INSUFFICIENT_RESOURCES', message, { cause: thrown });
}
