import { type CallOptions, LlmError, type Logger, throwIfAborted } from '@modelhaven/core';
import type { HttpClient, HttpRequest } from '@modelhaven/wire';
import { z } from 'zod';
import { dataFile, readJsonFile, writeJsonFile } from './json-file.ts';
import { type CatalogModel, mapModel } from './map-model.ts';
import { errorSchema, modelEntrySchema } from './schemas.ts';
import { createSharedFlight } from './shared-flight.ts';

export interface CatalogOptions {
  readonly http: HttpClient;
  /** Id of the provider. */
  readonly id: string;
  /** Where the list comes from; a copy from elsewhere is not used. */
  readonly baseUrl: string;
  /** Milliseconds for which a list is taken as it is. */
  readonly ttlMs: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly logger: Logger;
  readonly fromError: NonNullable<HttpRequest['fromError']>;
  /** Folder for the last good copy. */
  readonly dataDir?: string;
}

/** The list of models, kept for a while in memory and for offline starts on disk. */
export interface Catalog {
  /** The list: fresh, confirmed as unchanged, or the last good one where OpenRouter cannot be reached. */
  models(options?: CallOptions): Promise<readonly CatalogModel[]>;
  /** The model of this id or variant, if the list that is in memory has it; asks nobody. */
  find(id: string): CatalogModel | undefined;
  /** Makes the next `models` ask OpenRouter, whatever the age of the list. */
  expire(): void;
}

interface Copy {
  readonly models: readonly CatalogModel[];
  readonly entries: readonly unknown[];
  readonly etag?: string;
  readonly lastModified?: string;
}

interface ListAnswer {
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;
}

const listSchema = z.looseObject({
  data: z.array(z.unknown()),
  links: z
    .looseObject({ next: z.string().nullish().catch(undefined) })
    .nullish()
    .catch(undefined),
});

const copySchema = z.looseObject({
  version: z.literal(1),
  baseUrl: z.string(),
  savedAt: z.number(),
  etag: z.string().optional(),
  lastModified: z.string().optional(),
  entries: z.array(z.unknown()).min(1),
});

const MAX_PAGES = 50;
/** After a failure the last good copy serves for so long before OpenRouter is asked again. */
const RETRY_AFTER_MS = 60_000;
/** Suffixes that choose how a model is served, not which (https://openrouter.ai/docs/features/model-routing). */
const SERVING_SUFFIX = /:(nitro|floor|exacto)$/;
const NEVER_STALE: ReadonlySet<string> = new Set(['ABORTED', 'UNAUTHORIZED', 'QUOTA_EXHAUSTED']);

/** A catalog that has not loaded anything yet. */
export function createCatalog(options: CatalogOptions): Catalog {
  const { http, id, baseUrl, ttlMs, now, logger, fromError, dataDir } = options;
  const path = dataDir === undefined ? undefined : dataFile(dataDir, id, 'models');
  let copy: Copy | undefined;
  let freshUntil = Number.NEGATIVE_INFINITY;
  let isDiskRead = false;

  const keep = (next: Copy, savedAt: number) => {
    copy = next;
    freshUntil = savedAt + ttlMs;
  };

  const readDisk = async () => {
    if (isDiskRead || path === undefined) return;
    isDiskRead = true;
    const stored = copySchema.safeParse(await readJsonFile(path));
    if (copy || !stored.success || stored.data.baseUrl !== baseUrl) return;
    const { entries, etag, lastModified, savedAt } = stored.data;
    const models = mapEntries(entries, id);
    // A copy from the future was written by a clock that has been wrong.
    if (models.length > 0) keep(copyOf(models, entries, etag, lastModified), Math.min(savedAt, now()));
  };

  const writeDisk = async () => {
    if (path === undefined || !copy) return;
    const { entries, etag, lastModified } = copy;
    await writeJsonFile(path, { version: 1, baseUrl, savedAt: now(), etag, lastModified, entries }).catch(
      (error: unknown) => {
        logger.warn({ path, code: (error as NodeJS.ErrnoException).code }, 'model list not kept on disk');
      },
    );
  };

  const load = async (signal: AbortSignal): Promise<readonly CatalogModel[]> => {
    await readDisk();
    if (copy && now() < freshUntil) return copy.models;
    try {
      const answer = await fetchList(http, fromError, copy, signal);
      if (answer) keep(answerToCopy(answer, id, fromError), now());
      else freshUntil = now() + ttlMs;
      await writeDisk();
    } catch (error) {
      if (!copy || !LlmError.is(error) || NEVER_STALE.has(error.code)) throw error;
      freshUntil = now() + Math.min(RETRY_AFTER_MS, ttlMs);
      logger.warn({ code: error.code }, 'OpenRouter cannot be asked for its models; the last good list serves');
    }
    return copy?.models ?? [];
  };

  const flight = createSharedFlight(load);
  return {
    async models({ signal } = {}) {
      throwIfAborted(signal);
      if (copy && now() < freshUntil) return copy.models;
      return flight(signal);
    },
    find(modelId) {
      return copy && findModel(copy.models, modelId);
    },
    expire() {
      freshUntil = Number.NEGATIVE_INFINITY;
    },
  };
}

/** The model of this id; `:nitro`, `:floor` and `:exacto` only choose how it is served. */
export function findModel(models: readonly CatalogModel[], id: string): CatalogModel | undefined {
  const exact = models.find(({ info }) => info.id === id);
  if (exact || !SERVING_SUFFIX.test(id)) return exact;
  return findModel(models, id.replace(SERVING_SUFFIX, ''));
}

/** The body and headers of a new list; undefined where the one that is known has not changed. */
async function fetchList(
  http: HttpClient,
  fromError: CatalogOptions['fromError'],
  known: Copy | undefined,
  signal: AbortSignal,
): Promise<ListAnswer | undefined> {
  const headers = {
    ...(known?.etag === undefined ? {} : { 'if-none-match': known.etag }),
    ...(known?.lastModified === undefined ? {} : { 'if-modified-since': known.lastModified }),
  };
  try {
    const first = await http.json({ method: 'GET', path: '/models', headers, signal, fromError });
    return await withFurtherPages(first, (query) =>
      http.json({ method: 'GET', path: '/models', query, signal, fromError }),
    );
  } catch (error) {
    if (known && LlmError.is(error) && error.details.status === 304) return undefined;
    throw error;
  }
}

/**
 * A list that comes in pages (`links.next`, unused by OpenRouter so far) is read to its end. Only the query of the link
 * is taken, so that it leads nowhere else; the tag of the first page says nothing of the others.
 */
async function withFurtherPages(
  first: ListAnswer,
  fetchPage: (query: Readonly<Record<string, string>>) => Promise<ListAnswer>,
): Promise<ListAnswer> {
  const data: unknown[] = [];
  let answer = first;
  for (let page = 1; ; page++) {
    const list = listSchema.safeParse(answer.body);
    if (!list.success) return answer;
    data.push(...list.data.data);
    const next = list.data.links?.next;
    if (!next || page >= MAX_PAGES || !URL.canParse(next, 'http://page')) break;
    answer = await fetchPage(Object.fromEntries(new URL(next, 'http://page').searchParams));
  }
  return answer === first ? first : { body: { data }, headers: {} };
}

function answerToCopy({ body, headers }: ListAnswer, provider: string, fromError: CatalogOptions['fromError']): Copy {
  const list = listSchema.safeParse(body);
  const failure = !list.success && errorSchema.safeParse(body).success ? fromError(0, headers, body) : undefined;
  if (failure) throw LlmError.from(failure, { provider });
  const models = list.success ? mapEntries(list.data.data, provider) : [];
  if (!list.success || (models.length === 0 && list.data.data.length > 0)) {
    throw new LlmError(
      'BAD_RESPONSE',
      'OpenRouter answered with something that is no list of models; check the base URL.',
      {
        provider,
      },
    );
  }
  return copyOf(models, list.data.data, headers['etag'], headers['last-modified']);
}

function copyOf(
  models: readonly CatalogModel[],
  entries: readonly unknown[],
  etag: string | undefined,
  lastModified: string | undefined,
): Copy {
  return {
    models,
    entries,
    ...(etag === undefined ? {} : { etag }),
    ...(lastModified === undefined ? {} : { lastModified }),
  };
}

function mapEntries(entries: readonly unknown[], provider: string): readonly CatalogModel[] {
  const models = new Map<string, CatalogModel>();
  for (const entry of entries) {
    const read = modelEntrySchema.safeParse(entry);
    if (read.success && !models.has(read.data.id)) models.set(read.data.id, mapModel(read.data, provider));
  }
  return [...models.values()];
}
