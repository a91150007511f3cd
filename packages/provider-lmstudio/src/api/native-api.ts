import { type CallOptions, LlmError } from '@modelhaven/core';
import type { HttpClient, HttpRequest } from '@modelhaven/wire';
import type { z } from 'zod';
import type { LmStudioConfig } from '../config.ts';
import { withDeadline } from './deadline.ts';
import { fromOpenAi, fromV0, fromV1, type ListedModel } from './listed-model.ts';
import { errorInside, mapError } from './map-error.ts';
import {
  type Download,
  downloadSchema,
  loadSchema,
  openAiModelSchema,
  v0ModelSchema,
  v1ModelSchema,
} from './schemas.ts';

/** Which API tells about models: v1 also loads them, v0 knows their state, the compatible one their names. */
export type ApiVersion = 'v1' | 'v0' | 'openai';

/** All models, and which API told of them. */
export interface Listing {
  readonly version: ApiVersion;
  readonly models: readonly ListedModel[];
}

/**
 * LM Studio's own REST API (https://lmstudio.ai/docs/developer/rest). Which version the server speaks is found out by
 * the first list and kept until something fails or ten minutes have passed. All calls reject with `LlmError`.
 */
export interface NativeApi {
  /** What is known of the server; undefined before the first list and after a failure. */
  readonly version: ApiVersion | undefined;
  list(options?: CallOptions): Promise<Listing>;
  /** Loads one more instance; resolves with its id and the context that it really got, as far as that is told. */
  load(
    model: string,
    contextLength: number | undefined,
    options?: CallOptions,
  ): Promise<{ readonly instanceId?: string; readonly contextLength?: number }>;
  /** Resolves too where there is no such instance. */
  unload(instanceId: string, options?: CallOptions): Promise<void>;
  download(model: string, quantization: string | undefined, options?: CallOptions): Promise<Download>;
  downloadStatus(jobId: string, options?: CallOptions): Promise<Download>;
  /** Finds the version out anew at the next list. */
  forget(): void;
}

export interface NativeApiOptions {
  readonly http: HttpClient;
  readonly config: Pick<LmStudioConfig, 'api' | 'timeouts'>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

const LISTS = {
  v1: { path: '/api/v1/models', field: 'models', read: readerOf(v1ModelSchema, fromV1) },
  v0: { path: '/api/v0/models', field: 'data', read: readerOf(v0ModelSchema, fromV0) },
  openai: { path: '/v1/models', field: 'data', read: readerOf(openAiModelSchema, fromOpenAi) },
} as const;

const NEWEST_FIRST: readonly ApiVersion[] = ['v1', 'v0', 'openai'];
/** After this an older API is doubted: LM Studio may have been updated without our noticing. */
const BELIEVED_MS = 600_000;

export function createNativeApi({ http, config, now }: NativeApiOptions): NativeApi {
  const fixed = config.api === 'auto' ? undefined : config.api;
  let known: { readonly version: ApiVersion; readonly at: number } | undefined;

  const versionKnown = () =>
    fixed ?? (known && (known.version === 'v1' || now() - known.at < BELIEVED_MS) ? known.version : undefined);

  const ask = async (request: HttpRequest, options: CallOptions): Promise<unknown> => {
    const { signal, logger, traceparent } = options;
    try {
      const { body } = await http.json({
        ...request,
        ...(signal ? { signal } : {}),
        ...(logger ? { logger } : {}),
        ...(traceparent === undefined ? {} : { traceparent }),
        fromError: (status, headers, failure) => mapError(status, headers, failure, now()),
      });
      const inside = errorInside(body, now());
      if (inside) throw inside;
      return body;
    } catch (error) {
      throw http.toError(error);
    }
  };
  const read = <Schema extends z.ZodType>(schema: Schema, body: unknown): z.output<Schema> => {
    const parsed = schema.safeParse(body);
    if (parsed.success) return parsed.data;
    throw http.toError(foreign());
  };
  const listWith = async (version: ApiVersion, options: CallOptions): Promise<Listing> => {
    const { path, field, read: readEntries } = LISTS[version];
    const body = await withDeadline(config.timeouts.questionMs, options, (bounded) =>
      ask({ method: 'GET', path }, bounded),
    );
    const entries = typeof body === 'object' && body !== null ? (body as Record<string, unknown>)[field] : undefined;
    if (!Array.isArray(entries)) throw http.toError(foreign());
    if (!fixed) known = { version, at: known?.version === version ? known.at : now() };
    return { version, models: unique(readEntries(entries)) };
  };

  return {
    get version() {
      return versionKnown();
    },
    async list(options = {}) {
      const sure = versionKnown();
      if (sure) {
        try {
          return await listWith(sure, options);
        } catch (error) {
          known = undefined;
          if (fixed || !isMissing(error)) throw error;
        }
      }
      let first: unknown;
      for (const version of NEWEST_FIRST) {
        try {
          return await listWith(version, options);
        } catch (error) {
          first ??= error;
          if (!isMissing(error)) throw error;
        }
      }
      throw first;
    },
    async load(model, contextLength, options = {}) {
      const body = {
        model,
        ...(contextLength === undefined ? {} : { context_length: contextLength }),
        echo_load_config: true,
      };
      const answer = read(loadSchema, await ask({ method: 'POST', path: '/api/v1/models/load', body }, options));
      const actual = answer.load_config?.context_length;
      return {
        ...(answer.instance_id ? { instanceId: answer.instance_id } : {}),
        ...(actual ? { contextLength: actual } : {}),
      };
    },
    async unload(instanceId, options = {}) {
      try {
        await ask({ method: 'POST', path: '/api/v1/models/unload', body: { instance_id: instanceId } }, options);
      } catch (error) {
        if (!LlmError.is(error) || error.code !== 'MODEL_NOT_FOUND') throw error;
      }
    },
    async download(model, quantization, options = {}) {
      const body = { model, ...(quantization === undefined ? {} : { quantization }) };
      return read(downloadSchema, await ask({ method: 'POST', path: '/api/v1/models/download', body }, options));
    },
    async downloadStatus(jobId, options = {}) {
      const path = `/api/v1/models/download/status/${encodeURIComponent(jobId)}`;
      return withDeadline(config.timeouts.questionMs, options, async (bounded) =>
        read(downloadSchema, await ask({ method: 'GET', path }, bounded)),
      );
    },
    forget() {
      known = undefined;
    },
  };
}

/** True where the server answered that it has no such address, in any of the ways that servers do. */
function isMissing(error: unknown): boolean {
  if (!LlmError.is(error)) return false;
  return error.code === 'UNSUPPORTED' || (error.code === 'MODEL_NOT_FOUND' && error.details.status === 404);
}

function foreign(): LlmError {
  return new LlmError(
    'BAD_RESPONSE',
    'The server at the base URL does not answer as LM Studio does; check the address.',
  );
}

function readerOf<Schema extends z.ZodType>(schema: Schema, map: (entry: z.output<Schema>) => ListedModel) {
  return (entries: readonly unknown[]): readonly ListedModel[] =>
    entries.flatMap((entry) => {
      const parsed = schema.safeParse(entry);
      return parsed.success ? [map(parsed.data)] : [];
    });
}

function unique(models: readonly ListedModel[]): readonly ListedModel[] {
  return [...new Map(models.map((model) => [model.id, model])).values()];
}
