import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A repository of the fake hub. */
export interface FakeRepository {
  /** Content by path. */
  readonly files: Readonly<Record<string, Uint8Array>>;
  /** 40 hexadecimal digits; default: made of the contents. */
  readonly commit?: string;
  /** Other branches and tags. */
  readonly revisions?: Readonly<Record<string, FakeRepository>>;
  /** Needs a token that is on the list; `gated` says so as the hub does, `private` hides the repository. */
  readonly access?: 'gated' | 'private';
}

/** A request that came, to the hub or to the host that it sends clients to. */
export interface SeenRequest {
  readonly host: 'hub' | 'cdn';
  readonly path: string;
  readonly query: URLSearchParams;
  readonly authorization: string | undefined;
  readonly range: string | undefined;
  readonly ifRange: string | undefined;
}

/** What goes wrong with one answer. */
export interface Fault {
  /** Answers this instead. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Drops the connection after so many bytes of the body. */
  readonly cutAfter?: number;
  /** Sends so many bytes and then nothing, without an end. */
  readonly stallAfter?: number;
  /** Sends no faster than this. */
  readonly bytesPerSecond?: number;
  /** Sends the whole file whatever was asked for. */
  readonly ignoreRange?: boolean;
  /** Sends these bytes instead of the file's own. */
  readonly content?: Uint8Array;
  readonly etag?: string;
}

/** A hub on 127.0.0.1 that speaks as huggingface.co does, with a second host for large files. */
export interface FakeHub {
  /** Without a slash at the end. */
  readonly url: string;
  readonly cdnUrl: string;
  readonly requests: readonly SeenRequest[];
  /** Looked at for each request; undefined: all is well. */
  fault: (request: SeenRequest) => Fault | undefined;
  /** Repositories by `org/name`; may be changed at any time. */
  readonly repositories: Map<string, FakeRepository>;
  /** Entries of one page of a listing. */
  pageSize: number;
  /** Tokens that open gated and private repositories. */
  readonly tokens: Set<string>;
  /** Addresses of large files that were given out until now lead nowhere. */
  expireLinks(): void;
  close(): Promise<void>;
}

const LARGE = /\.(?:gguf|onnx|onnx_data)$/;

const digests = new WeakMap<Uint8Array, string>();

/** Remembered, so that large files are read once. */
export function sha256Of(bytes: Uint8Array): string {
  const known = digests.get(bytes) ?? createHash('sha256').update(bytes).digest('hex');
  digests.set(bytes, known);
  return known;
}
const gitSha1Of = (bytes: Uint8Array): string =>
  createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');

/** The commit that a repository is at. */
export function commitOf({ commit, files }: FakeRepository): string {
  if (commit !== undefined) return commit;
  const hash = createHash('sha1');
  for (const [path, bytes] of Object.entries(files)) hash.update(path).update(bytes);
  return hash.digest('hex');
}

/** Starts a hub on free ports, or on these. */
export async function createFakeHub(
  repositories: Readonly<Record<string, FakeRepository>> = {},
  ports: { readonly hub?: number; readonly cdn?: number } = {},
): Promise<FakeHub> {
  const requests: SeenRequest[] = [];
  const known = new Map(Object.entries(repositories));
  const tokens = new Set(['hf_good']);
  let epoch = 0;

  const see = (host: SeenRequest['host'], request: IncomingMessage): SeenRequest => {
    const url = new URL(request.url ?? '/', 'http://fake');
    const seen: SeenRequest = {
      host,
      path: decodeURIComponent(url.pathname),
      query: url.searchParams,
      authorization: request.headers.authorization,
      range: request.headers.range,
      ifRange: request.headers['if-range'] as string | undefined,
    };
    requests.push(seen);
    return seen;
  };
  const blobs = (): ReadonlyMap<string, Uint8Array> =>
    new Map(
      [...known.values()]
        .flatMap((repository) => [repository, ...Object.values(repository.revisions ?? {})])
        .flatMap(({ files }) => Object.values(files))
        .map((bytes) => [sha256Of(bytes), bytes]),
    );

  const answerHub = async (request: IncomingMessage, response: ServerResponse) => {
    const seen = see('hub', request);
    const fault = hub.fault(seen);
    if (fault?.status !== undefined) return refuse(response, fault);
    const match = /^\/(?:api\/models\/)?([^/]+\/[^/]+)\/(revision|tree|resolve)\/([^/]+)(?:\/(.+))?$/.exec(seen.path);
    const repository = known.get(match?.[1] ?? '');
    const mayRead = !repository?.access || tokens.has((seen.authorization ?? '').replace('Bearer ', ''));
    if (!match || !repository || (!mayRead && repository.access === 'private')) {
      return refuse(response, { status: seen.authorization ? 404 : 401, headers: { 'x-error-code': 'RepoNotFound' } });
    }
    const [, repo = '', kind, name = 'main', path = ''] = match;
    if (!mayRead && kind === 'resolve') {
      return refuse(response, { status: seen.authorization ? 403 : 401, headers: { 'x-error-code': 'GatedRepo' } });
    }
    const all = { main: repository, ...repository.revisions };
    const found = Object.entries(all).find(([revision, at]) => revision === name || commitOf(at) === name)?.[1];
    if (!found) return refuse(response, { status: 404, headers: { 'x-error-code': 'RevisionNotFound' } });
    if (kind === 'revision') return sendJson(response, { id: repo, sha: commitOf(found), siblings: [] });
    if (kind === 'tree') return sendTree(response, found, seen, hub);
    const content = found.files[path];
    if (!content) return refuse(response, { status: 404, headers: { 'x-error-code': 'EntryNotFound' } });
    const headers = { 'x-repo-commit': commitOf(found) };
    if (LARGE.test(path)) {
      const digest = sha256Of(content);
      response.writeHead(302, {
        ...headers,
        location: `${hub.cdnUrl}/blobs/${digest}?epoch=${epoch}`,
        'x-linked-etag': `"${digest}"`,
        'x-linked-size': content.length,
      });
      return response.end('Found. Redirecting.');
    }
    return sendFile(request, response, content, `"${gitSha1Of(content)}"`, fault ?? {}, headers);
  };

  const answerCdn = async (request: IncomingMessage, response: ServerResponse) => {
    const seen = see('cdn', request);
    const fault = hub.fault(seen);
    if (fault?.status !== undefined) return refuse(response, fault);
    if (seen.query.get('epoch') !== String(epoch)) return refuse(response, { status: 403 });
    const digest = seen.path.split('/').at(-1) ?? '';
    const content = blobs().get(digest);
    if (!content) return refuse(response, { status: 404 });
    return sendFile(
      request,
      response,
      fault?.content ?? content,
      fault?.etag ?? `"${digest.slice(0, 32)}"`,
      fault ?? {},
    );
  };

  const servers = [createServer(guard(answerHub)), createServer(guard(answerCdn))] as const;
  const [hubPort, cdnPort] = await Promise.all([listen(servers[0], ports.hub), listen(servers[1], ports.cdn)]);
  const hub: FakeHub = {
    url: `http://127.0.0.1:${hubPort}`,
    cdnUrl: `http://127.0.0.1:${cdnPort}`,
    requests,
    fault: () => undefined,
    repositories: known,
    pageSize: 1_000,
    tokens,
    expireLinks: () => {
      epoch++;
    },
    async close() {
      await Promise.all(
        servers.map((server) => {
          server.closeAllConnections();
          return new Promise((resolve) => server.close(resolve));
        }),
      );
    },
  };
  return hub;
}

function guard(answer: (request: IncomingMessage, response: ServerResponse) => Promise<unknown>) {
  return (request: IncomingMessage, response: ServerResponse) => {
    answer(request, response).catch(() => response.destroy());
  };
}

async function listen(server: Server, port = 0): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return (server.address() as AddressInfo).port;
}

function refuse(response: ServerResponse, { status = 500, headers = {}, body = '{"error":"no"}' }: Fault): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
}

function sendJson(response: ServerResponse, value: unknown, headers: Readonly<Record<string, string>> = {}): void {
  response.writeHead(200, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(value));
}

function sendTree(
  response: ServerResponse,
  { files }: FakeRepository,
  { path, query }: SeenRequest,
  hub: FakeHub,
): void {
  const folders = new Set(
    Object.keys(files).flatMap((file) =>
      file
        .split('/')
        .slice(0, -1)
        .map((_, index, parts) => parts.slice(0, index + 1).join('/')),
    ),
  );
  const entries = [
    ...[...folders].map((folder) => ({ type: 'directory', oid: '0'.repeat(40), size: 0, path: folder })),
    ...Object.entries(files).map(([file, bytes]) => ({
      type: 'file',
      oid: gitSha1Of(bytes),
      size: bytes.length,
      path: file,
      ...(LARGE.test(file) ? { lfs: { oid: sha256Of(bytes), size: bytes.length, pointerSize: 134 } } : {}),
    })),
  ];
  const from = Number(query.get('cursor') ?? 0);
  const next = from + hub.pageSize;
  const link = next < entries.length ? { link: `<${hub.url}${path}?recursive=true&cursor=${next}>; rel="next"` } : {};
  sendJson(response, entries.slice(from, next), link as Record<string, string>);
}

async function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  content: Uint8Array,
  etag: string,
  fault: Fault,
  headers: Readonly<Record<string, string>> = {},
): Promise<void> {
  const asked = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '');
  const ifRange = request.headers['if-range'];
  const isPartial = asked !== null && !fault.ignoreRange && (ifRange === undefined || ifRange === etag);
  const start = isPartial ? Number(asked[1]) : 0;
  const end = isPartial && asked[2] ? Math.min(content.length, Number(asked[2]) + 1) : content.length;
  if (start >= content.length && content.length > 0) {
    response.writeHead(416, { 'content-range': `bytes */${content.length}` }).end();
    return;
  }
  response.writeHead(isPartial ? 206 : 200, {
    ...headers,
    ...fault.headers,
    etag,
    'accept-ranges': 'bytes',
    'content-length': end - start,
    ...(isPartial ? { 'content-range': `bytes ${start}-${end - 1}/${content.length}` } : {}),
  });
  const bytes = content.subarray(start, end);
  const most = fault.cutAfter ?? fault.stallAfter ?? bytes.length;
  const step = fault.bytesPerSecond ? Math.max(1, Math.floor(fault.bytesPerSecond / 20)) : 65_536;
  for (let position = 0; position < Math.min(most, bytes.length); position += step) {
    if (response.destroyed) return;
    const more = response.write(bytes.subarray(position, Math.min(position + step, most)));
    if (fault.bytesPerSecond) await new Promise((resolve) => setTimeout(resolve, 50));
    else if (!more) await drained(response);
  }
  if (fault.stallAfter !== undefined && most < bytes.length) return;
  if (fault.cutAfter !== undefined && most < bytes.length) {
    // What was written shall arrive before the connection breaks.
    await new Promise((resolve) => setTimeout(resolve, 5));
    response.destroy();
  } else response.end();
}

/** Resolves when there is room again, or nobody is there to read any more. */
function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      response.off('drain', end).off('close', end);
      resolve();
    };
    response.on('drain', end).on('close', end);
  });
}
