import { Script } from 'node:vm';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { chooseEncoding } from '../http/asset.ts';
import { createScriptedManager } from '../testing/scripted-manager.ts';
import { buildTestServer } from '../testing/test-server.ts';
import { PAGE } from './page.gen.ts';

const app = buildTestServer(createScriptedManager());
afterAll(() => app.close());

const sourcesOf = (page: string) => [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1] ?? '');

describe('the page', () => {
  it('comes with a policy that lets in nothing from elsewhere, and needs nothing from there', async () => {
    const page = await app.inject('/');
    expect(page.statusCode).toBe(200);
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.headers['content-security-policy']).toContain("script-src 'self'");
    expect(page.headers['content-security-policy']).not.toContain('unsafe');
    expect(page.body).not.toMatch(/<script(?![^>]* src)|<style|\son\w+=|\sstyle=/);
    const sources = sourcesOf(page.body);
    expect(sources.length).toBeGreaterThan(2);
    for (const source of sources) {
      expect(source).toMatch(/^\/[^/]/);
      expect((await app.inject(source)).statusCode).toBe(200);
    }
  });

  it('weighs less than 200 kB on its way, all together', async () => {
    const page = await app.inject('/');
    const answers = await Promise.all(
      ['/', ...sourcesOf(page.body)].map((url) => app.inject({ url, headers: { 'accept-encoding': 'gzip' } })),
    );
    const bytes = answers.reduce((sum, { rawPayload }) => sum + rawPayload.length, 0);
    expect(bytes).toBeGreaterThan(10_000);
    expect(bytes).toBeLessThan(200_000);
  });

  it('is packed as the client can read it', async () => {
    const script = sourcesOf((await app.inject('/')).body).find((source) => source.endsWith('.js')) ?? '';
    const ask = async (encoding: string) => app.inject({ url: script, headers: { 'accept-encoding': encoding } });
    const [br, gzip, plain] = [await ask('gzip, deflate, br'), await ask('gzip'), await ask('identity')];
    expect([br, gzip, plain].map(({ headers }) => headers['content-encoding'])).toEqual(['br', 'gzip', undefined]);
    expect(brotliDecompressSync(br.rawPayload).toString()).toBe(PAGE.script);
    expect(gunzipSync(gzip.rawPayload).toString()).toBe(PAGE.script);
    expect(plain.body).toBe(PAGE.script);
    for (const { headers } of [br, gzip, plain]) expect(headers['vary']).toBe('accept-encoding');
  });

  it.each([
    [undefined, 'identity'],
    ['', 'identity'],
    ['br;q=0, gzip', 'gzip'],
    ['gzip;q=0', 'identity'],
    ['br;q=1.0, gzip;q=0.8', 'br'],
    ['brotli', 'identity'],
    ['GZIP', 'gzip'],
  ] as const)('takes "%s" as %s', (header, encoding) => expect(chooseEncoding(header)).toBe(encoding));

  it('is asked for again and sent anew only where it changed; what is named by its content never', async () => {
    const page = await app.inject('/');
    expect(page.headers['cache-control']).toBe('no-cache');
    const known = String(page.headers.etag);
    const again = await app.inject({ url: '/', headers: { 'if-none-match': known } });
    expect([again.statusCode, again.body]).toEqual([304, '']);
    const changed = await app.inject({ url: '/', headers: { 'if-none-match': 'W/"other"' } });
    expect(changed.statusCode).toBe(200);
    const script = sourcesOf(page.body).find((source) => source.endsWith('.js')) ?? '';
    expect((await app.inject(script)).headers['cache-control']).toContain('immutable');
  });

  it('answers HEAD, and has nothing else beside it', async () => {
    const head = await app.inject({ method: 'HEAD', url: '/' });
    expect([head.statusCode, head.body]).toEqual([200, '']);
    expect((await app.inject('/dashboard/page.old.js')).statusCode).toBe(404);
    expect((await app.inject('/dashboard/..%2fpackage.json')).statusCode).toBe(404);
  });

  it('has a script that is one, and never writes data as markup', () => {
    expect(() => new Script(PAGE.script)).not.toThrow();
    expect(PAGE.script).not.toMatch(/\.outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function/);
  });
});
