import { describe, expect, it } from 'vitest';
import { createScriptedManager } from '../testing/scripted-manager.ts';
import { buildTestServer } from '../testing/test-server.ts';
import { isLoopback } from './browser-guard.ts';

const ask = (headers: Record<string, string>, options = {}, method: 'GET' | 'OPTIONS' = 'GET') =>
  buildTestServer(createScriptedManager(), options).inject({ method, url: '/healthz', headers });

describe('the browser guard', () => {
  it('believes loopback names only while the server listens on loopback', async () => {
    for (const host of ['localhost:8420', '127.0.0.1:8420', '[::1]:8420', 'app.localhost']) {
      expect((await ask({ host })).statusCode).toBe(200);
    }
    const rebound = await ask({ host: 'evil.example:8420' });
    expect(rebound.statusCode).toBe(403);
    expect(rebound.json().error.message).toContain('--allow-host');
    expect((await ask({ host: 'my.box' }, { allowedHosts: ['my.box'] })).statusCode).toBe(200);
    expect((await ask({ host: 'my.box' }, { host: '0.0.0.0' })).statusCode).toBe(200);
  });

  it('lets pages of listed origins in, and its own', async () => {
    const host = 'localhost:8420';
    expect((await ask({ host, origin: 'http://localhost:8420' })).statusCode).toBe(200);
    for (const origin of ['https://evil.example', 'null', 'http://localhost:3000']) {
      const refused = await ask({ host, origin });
      expect(refused.statusCode).toBe(403);
      expect(refused.headers).not.toHaveProperty('access-control-allow-origin');
    }
    const listed = await ask({ host, origin: 'https://a.example' }, { corsOrigins: ['https://a.example'] });
    expect(listed.headers['access-control-allow-origin']).toBe('https://a.example');
    expect(listed.headers['vary']).toBe('origin');
  });

  it('answers preflights of listed origins', async () => {
    const headers = { origin: 'https://a.example', 'access-control-request-method': 'POST' };
    const response = await ask(headers, { corsOrigins: ['https://a.example'] }, 'OPTIONS');
    expect(response.statusCode).toBe(204);
    expect(response.headers['access-control-allow-headers']).toContain('authorization');
    expect((await ask(headers, {}, 'OPTIONS')).statusCode).toBe(403);
  });

  it('knows what loopback is', () => {
    expect(['127.0.0.1', '127.8.9.1', '::1', 'localhost', '::ffff:127.0.0.1'].every(isLoopback)).toBe(true);
    expect(['0.0.0.0', '::', '10.0.0.1', '127.0.0.1.evil.example', 'localhost.evil'].some(isLoopback)).toBe(false);
  });

  it('sets headers that keep browsers from doing more than showing', async () => {
    expect((await ask({})).headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
    });
  });
});
