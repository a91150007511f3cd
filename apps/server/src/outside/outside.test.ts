import { describe, expect, it } from 'vitest';
import { createScriptedManager } from '../testing/scripted-manager.ts';
import { buildTestServer } from '../testing/test-server.ts';
import { isPublicAddress } from './address-ranges.ts';
import { checkUrl } from './check-url.ts';

const check = (url: string, resolved: readonly string[] = ['93.184.216.34'], allowed: readonly string[] = []) =>
  checkUrl(url, 'url', { allowedHosts: () => allowed, resolve: async () => resolved });

describe('an address of the network', () => {
  it.each([
    '127.0.0.1',
    '127.8.9.1',
    '0.0.0.0',
    '10.1.2.3',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.100.100.200',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    '::ffff:127.0.0.1',
    '::ffff:a00:1',
    '64:ff9b::a9fe:a9fe',
    'fd00:ec2::254',
    'fe80::1%eth0',
    '2002:7f00:1::',
    'ff02::1',
    'nonsense',
  ])('%s is not open', (address) => expect(isPublicAddress(address)).toBe(false));

  it.each(['93.184.216.34', '172.32.0.1', '100.128.0.1', '2606:2800:220:1::1', '::ffff:8.8.8.8'])(
    '%s is open',
    (address) => expect(isPublicAddress(address)).toBe(true),
  );
});

describe('an address of a request', () => {
  it.each([
    'http://127.0.0.1/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://017700000001/',
    'http://127.1/',
    'http://[::ffff:127.0.0.1]/',
    'http://169.254.169.254/latest/meta-data/',
    'http://localhost:8420/',
    'http://printer/',
    'http://metadata.google.internal/',
    'http://a.localhost./',
    'https://user:pass@example.org/',
    'file:///etc/passwd',
    'gopher://example.org/',
    'ftp://example.org/',
    'example.org/a.png',
    `https://example.org/${'x'.repeat(10_000)}`,
  ])('%s is refused', async (url) => {
    await expect(check(url)).rejects.toMatchObject({ code: 'INVALID_REQUEST', details: { field: 'url' } });
  });

  it('is refused where its name leads inside, also with one of several addresses', async () => {
    await expect(check('https://rebind.example.org/', ['93.184.216.34', '10.0.0.1'])).rejects.toThrow(/private/);
    await expect(check('https://rebind.example.org/', ['::1'])).rejects.toThrow(/private/);
  });

  it('passes where it leads outside, or where its host is allowed by name', async () => {
    await expect(check('https://example.org/a.png')).resolves.toBeUndefined();
    await expect(check('https://93.184.216.34/a.png')).resolves.toBeUndefined();
    await expect(check('http://images.internal/a.png', ['10.0.0.9'], ['images.internal'])).resolves.toBeUndefined();
  });
});

describe.each([
  ['/v1/chat/completions', 'image_url', { type: 'image_url', image_url: { url: 'http://169.254.169.254/' } }],
  ['/v1/messages', 'image', { type: 'image', source: { type: 'url', url: 'http://169.254.169.254/' } }],
])('%s', (url, _name, part) => {
  it.each([false, true])('asks no provider for an image inside (stream: %s)', async (stream) => {
    const manager = createScriptedManager();
    const response = await buildTestServer(manager).inject({
      method: 'POST',
      url,
      payload: { model: 'local/demo', max_tokens: 5, stream, messages: [{ role: 'user', content: [part] }] },
    });
    expect(response.statusCode).toBe(400);
    expect(response.body).toContain('private network');
    expect(manager.calls).toHaveLength(0);
  });
});
