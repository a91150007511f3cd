import { LlmError } from '@modelhaven/core';
import type Docker from 'dockerode';
import { type DaemonAddress, type DaemonHints, daemonAddresses } from './daemon-addresses.ts';
import { dockerError, mapDockerError, problemOf } from './docker-error.ts';

/** A daemon that answers. */
export interface Daemon {
  readonly docker: Docker;
  readonly address: DaemonAddress;
}

/** Milliseconds that a daemon may take to say that it is there. */
const PING_MS = 5_000;

/**
 * The first daemon that answers. Rejects with `DEPENDENCY_MISSING` without dockerode, `UNAUTHORIZED` where one is there
 * that this user may not use, `UNAVAILABLE` where there is none.
 */
export async function connectDocker(
  hints: DaemonHints,
  load: () => Promise<typeof Docker> = loadDockerode,
): Promise<Daemon> {
  const addresses = daemonAddresses(hints);
  const Client = await load();
  let worst: LlmError | undefined;
  for (const address of addresses) {
    const docker = new Client(
      address.kind === 'socket'
        ? { socketPath: address.socketPath }
        : { protocol: 'http', host: address.host, port: address.port },
    );
    try {
      await withinMs(PING_MS, docker.ping());
      return { docker, address };
    } catch (thrown) {
      const error = mapDockerError(thrown, { address, image: '' });
      // A daemon that is there and closed to us says more than one that is not there.
      if (!worst || problemOf(error) === 'docker-no-permission') worst = error;
    }
  }
  throw worst ?? dockerError('docker-no-daemon', 'UNAVAILABLE', 'No Docker daemon was found; start Docker.');
}

/** Settles as the work does, or rejects as if nobody had answered. The work goes on unseen. */
export async function withinMs<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(Object.assign(new Error(`nothing within ${ms} ms`), { code: 'ETIMEDOUT' })), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Imports dockerode, or says how to install it. Rejects with `DEPENDENCY_MISSING`. */
export async function loadDockerode(
  load: () => Promise<{ readonly default: typeof Docker }> = () => import('dockerode'),
): Promise<typeof Docker> {
  try {
    return (await load()).default;
  } catch (cause) {
    throw new LlmError(
      'DEPENDENCY_MISSING',
      'Running Ollama in Docker needs the package dockerode, which is not installed. Run: npm install dockerode@5',
      { cause },
    );
  }
}
