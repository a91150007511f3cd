import type { ContainerInfo, ContainerInspectInfo } from 'dockerode';
import { LABEL_MANAGED, MANAGED_BY_US, OLLAMA_PORT } from './container-spec.ts';

/** A container that is, or may serve as, our Ollama. */
export interface FoundContainer {
  readonly id: string;
  /** Whether we made it, and so may start, stop and remove it. */
  readonly isOurs: boolean;
}

/** Ours of this name first; then any running Ollama that is published on this machine. */
export function findContainer(containers: readonly ContainerInfo[], name: string): FoundContainer | undefined {
  const named = containers.find(({ Names }) => Names.includes(`/${name}`));
  if (named?.Labels[LABEL_MANAGED] === MANAGED_BY_US) return { id: named.Id, isOurs: true };
  const foreign = containers.find(
    ({ State, Image, Labels, Ports }) =>
      State === 'running' &&
      Labels[LABEL_MANAGED] === undefined &&
      /(^|\/)ollama\/ollama(:|@|$)/.test(Image) &&
      Ports.some(({ PrivatePort, PublicPort, IP }) => PrivatePort === 11_434 && PublicPort && isReachable(IP)),
  );
  return foreign ? { id: foreign.Id, isOurs: false } : undefined;
}

/** True where the name is taken by a container that we did not make. */
export function isNameForeign(containers: readonly ContainerInfo[], name: string): boolean {
  return containers.some(({ Names, Labels }) => Names.includes(`/${name}`) && Labels[LABEL_MANAGED] !== MANAGED_BY_US);
}

/** Where a container's Ollama is published on this machine; undefined where it is not, or not yet. */
export function publishedUrl({ NetworkSettings }: Pick<ContainerInspectInfo, 'NetworkSettings'>): string | undefined {
  const ports: Readonly<Record<string, readonly { HostIp: string; HostPort: string }[] | null | undefined>> =
    NetworkSettings.Ports ?? {};
  const binding = ports[OLLAMA_PORT]?.find(({ HostIp, HostPort }) => HostPort !== '' && isReachable(HostIp));
  return binding ? `http://127.0.0.1:${binding.HostPort}` : undefined;
}

function isReachable(ip: string | undefined): boolean {
  return ip === undefined || ip === '' || ip === '0.0.0.0' || ip === '127.0.0.1';
}
