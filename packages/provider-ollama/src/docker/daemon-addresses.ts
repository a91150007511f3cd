import { LlmError } from '@modelhaven/core';

/** Where a Docker daemon may listen. */
export type DaemonAddress =
  | { readonly kind: 'socket'; readonly socketPath: string }
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number };

/** What tells where Docker listens; all handed in. */
export interface DaemonHints {
  /** From the config; wins over everything. */
  readonly dockerHost?: string | undefined;
  /** The variable `DOCKER_HOST`. */
  readonly environmentHost?: string | undefined;
  /** `XDG_RUNTIME_DIR`: rootless Docker and Podman listen there. */
  readonly runtimeDir?: string | undefined;
  /** Home folder: Docker Desktop, Colima, Rancher and OrbStack listen there. */
  readonly homeDir?: string | undefined;
  readonly platform: NodeJS.Platform;
}

/**
 * Addresses to try, best first. An address that was set is the only one. Throws `CONFIG_INVALID` for one that is not
 * understood, or is not on this machine: a container there could not be reached at 127.0.0.1.
 */
export function daemonAddresses(hints: DaemonHints): readonly DaemonAddress[] {
  const set = hints.dockerHost?.trim() || hints.environmentHost?.trim();
  if (set) return [parseAddress(set)];
  if (hints.platform === 'win32') return [{ kind: 'socket', socketPath: '//./pipe/docker_engine' }];
  const { runtimeDir, homeDir } = hints;
  const paths = [
    '/var/run/docker.sock',
    ...(runtimeDir ? [`${runtimeDir}/docker.sock`] : []),
    ...(homeDir
      ? [
          '.docker/run/docker.sock',
          '.docker/desktop/docker.sock',
          '.colima/default/docker.sock',
          '.rd/docker.sock',
          '.orbstack/run/docker.sock',
        ].map((path) => `${homeDir}/${path}`)
      : []),
    ...(runtimeDir ? [`${runtimeDir}/podman/podman.sock`] : []),
  ];
  return paths.map((socketPath) => ({ kind: 'socket', socketPath }));
}

/** An address for people. */
export function formatAddress(address: DaemonAddress): string {
  return address.kind === 'socket' ? address.socketPath : `tcp://${address.host}:${address.port}`;
}

function parseAddress(text: string): DaemonAddress {
  const path = /^(?:unix|npipe):\/\/(.+)$/i.exec(text)?.[1] ?? (/^[/\\]/.test(text) ? text : undefined);
  if (path !== undefined) return { kind: 'socket', socketPath: path.replaceAll('\\', '/') };
  const url = /^tcp:\/\//i.test(text) && URL.canParse(text) ? new URL(text) : undefined;
  if (url && isLoopback(url.hostname)) return { kind: 'tcp', host: url.hostname, port: Number(url.port || 2375) };
  throw new LlmError(
    'CONFIG_INVALID',
    url
      ? 'The Docker host is another machine, and Ollama in a container there cannot be reached from here. Run Ollama there and set base_url to it.'
      : 'The Docker host is not understood; it must be unix:///…, npipe:////./pipe/… or tcp://127.0.0.1:port.',
    { field: 'dockerHost' },
  );
}

/** True for a host name of this machine. */
export function isLoopback(hostname: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[::1\]|::1)$/i.test(hostname);
}
