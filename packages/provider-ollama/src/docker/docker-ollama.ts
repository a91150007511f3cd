import { LlmError, type Logger, untilAborted } from '@modelhaven/core';
import type Docker from 'dockerode';
import { connectDocker, type Daemon } from './connect-docker.ts';
import {
  type ContainerWish,
  gpuFor,
  LABEL_MANAGED,
  LABEL_SPEC,
  MANAGED_BY_US,
  specOf,
  toContainerOptions,
} from './container-spec.ts';
import type { DaemonHints } from './daemon-addresses.ts';
import { dockerError, mapDockerError, problemOf } from './docker-error.ts';
import { type FoundContainer, findContainer, isNameForeign, publishedUrl } from './find-container.ts';
import { pullImage, withTag } from './pull-image.ts';
import { readLogs } from './read-logs.ts';
import type { ContainerEvent, DockerOllama } from './types.ts';
import { waitReady } from './wait-ready.ts';

export interface DockerOllamaOptions {
  readonly hints: DaemonHints;
  readonly name: string;
  readonly image: string;
  /** Port on 127.0.0.1; undefined for any free one. */
  readonly port: number | undefined;
  readonly gpuEnabled: boolean | undefined;
  readonly startTimeoutMs: number;
  readonly logger: Logger;
  /** Milliseconds on any clock. */
  readonly now: () => number;
  /** Whether Ollama answers at an address. Never rejects. */
  readonly answers: (url: string, signal: AbortSignal) => Promise<boolean>;
  readonly onEvent?: ((event: ContainerEvent) => void) | undefined;
  /** How dockerode is imported. */
  readonly load?: () => Promise<typeof Docker>;
}

/** The same, with what its owner needs: to know what it is doing, and to let go of it. */
export interface ManagedOllama extends DockerOllama {
  /** A sentence on what is being done, while it is. */
  readonly doing: string | undefined;
  /** Whether the container was given a GPU, so that one is expected to be used. */
  readonly hasGpu: boolean;
  /** Ends what is being done. The container stays as it is. */
  close(): void;
}

const STOP_SECONDS = 10;

export function createDockerOllama(options: DockerOllamaOptions): ManagedOllama {
  const { name, image, port, logger, now } = options;
  const controller = new AbortController();
  const { signal } = controller;
  let flight: Promise<string> | undefined;
  let doing: string | undefined;
  let hasGpu = false;

  const connect = () => connectDocker(options.hints, options.load);
  const guarded = async <T>(daemon: Daemon, work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw mapDockerError(error, { address: daemon.address, image, port });
    }
  };
  const find = async (daemon: Daemon) => {
    const containers = await daemon.docker.listContainers({ all: true });
    return { found: findContainer(containers, name), isForeign: isNameForeign(containers, name) };
  };
  const tell = (event: ContainerEvent, sentence?: string) => {
    doing = sentence;
    options.onEvent?.(event);
  };

  const wishFor = async (daemon: Daemon): Promise<ContainerWish> => {
    const info = (await daemon.docker.info()) as { readonly Runtimes?: Readonly<Record<string, unknown>> | null };
    const gpu = gpuFor(image, options.gpuEnabled, Object.keys(info.Runtimes ?? {}));
    if (gpu === 'none' && options.gpuEnabled === true) {
      logger.warn({ container: name }, 'Docker has no NVIDIA runtime; Ollama will run on the CPU');
    }
    return { name, image, port, gpu };
  };
  const fetchImage = async (daemon: Daemon) => {
    try {
      await daemon.docker.getImage(withTag(image)).inspect();
      return;
    } catch (error) {
      if ((error as { readonly statusCode?: number }).statusCode !== 404) throw error;
    }
    logger.info({ image }, 'Fetching the image of Ollama');
    let logged = 0;
    const report = (fraction: number) => {
      tell({ state: 'pulling-image', fraction }, `Fetching the image of Ollama, ${Math.floor(fraction * 100)} %.`);
      if (fraction < logged + 0.1 && fraction < 1) return;
      logged = fraction;
      logger.info({ image, fraction: Math.round(fraction * 100) / 100 }, 'Fetching the image of Ollama');
    };
    report(0);
    await pullImage(daemon, image, report, signal);
  };
  const startNew = async (daemon: Daemon, wish: ContainerWish): Promise<string> => {
    tell({ state: 'starting' }, 'Starting the container of Ollama.');
    const container = await daemon.docker.createContainer(toContainerOptions(wish));
    try {
      await container.start();
      hasGpu = wish.gpu !== 'none';
      return container.id;
    } catch (thrown) {
      // Half a container would be in the way of the next try.
      await container.remove({ force: true }).catch(() => {});
      const error = mapDockerError(thrown, { address: daemon.address, image, port });
      if (problemOf(error) !== 'docker-no-gpu' || options.gpuEnabled === true || wish.gpu === 'none') throw error;
      logger.warn({ container: name }, 'Docker cannot hand the GPU to the container; Ollama will run on the CPU');
      return startNew(daemon, { ...wish, gpu: 'none' });
    }
  };
  /** Ours as it shall be, whatever it was; its id. */
  const startOurs = async (daemon: Daemon, found: FoundContainer | undefined): Promise<string> => {
    const wish = await wishFor(daemon);
    if (found) {
      const container = daemon.docker.getContainer(found.id);
      const { State, Config } = await container.inspect();
      const specs = [specOf(wish), specOf({ ...wish, gpu: 'none' })];
      const isAsWanted = specs.includes(Config.Labels[LABEL_SPEC] ?? '') && State.Status !== 'dead';
      if (isAsWanted) {
        hasGpu = wish.gpu !== 'none' && Config.Labels[LABEL_SPEC] === specOf(wish);
        if (State.Status === 'paused') await container.unpause();
        else if (State.Status !== 'running' && State.Status !== 'restarting') {
          tell({ state: 'starting' }, 'Starting the container of Ollama.');
          await container.start();
        }
        return found.id;
      }
      logger.info({ container: name }, 'Making the container of Ollama anew, as its settings have changed');
      await container.remove({ force: true });
    }
    await fetchImage(daemon);
    return startNew(daemon, wish);
  };
  const bringUp = async (): Promise<string> => {
    try {
      const daemon = await connect();
      const url = await guarded(daemon, async () => {
        const { found, isForeign } = await find(daemon);
        if (!found && isForeign) {
          throw dockerError(
            'docker-name-taken',
            'UNAVAILABLE',
            `There is a container "${name}" that was not made here and does not serve Ollama; rename it, or set docker_container.`,
          );
        }
        const id = found && !found.isOurs ? found.id : await startOurs(daemon, found);
        tell({ state: 'waiting' }, 'Waiting until Ollama answers in its container.');
        const { startTimeoutMs: timeoutMs, answers } = options;
        return waitReady({ daemon, id, image, timeoutMs, answers, signal, now });
      });
      logger.info({ container: name, url }, 'Ollama answers in its container');
      tell({ state: 'ready', url });
      return url;
    } catch (thrown) {
      const error = LlmError.from(thrown);
      if (error.code !== 'ABORTED') {
        const log = error.cause instanceof Error ? error.cause.message : undefined;
        logger.warn({ container: name, problem: problemOf(error), ...(log ? { log } : {}) }, error.message);
      }
      tell({ state: 'failed', error });
      throw error;
    }
  };
  /** Does something to the container if it is ours, and nothing else. */
  const withOurs = async (work: (container: Docker.Container, daemon: Daemon) => Promise<void>) => {
    const daemon = await connect();
    await guarded(daemon, async () => {
      const { found } = await find(daemon);
      if (found?.isOurs) await work(daemon.docker.getContainer(found.id), daemon);
    });
  };

  return {
    start({ signal: callers } = {}) {
      flight ??= bringUp().finally(() => {
        flight = undefined;
      });
      flight.catch(() => {});
      return untilAborted(flight, callers);
    },
    async status() {
      const daemon = await connect();
      return guarded(daemon, async () => {
        const { found } = await find(daemon);
        if (!found) return { state: 'absent', isOurs: false };
        const container = await daemon.docker.getContainer(found.id).inspect();
        const url = publishedUrl(container);
        return {
          state: container.State.Status,
          isOurs: found.isOurs,
          id: found.id,
          image: container.Config.Image,
          ...(url === undefined ? {} : { url }),
        };
      });
    },
    stop: () =>
      withOurs(async (container) => {
        await container.stop({ t: STOP_SECONDS }).catch(unless(304));
      }),
    async remove({ withModels = false } = {}) {
      await withOurs(async (container) => {
        await container.stop({ t: STOP_SECONDS }).catch(unless(304, 404));
        await container.remove({ force: true }).catch(unless(404));
      });
      if (!withModels) return;
      const daemon = await connect();
      await guarded(daemon, async () => {
        const volume = daemon.docker.getVolume(name);
        const info = await volume.inspect().catch(unless(404));
        if (info?.Labels?.[LABEL_MANAGED] === MANAGED_BY_US) await volume.remove().catch(unless(404));
      });
    },
    async logs(lines = 100) {
      const daemon = await connect();
      return guarded(daemon, async () => {
        const { found } = await find(daemon);
        return found ? readLogs(daemon, found.id, lines) : '';
      });
    },
    get doing() {
      return flight ? doing : undefined;
    },
    get hasGpu() {
      return hasGpu;
    },
    close: () => controller.abort(),
  };
}

/** Swallows an answer of the daemon that means: it is so already. */
function unless(...statuses: readonly number[]): (error: unknown) => undefined {
  return (error) => {
    if (!statuses.includes((error as { readonly statusCode?: number }).statusCode ?? 0)) throw error;
    return undefined;
  };
}
