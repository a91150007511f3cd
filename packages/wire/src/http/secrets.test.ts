import { inspect } from 'node:util';
import { LlmError, type Logger } from '@modelhaven/core';
import { expect, test } from 'vitest';
import { serve, serveRaw, type TestServer } from './__fixtures__/serve.ts';
import { createHttpClient, type HttpRequest } from './client.ts';

const CANARY = 'sk-canary/7f3a+9e==';
const OTHER = 'query-canary-51';
const get = { method: 'GET', path: '/' } as const;

/** Everything that a thrown error shows to whoever prints it in full. */
const printed = (value: unknown) => `${inspect(value, { depth: 20, showHidden: true })}${JSON.stringify(value)}`;

function recorder(lines: string[]): Logger {
  const write = (fields: unknown, message?: string) => void lines.push(printed(fields), message ?? '');
  return { debug: write, info: write, warn: write, error: write, child: () => recorder(lines) };
}

async function outcome(server: TestServer, request: Partial<HttpRequest> = {}, password = ''): Promise<string> {
  const url = new URL(`${server.url}/v1?api_key=${OTHER}`);
  url.password = password;
  const lines: string[] = [];
  const http = createHttpClient({
    baseUrl: url.href,
    provider: 'box',
    ...(password === '' ? { headers: { authorization: `Bearer ${CANARY}` } } : {}),
    limits: { headersMs: 5_000 },
  });
  const call = { ...get, ...request, logger: recorder(lines) };
  const errors: unknown[] = [];
  await http.json(call).catch((error: unknown) => errors.push(error));
  await http
    .stream(call)
    .then(async ({ bytes }) => {
      for await (const _chunk of bytes);
    })
    .catch((error: unknown) => errors.push(error, http.toError(error)));
  await http.close();
  expect(errors.length).toBeGreaterThan(0);
  expect(errors.every(LlmError.is)).toBe(true);
  return `${errors.map(printed).join('\n')}\n${lines.join('\n')}`;
}

const echo = (status: number) =>
  serve((request, response) => {
    const key = request.headers.authorization ?? '';
    const body = JSON.stringify({ error: { message: `Incorrect key ${key} at ${request.url}`, code: 'invalid' } });
    response.writeHead(status, { 'x-echo': key, location: `https://x.example/${request.url}` }).end(body);
  });

test.each([302, 400, 401, 429, 500])('an echoed key appears nowhere (status %i)', async (status) => {
  await using server = await echo(status);
  const fromError: HttpRequest['fromError'] = (_status, headers, body) =>
    new LlmError('UNAUTHORIZED', `no: ${headers['x-echo']} ${JSON.stringify(body)}`, {
      providerCode: CANARY,
      cause: new Error('outer', { cause: new Error(JSON.stringify(body)) }),
    });
  for (const request of [{}, { fromError }]) {
    const text = await outcome(server, request);
    expect(text).not.toContain(CANARY);
    expect(text).not.toContain(OTHER);
  }
});

test('a password of the base URL appears nowhere', async () => {
  await using server = await echo(401);
  const fromError: HttpRequest['fromError'] = (_status, headers) =>
    new LlmError('UNAUTHORIZED', `no: ${headers['x-echo']} hunter-22`);
  const text = await outcome(server, { fromError }, 'hunter-22');
  expect(text).not.toContain('hunter-22');
  expect(text).not.toContain(Buffer.from(':hunter-22').toString('base64'));
});

test('garbage that quotes the request does not reach the error through the HTTP parser', async () => {
  await using server = await serveRaw((socket) => void socket.end(`NOPE ${CANARY} authorization\r\n\r\n`));
  const text = await outcome(server);
  expect(text).not.toContain(CANARY);
});

test.each(['line\nbreak', 'snow ☃'])(
  'a key that HTTP does not allow is named as such and not shown: %j',
  async (key) => {
    await using server = await echo(200);
    const http = createHttpClient({
      baseUrl: server.url,
      provider: 'box',
      headers: { authorization: `Bearer secret-${key}` },
    });
    const error = await http.json(get).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'CONFIG_INVALID' });
    expect(printed(error)).not.toContain('secret-');
    await http.close();
  },
);
