import { abortError, LlmError, type Logger, type Timers, throwIfAborted } from '@modelhaven/core';
import { mapTransportFailure } from '@modelhaven/wire';
import type { Dispatcher } from 'undici';
import { z } from 'zod';
import { fromHubRefusal } from './hub-error.ts';
import type { HubFile } from './hub-files.ts';
import type { Interval } from './intervals.ts';
import { type Patience, pause, SHORT_PATIENCE, waitAfter } from './patience.ts';

/** Where a hub is and how it is talked to. */
export interface HubClientOptions {
  /** `https://huggingface.co`, or a mirror with the same interface. */
  readonly hubUrl: string;
  /** Asked anew for each request; goes to the hub's own origin and to nobody else. */
  readonly token: () => string | undefined;
  readonly dispatcher: Dispatcher;
  readonly timers: Timers;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** 0 to just under 1. */
  readonly random: () => number;
  readonly logger: Logger;
  readonly patience?: Patience;
  /** Milliseconds of silence after which an answer is given up. Default 30 000. */
  readonly silenceMs?: number;
}

/** One file at one commit. */
export interface HubFileAddress {
  readonly repo: string;
  readonly commit: string;
  readonly path: string;
}

/** Part of a file on its way. */
export interface HubBody {
  /** False where the host sends the whole file whatever was asked for. */
  readonly isPartial: boolean;
  /** First byte of what comes. */
  readonly start: number;
  /** Bytes of the whole file, where the host says so. */
  readonly totalBytes: number | undefined;
  /** The host's mark of this very content, usable in `if-range`; absent where it has none. */
  readonly etag: string | undefined;
  /** Checksum of the whole file as the hub said when it sent us on; absent for small files. */
  readonly linkedEtag: string | undefined;
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** Reads repositories of models. Every failure is an `LlmError` without secrets. */
export interface HubClient {
  /** The commit that a revision stands for. Tries again as long as that makes sense. */
  commitOf(repo: string, revision: string, signal: AbortSignal): Promise<string>;
  /** Every file of a commit, all pages together. Tries again as long as that makes sense. */
  filesOf(repo: string, commit: string, signal: AbortSignal): Promise<readonly HubFile[]>;
  /** One try to get bytes of a file. `etag`: only if it is still that; a changed file comes whole, from its start. */
  open(
    file: HubFileAddress,
    range: Interval | undefined,
    etag: string | undefined,
    signal: AbortSignal,
  ): Promise<HubBody>;
}

const MOST_REDIRECTS = 6;
const MOST_PAGES = 500;
const MOST_FILES = 100_000;
const MOST_JSON_BYTES = 32 * 1024 * 1024;
const COMMIT = /^[0-9a-f]{40}$/;

const revisionSchema = z.looseObject({ sha: z.string() });
const treeSchema = z.array(
  z.looseObject({
    type: z.string(),
    path: z.string(),
    size: z.int().nonnegative().optional(),
    oid: z.string().optional().catch(undefined),
    lfs: z
      .looseObject({
        oid: z.string().optional(),
        sha256: z.string().optional(),
        size: z.int().nonnegative().optional(),
      })
      .optional()
      .catch(undefined),
  }),
);

type Answer = Dispatcher.ResponseData;

/** A client of one hub. */
export function createHubClient(options: HubClientOptions): HubClient {
  const { dispatcher, timers, now, random, logger, patience = SHORT_PATIENCE, silenceMs = 30_000 } = options;
  const hub = new URL(options.hubUrl);
  const hubUrl = hub.href.replace(/\/+$/, '');
  /** Where the hub sent us for a file, so that it is not asked again for each part. Such addresses expire. */
  const locations = new Map<string, { readonly url: URL; readonly linkedEtag: string | undefined }>();

  /** One request, redirects not followed. The token stays with the hub, wherever a redirect leads. */
  const send = async (url: URL, headers: Readonly<Record<string, string>>, signal: AbortSignal): Promise<Answer> => {
    throwIfAborted(signal);
    const token = url.origin === hub.origin ? options.token() : undefined;
    const { request } = await import('undici');
    throwIfAborted(signal);
    try {
      return await request(url, {
        dispatcher,
        signal,
        headersTimeout: silenceMs,
        bodyTimeout: silenceMs,
        headers: {
          'user-agent': 'modelhaven',
          // A range of compressed bytes would be none of the file's.
          'accept-encoding': 'identity',
          ...headers,
          ...(token ? { authorization: `Bearer ${token}` } : {}),
        },
      });
    } catch (error) {
      if (signal.aborted) throw abortError(signal);
      throw mapTransportFailure(error, { host: url.host, provider: 'local', hasBegun: false });
    }
  };

  const refuse = async (answer: Answer, url: URL, repo: string, revision: string): Promise<LlmError> => {
    await answer.body.dump({ limit: 65_536 }).catch(() => {});
    return fromHubRefusal({
      status: answer.statusCode,
      headers: flat(answer.headers),
      repo,
      revision,
      hubUrl,
      host: url.host,
      hasToken: Boolean(options.token()),
      nowMs: now(),
    });
  };

  /** Follows redirects until somebody answers. */
  const follow = async (from: URL, headers: Readonly<Record<string, string>>, signal: AbortSignal) => {
    let url = from;
    let linkedEtag: string | undefined;
    for (let hops = 0; ; hops++) {
      const answer = await send(url, headers, signal);
      const { location, 'x-linked-etag': linked } = flat(answer.headers);
      linkedEtag ??= linked;
      if (answer.statusCode < 300 || answer.statusCode > 399 || answer.statusCode === 304 || !location) {
        return { answer, url, linkedEtag };
      }
      await answer.body.dump({ limit: 65_536 }).catch(() => {});
      const next = URL.canParse(location, url.href) ? new URL(location, url) : undefined;
      if (hops === MOST_REDIRECTS || !next || !isAllowed(next, url)) {
        throw new LlmError('BAD_RESPONSE', `${url.host} sends us in circles or to an address that is not allowed.`);
      }
      url = next;
    }
  };

  const json = async (url: URL, repo: string, revision: string, signal: AbortSignal) => {
    for (let failures = 1; ; failures++) {
      try {
        const { answer, url: reached } = await follow(url, { accept: 'application/json' }, signal);
        if (answer.statusCode !== 200) throw await refuse(answer, reached, repo, revision);
        return { body: await readJson(answer, reached), link: flat(answer.headers)['link'] };
      } catch (thrown) {
        if (signal.aborted) throw abortError(signal);
        const error = LlmError.from(thrown);
        const wait = waitAfter(error, failures, random(), patience);
        if (wait === undefined) throw error;
        logger.debug({ code: error.code, failures, waitMs: wait }, 'The hub did not answer; asking again.');
        await pause(wait, timers, signal);
      }
    }
  };

  const api = (repo: string, rest: string) => new URL(`${hubUrl}/api/models/${repo}/${rest}`);

  return {
    async commitOf(repo, revision, signal) {
      const { body } = await json(api(repo, `revision/${encodeURIComponent(revision)}`), repo, revision, signal);
      const read = revisionSchema.safeParse(body);
      if (!read.success || !COMMIT.test(read.data.sha)) throw strange(hub.host);
      return read.data.sha;
    },

    async filesOf(repo, commit, signal) {
      const files: HubFile[] = [];
      const visited = new Set<string>();
      let next: URL | undefined = api(repo, `tree/${commit}?recursive=true`);
      for (let pages = 0; next; pages++) {
        visited.add(next.href);
        const { body, link }: { body: unknown; link: string | undefined } = await json(next, repo, commit, signal);
        const read = treeSchema.safeParse(body);
        if (!read.success || pages >= MOST_PAGES || files.length > MOST_FILES) throw strange(hub.host);
        files.push(...read.data.filter(({ type }) => type === 'file').map(toFile));
        next = nextPage(link, next, hub);
        if (next && visited.has(next.href)) throw strange(hub.host);
      }
      return files;
    },

    async open({ repo, commit, path }, range, etag, signal) {
      const resolve = new URL(
        `${hubUrl}/${repo}/resolve/${commit}/${path.split('/').map(encodeURIComponent).join('/')}`,
      );
      const headers = {
        ...(range ? { range: `bytes=${range[0]}-${range[1] - 1}` } : {}),
        // A weak mark may stand for bytes that differ.
        ...(range && etag && !etag.startsWith('W/') ? { 'if-range': etag } : {}),
      };
      const known = locations.get(resolve.href);
      let reached = await follow(known?.url ?? resolve, headers, signal);
      if (known && reached.answer.statusCode >= 400 && reached.answer.statusCode !== 429) {
        // The address has expired: ask for a new one.
        locations.delete(resolve.href);
        await reached.answer.body.dump({ limit: 65_536 }).catch(() => {});
        reached = await follow(resolve, headers, signal);
      }
      const { answer, url } = reached;
      const linkedEtag = plainEtag(reached.linkedEtag ?? locations.get(resolve.href)?.linkedEtag);
      if (answer.statusCode !== 200 && answer.statusCode !== 206) {
        locations.delete(resolve.href);
        throw await refuse(answer, url, repo, commit);
      }
      if (url.origin !== hub.origin) locations.set(resolve.href, { url, linkedEtag });
      const all = flat(answer.headers);
      return {
        ...toExtent(answer.statusCode, all, range),
        etag: all['etag'],
        linkedEtag,
        bytes: readBody(answer, url.host, signal),
      };
    },
  };
}

async function* readBody({ body }: Answer, host: string, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of body) yield chunk as Uint8Array;
  } catch (error) {
    if (signal.aborted) throw abortError(signal);
    throw mapTransportFailure(error, { host, provider: 'local', hasBegun: true });
  } finally {
    body.destroy();
  }
}

async function readJson({ body }: Answer, url: URL): Promise<unknown> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of body) {
      size += (chunk as Uint8Array).length;
      if (size > MOST_JSON_BYTES) throw strange(url.host);
      chunks.push(chunk as Uint8Array);
    }
  } catch (error) {
    throw LlmError.is(error)
      ? error
      : mapTransportFailure(error, { host: url.host, provider: 'local', hasBegun: true });
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    throw strange(url.host);
  }
}

function toExtent(status: number, headers: Readonly<Record<string, string>>, range: Interval | undefined) {
  const told = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(headers['content-range'] ?? '');
  if (status === 206) {
    const total = told?.[2];
    return {
      isPartial: true,
      start: told ? Number(told[1]) : (range?.[0] ?? 0),
      totalBytes: total === undefined || total === '*' ? undefined : Number(total),
    };
  }
  const length = headers['content-length'];
  return { isPartial: false, start: 0, totalBytes: length === undefined ? undefined : Number(length) };
}

function toFile({ path, size, oid, lfs }: z.output<typeof treeSchema>[number]): HubFile {
  const digest = (lfs?.sha256 ?? lfs?.oid)?.toLowerCase().replace(/^sha256:/, '');
  const sizeBytes = lfs?.size ?? size ?? 0;
  if (lfs && digest && /^[0-9a-f]{64}$/.test(digest)) return { path, sizeBytes, sha256: digest };
  return { path, sizeBytes, ...(oid && !lfs && COMMIT.test(oid) ? { gitSha1: oid } : {}) };
}

/** Mirrors hand on the hub's own addresses: only the query of the next page is taken, and ours is asked. */
function nextPage(link: string | undefined, current: URL, hub: URL): URL | undefined {
  const target = /<([^>]+)>\s*;\s*rel="?next"?/i.exec(link ?? '')?.[1];
  if (target === undefined || !URL.canParse(target, current.href)) return undefined;
  const next = new URL(current.href);
  next.search = new URL(target, current).search;
  return next.origin === hub.origin ? next : undefined;
}

/** Never from an encrypted connection to an open one, and never with a name and password in the address. */
function isAllowed(to: URL, from: URL): boolean {
  const isHttp = to.protocol === 'https:' || (to.protocol === 'http:' && from.protocol === 'http:');
  return isHttp && to.username === '' && to.password === '';
}

function plainEtag(etag: string | undefined): string | undefined {
  return etag?.replace(/^W\//, '').replaceAll('"', '');
}

function flat(headers: Answer['headers']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]): [string, string][] =>
      value === undefined ? [] : [[name.toLowerCase(), Array.isArray(value) ? value.join(', ') : value]],
    ),
  );
}

const strange = (host: string) =>
  new LlmError('BAD_RESPONSE', `What ${host} answers is not the hub's interface. Look at the hub_url setting.`);
