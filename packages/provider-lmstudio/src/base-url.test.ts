import { expect, test } from 'vitest';
import { isLocalAddress, openAiUrl, serverUrl } from './base-url.ts';

test.each([
  ['http://localhost:1234', 'http://localhost:1234/'],
  ['http://localhost:1234/', 'http://localhost:1234/'],
  ['http://localhost:1234/v1', 'http://localhost:1234/'],
  ['http://localhost:1234/v1/', 'http://localhost:1234/'],
  ['http://localhost:1234/api/v1', 'http://localhost:1234/'],
  ['http://localhost:1234/api/v0/', 'http://localhost:1234/'],
  ['https://box.example/lm/v1', 'https://box.example/lm'],
  ['https://box.example/lmv1', 'https://box.example/lmv1'],
])('%s is the server %s', (given, server) => {
  expect(serverUrl(given)).toBe(server);
  expect(openAiUrl(serverUrl(given))).toBe(`${server.replace(/\/$/, '')}/v1`);
});

test.each([
  ['http://localhost:1234', true],
  ['http://127.0.0.1:1234', true],
  ['http://192.168.1.9:1234', true],
  ['http://172.31.0.1', true],
  ['http://[::1]:1234', true],
  ['http://[fd00::1]:1234', true],
  ['http://gpu-box:1234', true],
  ['http://gpu-box.local:1234', true],
  ['http://172.32.0.1', false],
  ['http://8.8.8.8', false],
  ['https://10.example.com', false],
  ['https://models.example.com', false],
  ['http://[2001:db8::1]', false],
])('%s is in the house: %s', (address, expected) => {
  expect(isLocalAddress(address)).toBe(expected);
});
