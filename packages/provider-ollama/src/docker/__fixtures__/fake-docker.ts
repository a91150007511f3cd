import { createServer, type IncomingMessage } from 'node:http';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What the daemon answers to one kind of question: a status with a body, or lines of a stream. */
export interface FakeAnswer {
  readonly status?: number;
  readonly body?: unknown;
  readonly lines?: readonly unknown[];
}

/** A daemon that answers as it is told, over a socket as the real one does. */
export interface FakeDocker {
  readonly socketPath: string;
  /** `POST /containers/create` and the like, without query; the last answer given for a question counts. */
  answer(question: string, answer: FakeAnswer | (() => FakeAnswer)): void;
  readonly asked: readonly { readonly question: string; readonly query: URLSearchParams; readonly body: unknown }[];
  close(): Promise<void>;
}

/** Shapes as in Docker's Engine API 1.41 (https://docs.docker.com/reference/api/engine/version/v1.41/). */
export async function createFakeDocker(): Promise<FakeDocker> {
  const folder = await mkdtemp(join(tmpdir(), 'fake-docker-'));
  const socketPath = join(folder, 'docker.sock');
  const answers = new Map<string, FakeAnswer | (() => FakeAnswer)>();
  const asked: FakeDocker['asked'][number][] = [];
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://docker');
    const question = `${request.method} ${url.pathname}`;
    const body = await bodyOf(request);
    asked.push({ question, query: url.searchParams, body });
    const given = answers.get(question) ?? { status: 404, body: { message: `no answer for ${question}` } };
    const { status = 200, body: answer, lines } = typeof given === 'function' ? given() : given;
    response.writeHead(status, { 'content-type': 'application/json' });
    if (lines) response.end(lines.map((line) => `${JSON.stringify(line)}\r\n`).join(''));
    else response.end(answer === undefined ? '' : JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(socketPath, resolve));
  return {
    socketPath,
    answer: (question, answer) => void answers.set(question, answer),
    asked,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text === '' ? undefined : JSON.parse(text);
}
