import { LlmError } from '@modelhaven/core';
import { cacheSchema, erasedSchema } from '@modelhaven/server/json';
import { askServer } from '../ask-server.ts';
import { addressOfServer } from '../config-file.ts';
import type { CommandContext } from '../context.ts';
import { formatCost, formatTokens } from '../output/numbers.ts';

/** Which server is asked. */
export interface CacheSourceOptions {
  /** Default: host and port of the configuration. */
  readonly url?: string;
}

/** Options of `modelhaven cache clear`. */
export interface ClearCacheOptions extends CacheSourceOptions {
  readonly user?: string;
  readonly key?: string;
  readonly model?: string;
  readonly all?: boolean;
}

const MEGABYTE = 1_000_000;

/** `modelhaven cache show`. */
export async function showCache(context: CommandContext, { url }: CacheSourceOptions): Promise<void> {
  const address = url ?? (await addressOfServer(context));
  const said = read(cacheSchema, await askServer(address, '/api/v1/cache', {}, asking(context)));
  if (context.options.json) return context.printJson(said);
  const { hits, similar_hits: similar, misses, bypasses, size } = said;
  const asked = hits + misses;
  const share = asked === 0 ? '' : ` of ${asked} (${Math.round((100 * hits) / asked)}%)`;
  const passed = Object.entries(bypasses).map(([reason, count]) => `${count} ${reason}`);
  const lines = [
    `Answered ${hits}${share}${similar > 0 ? `, ${similar} of them by meaning` : ''}`,
    `Saved ${formatTokens(said.saved_input_tokens)} / ${formatTokens(said.saved_output_tokens)} tokens, ${formatCost(said.saved_cost_usd)}`,
    ...(passed.length > 0 ? [`Passed by: ${passed.join(', ')}`] : []),
    size
      ? `Holds ${textsOf(size.entries)}, ${(size.size_bytes / MEGABYTE).toFixed(1)} MB`
      : 'Its store does not answer now, so every request asks a model.',
    ...said.models.map(({ address, hits: own, saved_cost_usd: cost }) => `  ${address}: ${own}, ${formatCost(cost)}`),
  ];
  context.print(lines.join('\n'));
}

/** `modelhaven cache clear`. */
export async function clearCache(context: CommandContext, options: ClearCacheOptions): Promise<void> {
  const { user, key, model, all = false } = options;
  const whose = {
    ...(user === undefined ? {} : { user }),
    ...(key === undefined ? {} : { key_id: key }),
    ...(model === undefined ? {} : { model }),
  };
  // Forgetting everything by leaving something out would be easy.
  if (all === Object.keys(whose).length > 0) {
    const message = 'Say what shall be forgotten: --user, --key or --model; or --all for everything.';
    throw new LlmError('INVALID_REQUEST', message, { field: 'all' });
  }
  const url = options.url ?? (await addressOfServer(context));
  const said = await askServer(url, '/api/v1/cache', whose, { ...asking(context), method: 'DELETE' });
  const { erased } = read(erasedSchema, said);
  if (context.options.json) return context.printJson({ erased });
  context.print(erased === 0 ? 'There was nothing to forget.' : `Forgotten: ${textsOf(erased)}.`);
}

const textsOf = (count: number) => (count === 1 ? '1 text' : `${count} texts`);

const asking = ({ signal, io }: CommandContext) => ({ signal, key: io.environment['MODELHAVEN_API_KEY'] });

function read<Value>(schema: { safeParse(said: unknown): { success: boolean; data?: Value } }, said: unknown): Value {
  const { data } = schema.safeParse(said);
  if (data !== undefined) return data;
  throw new LlmError('BAD_RESPONSE', 'The server answers what this version does not know. Are both of one version?');
}
