import { LlmError } from '@modelhaven/core';
import { createReplayServer, jsonReply } from '@modelhaven/provider-testkit';
import { expect, test } from 'vitest';
import { createConnection } from './connection.ts';

const config = { baseUrl: 'http://127.0.0.1:9', headers: {}, answerTimeoutMs: 1000 };
const create = (ensure?: (baseUrl: string) => Promise<string>) =>
  createConnection({ provider: 'ollama', config, apiKey: undefined, now: () => 0, ensure });

test('a server is looked for once, where it is found is where calls go, and again after nobody answered', async () => {
  const server = await createReplayServer();
  server.respond('GET /api/version', jsonReply({ version: '1' }));
  let looks = 0;
  const connection = create(async () => {
    looks += 1;
    return server.url;
  });
  const ask = async () => (await connection.client()).json({ method: 'GET', path: '/api/version' });
  await ask();
  await ask();
  expect(looks).toBe(1);
  server.respond('GET /api/version', jsonReply({}, 503));
  await expect(ask()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  await ask().catch(() => {});
  expect(looks).toBe(1);
  await server.close();
  await expect(ask()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  await ask().catch(() => {});
  expect(looks).toBe(2);
  await connection.close();
});

test('one who is in a hurry is told to come again, while the start goes on for others', async () => {
  let ready: (url: string) => void = () => {};
  const connection = create(
    () =>
      new Promise((resolve) => {
        ready = resolve;
      }),
  );
  await expect(connection.client({ patienceMs: 20 })).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  const patient = connection.client();
  ready('http://127.0.0.1:9');
  expect((await patient).provider).toBe('ollama');
  await connection.close();
});

test('what fails fails for both with its own name', async () => {
  const failure = new LlmError('TIMEOUT', 'Nobody answered in the container.', { providerCode: 'docker-unhealthy' });
  const connection = create(() => Promise.reject(failure));
  await expect(connection.client({ patienceMs: 1000 })).rejects.toBe(failure);
  await expect(connection.client()).rejects.toBe(failure);
});
