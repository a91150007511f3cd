import { basename, resolve } from 'node:path';
import { LlmError, type Logger, type Machine, type PullOptions, type Timers } from '@modelhaven/core';
import type { Dispatcher } from 'undici';
import type { LocalConfig } from '../config.ts';
import type { KnownModel, ModelFiles } from '../model-files.ts';
import type { HubAddress } from './hub-address.ts';
import { createHubClient } from './hub-client.ts';
import type { HubChoice } from './hub-files.ts';
import type { FreeBytes } from './hub-folder.ts';
import type { OpenFile } from './part-file.ts';
import type { Patience } from './patience.ts';
import { type JudgeFit, pullModel } from './pull-model.ts';
import { normalLabel, quantizationOf } from './quantization.ts';
import { removeModel } from './remove-model.ts';

/** Proxies as the usual variables name them. */
export interface ProxySettings {
  readonly httpProxy?: string | undefined;
  readonly httpsProxy?: string | undefined;
  /** Hosts that are reached without one, separated by commas. */
  readonly noProxy?: string | undefined;
}

/** What getting and removing models needs. */
export interface HubParts {
  readonly config: LocalConfig;
  /** Where models are put; undefined: nowhere. */
  readonly modelsDir: string | undefined;
  readonly files: ModelFiles;
  readonly token: () => string | undefined;
  readonly logger: Logger;
  readonly timers: Timers;
  readonly now: () => number;
  readonly random: () => number;
  readonly proxy?: ProxySettings | undefined;
  /** In place of own connections; stays the caller's to close. */
  readonly dispatcher?: Dispatcher | undefined;
  readonly judgeFit?: JudgeFit | undefined;
  /** Looked at where a model is judged; by default the judge looks by itself. */
  readonly machine?: Pick<Machine, 'profile'> | undefined;
  /** For tests of disks that are full. */
  readonly openFile?: OpenFile | undefined;
  readonly freeBytes?: FreeBytes | undefined;
  readonly patience?: Patience | undefined;
  readonly silenceMs?: number | undefined;
  readonly pieceBytes?: number | undefined;
}

/** Gets models and takes them away. All methods reject with `LlmError`. */
export interface Hub {
  pull(address: string, options: PullOptions & { readonly signal: AbortSignal }): Promise<void>;
  /** Deletes the files of a model; unload it first. */
  remove(id: string, signal: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

/** Nothing is connected to before the first call. */
export function createHub(parts: HubParts): Hub {
  const { config, files, logger, timers, now, random } = parts;
  let own: Dispatcher | undefined;

  const dispatcher = async (): Promise<Dispatcher> => {
    if (parts.dispatcher) return parts.dispatcher;
    // Read with the first download: most programs never start one.
    const undici = await import('undici');
    own ??= createDispatcher(undici, parts.proxy);
    return own;
  };
  const folder = (): string => {
    if (parts.modelsDir !== undefined) return parts.modelsDir;
    throw new LlmError('CONFIG_INVALID', 'There is no folder to put models into. Set models_cache_dir.', {
      field: 'modelsDir',
    });
  };
  const optional = {
    ...(parts.patience === undefined ? {} : { patience: parts.patience }),
    ...(parts.openFile === undefined ? {} : { openFile: parts.openFile }),
    ...(parts.freeBytes === undefined ? {} : { freeBytes: parts.freeBytes }),
    ...(parts.pieceBytes === undefined ? {} : { pieceBytes: parts.pieceBytes }),
  };

  return {
    async pull(address, options) {
      const modelsDir = folder();
      const client = createHubClient({
        hubUrl: config.hubUrl,
        token: parts.token,
        dispatcher: await dispatcher(),
        timers,
        now,
        random,
        logger: options.logger ?? logger,
        ...(parts.patience === undefined ? {} : { patience: parts.patience }),
        ...(parts.silenceMs === undefined ? {} : { silenceMs: parts.silenceMs }),
      });
      await pullModel(address, options, {
        ...optional,
        client,
        modelsDir: resolve(modelsDir),
        shownDir: modelsDir,
        offline: config.offline,
        autoQuantization: config.autoQuantization,
        trusted: config.trustedModelRevisions,
        connections: config.downloadConnections,
        wish: {
          contextLength: config.contextLength,
          sequences: config.sequences,
          gpu: config.gpu !== false && config.gpuLayers !== 0 && config.gpuMemoryFraction > 0,
          gpuMemoryFraction: config.gpuMemoryFraction,
          ...(parts.machine ? { profile: parts.machine.profile } : {}),
        },
        timers,
        now,
        random,
        logger: options.logger ?? logger,
        judgeFit: parts.judgeFit,
        findThere: async (repo, commit, choice) => {
          const others = (await files.list(true)).filter(({ file }) => file.origin && file.origin.store !== 'models');
          return others.find((model) => isSame(model, repo, commit, choice))?.info.id;
        },
        findOffline: async (wanted) => (await files.list(true)).find((model) => isMeant(model, wanted))?.info.id,
      });
    },
    async remove(id, signal) {
      const { file } = await files.find(id);
      await removeModel(file, resolve(parts.modelsDir ?? '.'), timers, signal);
    },
    async close() {
      await own?.destroy();
    },
  };
}

// The agent would read the environment itself where it is told nothing.
function createDispatcher(
  { Agent, EnvHttpProxyAgent }: Pick<typeof import('undici'), 'Agent' | 'EnvHttpProxyAgent'>,
  proxy: ProxySettings | undefined,
): Dispatcher {
  const { httpProxy = '', httpsProxy = '', noProxy = '' } = proxy ?? {};
  if (httpProxy === '' && httpsProxy === '') return new Agent({ connect: { timeout: 15_000 } });
  return new EnvHttpProxyAgent({ httpProxy, httpsProxy: httpsProxy || httpProxy, noProxy });
}

/** Whether a model of another program has the very files of a choice. */
function isSame({ file }: KnownModel, repo: string, commit: string, choice: HubChoice): boolean {
  const { origin } = file;
  if (!origin || file.format !== choice.format) return false;
  const [first] = choice.files;
  const isRepo = origin.repo?.toLowerCase() === repo.toLowerCase();
  if (file.format === 'onnx') return isRepo && origin.commit === commit && file.dtype === choice.label;
  if (file.sizeBytes !== choice.sizeBytes || !first) return false;
  if (choice.files.length === 1 && origin.sha256 !== undefined && first.sha256 !== undefined) {
    return origin.sha256 === first.sha256;
  }
  const isNamed = basename(file.path).toLowerCase() === basename(first.path).toLowerCase();
  return isRepo && isNamed && (origin.commit === undefined || origin.commit === commit);
}

/** Whether a model on this machine is what an address means, as far as can be said without the hub. */
function isMeant({ file, info }: KnownModel, { repo, quantization, file: path, revision }: HubAddress): boolean {
  const { origin } = file;
  if (origin?.repo?.toLowerCase() !== repo.toLowerCase()) return false;
  if (revision !== undefined && /^[0-9a-f]{7,40}$/.test(revision) && !origin.commit?.startsWith(revision)) return false;
  if (path !== undefined) return file.format === 'gguf' && basename(file.path) === basename(path);
  if (quantization === undefined) return true;
  const label = file.format === 'onnx' ? file.dtype : (quantizationOf(info.id) ?? info.quantization ?? '');
  return normalLabel(label) === normalLabel(quantization);
}
