import { setTimeout as sleep } from 'node:timers/promises';
import { LlmError } from '@modelhaven/core';
import {
  type LoadedModelBody,
  type LoadJobBody,
  loadJobSchema,
  memoryStatusSchema,
  modelListSchema,
} from '@modelhaven/server/json';
import { askServer, toServerError } from '../ask-server.ts';
import { addressOfServer, loadConfiguration } from '../config-file.ts';
import type { CommandContext } from '../context.ts';
import { formatBytes, formatSpan } from '../output/numbers.ts';
import { createProgress } from '../output/progress.ts';
import { type Column, formatTable } from '../output/table.ts';

/** Options of `modelhaven models load`. */
export interface LoadModelOptions {
  /** Address of a running server. Default: where the configuration says that one listens, if one does. */
  readonly url?: string;
  readonly pin?: boolean;
  /** How long it stays without use: `90s`, `5m`, `1h30m`; 0: until its last answer, -1: for ever. */
  readonly ttl?: string;
  readonly contextLength?: number;
}

const POLL_MS = 250;
/** A server on this machine that does not answer in this time is none. */
const PRESENCE_MS = 1_000;
const LOAD = '/api/v1/models/load/';

/**
 * `modelhaven models load`: puts a model into the memory of the running server and shows how far it is; Ctrl-C ends the
 * load. Without a server, providers that run elsewhere are asked; a model of this machine would be gone with this
 * command.
 */
export async function loadModel(context: CommandContext, name: string, options: LoadModelOptions = {}): Promise<void> {
  const server = await findServer(context, options.url);
  if (!server) return loadElsewhere(context, name);
  const address = await addressOn(server, name, context);
  const job = await withProgress(context, `Loading ${address}`, (onProgress) =>
    loadOn(server, address, options, context, onProgress),
  );
  if (context.options.json) {
    return context.printJson({ address, loaded: true, ...(job.warnings ? { warnings: job.warnings } : {}) });
  }
  context.print(`${address} is loaded${options.pin ? ' and pinned' : ''}.`);
  for (const warning of job.warnings ?? [])
    context.io.stderr.write(`${context.errorStyle.yellow('note')} ${warning}\n`);
}

/** `modelhaven models unload`: gives its memory back, once its answers have ended. */
export async function unloadModel(
  context: CommandContext,
  name: string,
  options: Pick<LoadModelOptions, 'url'> = {},
): Promise<void> {
  const server = await findServer(context, options.url);
  let address = name;
  if (server) {
    address = await addressOn(server, name, context);
    // Answers in progress may take long.
    const path = `/api/v1/models/unload/${encodePath(address)}`;
    await askServer(server, path, {}, { ...asking(context), method: 'DELETE', timeoutMs: 3_600_000 });
  } else {
    const manager = await context.openManager({ asksModels: false });
    address = (await manager.resolve(name))[0] ?? name;
    await manager.unload(address, { signal: context.signal });
  }
  if (context.options.json) context.printJson({ address, loaded: false });
  else context.print(`${address} is unloaded.`);
}

/** `modelhaven models loaded`: what is in the memory of the running server. */
export async function listLoaded(context: CommandContext, options: Pick<LoadModelOptions, 'url'> = {}): Promise<void> {
  const server = await findServer(context, options.url);
  if (!server) throw noServer();
  const parsed = memoryStatusSchema.safeParse(await askServer(server, '/api/v1/models/status', {}, asking(context)));
  if (!parsed.success) throw otherVersion();
  const { loaded_models: models, load_jobs: jobs } = parsed.data;
  const loading = jobs.filter(({ state }) => state === 'loading');
  if (context.options.json) return context.printJson({ models, loading });
  const { columns } = context.io.stdout;
  const width = columns === undefined ? {} : { width: columns };
  if (models.length > 0)
    context.print(formatTable(models, columnsAt(Date.now()), { ...width, heading: context.style.dim }));
  else if (loading.length === 0) context.print('No model is in memory.');
  for (const { address, progress } of loading)
    context.print(`${address} is on its way: ${Math.round(progress * 100)} %.`);
  for (const { address, warnings = [] } of models) {
    for (const warning of warnings) context.print(`${context.style.yellow(address)}: ${warning}`);
  }
}

const columnsAt = (nowMs: number): readonly Column<LoadedModelBody>[] => [
  { title: 'MODEL', text: ({ address }) => address, minimum: 16 },
  { title: 'MEMORY', text: ({ memory_bytes: bytes }) => formatBytes(bytes), align: 'right' },
  { title: 'GPU', text: ({ gpu_memory_bytes: bytes }) => formatBytes(bytes || undefined), align: 'right' },
  { title: 'CONTEXT', text: ({ context_length: tokens }) => String(tokens ?? '-'), align: 'right' },
  { title: 'ANSWERS', text: ({ active_requests: count = 0 }) => String(count), align: 'right' },
  {
    title: 'LEAVES',
    text: ({ pinned, expires_at: at }) =>
      pinned ? 'pinned' : at === undefined ? '-' : `in ${formatSpan(Math.max(0, at - nowMs))}`,
  },
];

async function loadOn(
  server: string,
  address: string,
  { pin, ttl, contextLength }: LoadModelOptions,
  context: CommandContext,
  onProgress: (fraction: number) => void,
): Promise<LoadJobBody> {
  const { signal } = context;
  const path = LOAD + encodePath(address);
  const query = {
    ...(pin === undefined ? {} : { pin: String(pin) }),
    ...(ttl === undefined ? {} : { keep_alive: ttl }),
    ...(contextLength === undefined ? {} : { context_length: contextLength }),
  };
  let job = toJob(await askServer(server, path, query, { ...asking(context), method: 'POST' }));
  try {
    while (job.state === 'loading') {
      onProgress(job.progress);
      await sleep(POLL_MS, undefined, { signal });
      job = toJob(await askServer(server, path, {}, asking(context)));
    }
  } catch (thrown) {
    if (!signal.aborted) throw thrown;
    // It goes on by itself otherwise.
    await askServer(
      server,
      path,
      {},
      { ...asking(context), signal: AbortSignal.timeout(PRESENCE_MS), method: 'DELETE' },
    ).catch(() => {});
    throw new LlmError('ABORTED', 'Loading was cancelled.');
  }
  if (job.state === 'loaded') {
    onProgress(1);
    return job;
  }
  throw toServerError(job) ?? new LlmError('ABORTED', 'Loading was cancelled.');
}

async function loadElsewhere(context: CommandContext, name: string): Promise<void> {
  const manager = await context.openManager({ asksModels: false });
  const [address = name] = await manager.resolve(name);
  const { providers } = await loadConfiguration(context);
  const [provider] = address.split('/');
  if (providers.find(({ id }) => id === provider)?.kind === 'local') throw noServer();
  await withProgress(context, `Loading ${address}`, (onProgress) =>
    manager.load(address, { signal: context.signal, onProgress }),
  );
  if (context.options.json) context.printJson({ address, loaded: true });
  else context.print(`${address} is loaded.`);
}

/** The server that was named; else the one that the configuration speaks of, where it answers. */
async function findServer(context: CommandContext, url: string | undefined): Promise<string | undefined> {
  if (url !== undefined) return url;
  const address = await addressOfServer(context);
  try {
    await askServer(address, '/api/v1/models/health', {}, { signal: context.signal, timeoutMs: PRESENCE_MS });
    return address;
  } catch (thrown) {
    if (context.signal.aborted) throw thrown;
    return undefined;
  }
}

/** The address that the server knows a name by. */
async function addressOn(server: string, name: string, context: CommandContext): Promise<string> {
  const parsed = modelListSchema.safeParse(
    await askServer(server, '/api/v1/models/available', { search: name.slice(name.indexOf('/') + 1) }, asking(context)),
  );
  if (!parsed.success) throw otherVersion();
  const { models } = parsed.data;
  if (models.some(({ address }) => address === name)) return name;
  const found = models.filter(({ id }) => id === name);
  const [only] = found;
  if (only && found.length === 1) return only.address;
  const choice = found.length > 1 ? ` It could be ${found.map(({ address }) => address).join(' or ')}.` : '';
  const message = `The server at ${server} lists no model "${name}".${choice || ' See "modelhaven models list".'}`;
  throw new LlmError(found.length > 1 ? 'INVALID_REQUEST' : 'MODEL_NOT_FOUND', message, { field: 'model' });
}

const asking = ({ signal, io }: CommandContext) => ({ signal, key: io.environment['MODELHAVEN_API_KEY'] });

const noServer = (): LlmError =>
  new LlmError(
    'UNAVAILABLE',
    'No server runs here, and local models live in the memory of one. Start it with "modelhaven serve", or name one with --url.',
  );

const encodePath = (address: string): string => address.split('/').map(encodeURIComponent).join('/');

function toJob(value: unknown): LoadJobBody {
  const parsed = loadJobSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw otherVersion();
}

const otherVersion = (): LlmError =>
  new LlmError('BAD_RESPONSE', 'The answer is not that of a Modelhaven of this version.');

async function withProgress<T>(
  context: CommandContext,
  label: string,
  work: (onProgress: (fraction: number) => void) => Promise<T>,
): Promise<T> {
  const progress = createProgress(context.io, label, context.options.json);
  try {
    return await work(progress.update);
  } finally {
    progress.end();
  }
}
