import { createServer } from 'node:net';
import { type Finding, fine, problem, warning } from './finding.ts';

const PATIENCE_MS = 2_000;

/** Is a server there, of which version; and if not, could one listen there. */
export async function checkServer(
  { host, port }: { readonly host: string; readonly port: number },
  version: string,
  signal: AbortSignal,
): Promise<Finding> {
  const reachable = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  const address = `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`;
  if (port === 0) return fine('server', 'Server: the system chooses its port');
  const seen = await ask(`${address}/healthz`, signal);
  if (seen === 'nobody') return freePort(host, port);
  if (seen === 'stranger') {
    const fix = 'Stop that program, or choose another port: modelhaven serve --port 8421';
    return problem('server', `Something that is no Modelhaven answers on port ${port}.`, fix);
  }
  return seen === version
    ? fine('server', `Server: version ${seen} runs at ${address}`)
    : warning('server', `The server at ${address} is version ${seen}, this is ${version}.`, 'Start the server again.');
}

async function ask(url: string, signal: AbortSignal): Promise<string> {
  try {
    const response = await fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]) });
    const said: unknown = await response.json();
    return typeof said === 'object' && said !== null && 'version' in said && 'uptime_seconds' in said
      ? String(said.version)
      : 'stranger';
  } catch (thrown) {
    signal.throwIfAborted();
    const cause = thrown instanceof Error ? thrown.cause : undefined;
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    return code === 'ECONNREFUSED' ? 'nobody' : 'stranger';
  }
}

/** Listens for a moment: a port may be taken by somebody who speaks no HTTP, or be forbidden. */
function freePort(host: string, port: number): Promise<Finding> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => {
      const why =
        error.code === 'EADDRINUSE'
          ? `Port ${port} is taken by another program.`
          : error.code === 'EACCES'
            ? `This user may not listen on port ${port}.`
            : `Nobody can listen on ${host}: it is no address of this machine.`;
      const fix =
        error.code === 'EADDRINUSE' || error.code === 'EACCES'
          ? 'modelhaven serve --port 8421   (or server.port in the configuration)'
          : 'Set server.host to 127.0.0.1, or to an address of this machine.';
      resolve(problem('server', why, fix));
    });
    probe.listen({ host, port, exclusive: true }, () =>
      probe.close(() => resolve(fine('server', `Server: none runs; port ${port} is free`))),
    );
  });
}
