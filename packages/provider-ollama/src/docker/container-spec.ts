import { createHash } from 'node:crypto';
import type { ContainerCreateOptions } from 'dockerode';
import { withTag } from './pull-image.ts';

/** What a container shall be. */
export interface ContainerWish {
  readonly name: string;
  readonly image: string;
  /** Port on 127.0.0.1; undefined for any free one. */
  readonly port: number | undefined;
  readonly gpu: 'nvidia' | 'amd' | 'none';
}

export const LABEL_MANAGED = 'dev.modelhaven.managed';
export const LABEL_SPEC = 'dev.modelhaven.spec';
export const MANAGED_BY_US = 'ollama';
export const OLLAMA_PORT = '11434/tcp';

/** What Docker is asked to create: published on this machine only, models in a volume of their own, our labels on it. */
export function toContainerOptions(wish: ContainerWish): ContainerCreateOptions {
  return {
    name: wish.name,
    Image: withTag(wish.image),
    Labels: { [LABEL_MANAGED]: MANAGED_BY_US, [LABEL_SPEC]: specOf(wish) },
    Env: ['OLLAMA_HOST=0.0.0.0:11434'],
    ExposedPorts: { [OLLAMA_PORT]: {} },
    HostConfig: {
      PortBindings: { [OLLAMA_PORT]: [{ HostIp: '127.0.0.1', HostPort: String(wish.port ?? 0) }] },
      Mounts: [
        {
          Type: 'volume',
          Source: wish.name,
          Target: '/root/.ollama',
          VolumeOptions: {
            NoCopy: false,
            Labels: { [LABEL_MANAGED]: MANAGED_BY_US },
            DriverConfig: { Name: 'local', Options: {} },
          },
        },
      ],
      RestartPolicy: { Name: 'unless-stopped' },
      SecurityOpt: ['no-new-privileges:true'],
      ...(wish.gpu === 'nvidia' ? { DeviceRequests: [{ Driver: 'nvidia', Count: -1, Capabilities: [['gpu']] }] } : {}),
      // As in Ollama's own instructions for its ROCm image (https://docs.ollama.com/docker).
      ...(wish.gpu === 'amd'
        ? {
            Devices: ['/dev/kfd', '/dev/dri'].map((path) => ({
              PathOnHost: path,
              PathInContainer: path,
              CgroupPermissions: 'rwm',
            })),
          }
        : {}),
    },
  };
}

/** Names what a container was made as, so that one of other settings is made anew. */
export function specOf({ image, port, gpu }: ContainerWish): string {
  return createHash('sha256')
    .update(JSON.stringify([withTag(image), port ?? 'free', gpu]))
    .digest('hex')
    .slice(0, 16);
}

/** The kind of GPU to ask for: what the image is made for, and the daemon has. */
export function gpuFor(
  image: string,
  gpuEnabled: boolean | undefined,
  runtimes: readonly string[],
): ContainerWish['gpu'] {
  if (gpuEnabled === false) return 'none';
  if (/:[^/]*rocm/.test(image)) return 'amd';
  return runtimes.includes('nvidia') ? 'nvidia' : 'none';
}
