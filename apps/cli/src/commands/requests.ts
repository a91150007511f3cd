import { LlmError } from '@modelhaven/core';
import {
  eraseFromRequestLog,
  type LoggedRequest,
  openRequestLog,
  type RequestFilter,
  toReplayLine,
} from '@modelhaven/manager';
import { erasedSchema, type LoggedRequestBody, loggedRequestsSchema, toSnakeCase } from '@modelhaven/server/json';
import { askServer } from '../ask-server.ts';
import { loadConfiguration } from '../config-file.ts';
import type { CommandContext } from '../context.ts';
import { formatCost, formatMilliseconds } from '../output/numbers.ts';
import { type Column, formatTable } from '../output/table.ts';

/** Where requests are read. */
export interface RequestSourceOptions {
  /** Address of a running server. */
  readonly url?: string;
}

/** Options of `modelhaven requests list` and `export`. */
export interface RequestListOptions extends RequestSourceOptions {
  readonly user?: string;
  readonly model?: string;
  readonly outcome?: string;
  readonly hours?: number;
  readonly limit?: number;
}

const HOUR_MS = 3_600_000;
const ALL = 1_000_000;

/** `modelhaven requests list`. */
export async function listRequests(context: CommandContext, options: RequestListOptions): Promise<void> {
  const { limit = 20, url } = options;
  const filter = toFilter(options);
  const said =
    url === undefined
      ? toSnakeCase({ requests: await (await openLog(context)).list(filter, limit) })
      : await askServer(url, '/api/v1/requests', { ...filter, limit }, asking(context));
  const { requests } = read(loggedRequestsSchema, said);
  if (context.options.json) return context.printJson({ requests });
  if (requests.length === 0) {
    context.print('No such request is kept. They are kept where request_log.enabled is true in modelhaven.yaml.');
    return;
  }
  const { columns: width } = context.io.stdout;
  context.print(
    formatTable(requests, columnsOf(requests), {
      heading: context.style.dim,
      ...(width === undefined ? {} : { width }),
    }),
  );
}

/** `modelhaven requests show`. */
export async function showRequest(context: CommandContext, id: string, { url }: RequestSourceOptions): Promise<void> {
  const found =
    url === undefined
      ? await (await openLog(context)).find(id)
      : await askServer(url, `/api/v1/requests/${encodeURIComponent(id)}`, {}, asking(context));
  if (found === undefined) throw new LlmError('INVALID_REQUEST', `No request "${id}" is kept.`, { field: 'id' });
  const shown = url === undefined ? toSnakeCase(found as LoggedRequest) : found;
  if (context.options.json) context.printJson(shown);
  else context.print(JSON.stringify(shown, undefined, 2));
}

/** `modelhaven requests export`. */
export async function exportRequests(context: CommandContext, options: RequestListOptions): Promise<void> {
  const all = await (await openLog(context)).list(toFilter(options), ALL);
  // Oldest first, as they happened: that is how a replay shall learn.
  const lines = all.toReversed().flatMap((request) => toReplayLine(request) ?? []);
  for (const line of lines) context.io.stdout.write(line);
  context.io.stderr.write(
    `${lines.length} of ${all.length} requests; the others have no feedback, without which a replay cannot judge.\n`,
  );
}

/** `modelhaven requests erase`. */
export async function eraseRequests(
  context: CommandContext,
  { user, url }: RequestSourceOptions & { readonly user: string },
): Promise<void> {
  const said =
    url === undefined
      ? { erased: await eraseHere(context, user) }
      : await askServer(
          url,
          '/api/v1/requests',
          { user },
          { ...asking(context), method: 'DELETE', timeoutMs: 120_000 },
        );
  const { erased } = read(erasedSchema, said);
  if (context.options.json) return context.printJson({ erased });
  context.print(
    erased === 0 ? 'Nothing was kept of this user.' : `${erased} requests were erased, with their feedback.`,
  );
}

async function eraseHere(context: CommandContext, user: string): Promise<number> {
  const config = await loadConfiguration(context);
  try {
    return await eraseFromRequestLog({ config, logger: context.logger }, user);
  } catch (thrown) {
    const error = LlmError.from(thrown);
    if (error.code !== 'CONFIG_INVALID') throw error;
    const { host, port } = config.server;
    const message = `A running server has the requests. Let it erase them: add --url http://${host}:${port}.`;
    throw new LlmError('UNAVAILABLE', message, { cause: error });
  }
}

async function openLog(context: CommandContext) {
  return openRequestLog({ config: await loadConfiguration(context), logger: context.logger });
}

const asking = ({ signal, io }: CommandContext) => ({ signal, key: io.environment['MODELHAVEN_API_KEY'] });

function toFilter({
  user,
  model,
  outcome,
  hours,
}: RequestListOptions): RequestFilter & Record<string, string | number> {
  return {
    ...(user === undefined ? {} : { user }),
    ...(model === undefined ? {} : { model }),
    ...(outcome === undefined ? {} : { outcome }),
    ...(hours === undefined ? {} : { since: Math.floor(Date.now() - hours * HOUR_MS) }),
  };
}

/** Reads what a server, or the files, said. */
function read<Value>(schema: { safeParse(said: unknown): { success: boolean; data?: Value } }, said: unknown): Value {
  const { data } = schema.safeParse(said);
  if (data !== undefined) return data;
  throw new LlmError('BAD_RESPONSE', 'The server answers what this version does not know. Are both of one version?');
}

/** What was asked for is said where it was not always a conversation. */
function columnsOf(requests: readonly LoggedRequestBody[]): readonly Column<LoggedRequestBody>[] {
  if (requests.every(({ operation }) => operation === undefined)) return COLUMNS;
  const kind: Column<LoggedRequestBody> = { title: 'KIND', text: ({ operation = 'chat' }) => operation };
  return [...COLUMNS.slice(0, 3), kind, ...COLUMNS.slice(3)];
}

const COLUMNS: readonly Column<LoggedRequestBody>[] = [
  { title: 'TIME', text: ({ time }) => new Date(time).toISOString().slice(0, 19).replace('T', ' ') },
  { title: 'ID', text: ({ id }) => id, minimum: 8 },
  { title: 'USER', text: ({ user }) => user ?? '-', minimum: 4 },
  { title: 'MODEL', text: ({ model, asked }) => model ?? asked, minimum: 12 },
  { title: 'OUTCOME', text: ({ outcome }) => outcome },
  { title: 'TRIES', text: ({ attempts }) => String(attempts.length), align: 'right' },
  { title: 'TIME TAKEN', text: ({ latency_ms: ms }) => formatMilliseconds(ms), align: 'right' },
  { title: 'COST', text: ({ cost_usd: cost }) => (cost === undefined ? '?' : formatCost(cost)), align: 'right' },
  { title: 'SCORE', text: ({ score }) => (score === undefined ? '-' : String(score)), align: 'right' },
];
