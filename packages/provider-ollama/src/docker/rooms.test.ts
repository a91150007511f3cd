import { describe, expect, test } from 'vitest';
import { gpuFor } from './container-spec.ts';
import { daemonAddresses, formatAddress } from './daemon-addresses.ts';
import { mapDockerError } from './docker-error.ts';
import { createImageProgress } from './image-progress.ts';
import { withTag } from './pull-image.ts';
import { demultiplex } from './read-logs.ts';

describe('where a daemon is looked for', () => {
  const on = (hints: Parameters<typeof daemonAddresses>[0]) => daemonAddresses(hints).map(formatAddress);

  test('the usual sockets: of the machine, of the user, of Docker Desktop', () => {
    expect(on({ platform: 'linux' })).toEqual(['/var/run/docker.sock']);
    const all = on({ platform: 'darwin', runtimeDir: '/run/user/1000', homeDir: '/home/me' });
    expect(all[0]).toBe('/var/run/docker.sock');
    expect(all).toContain('/run/user/1000/docker.sock');
    expect(all).toContain('/home/me/.docker/run/docker.sock');
    expect(on({ platform: 'win32' })).toEqual(['//./pipe/docker_engine']);
  });

  test('what is set is the only one, and the config wins', () => {
    expect(on({ platform: 'linux', environmentHost: 'unix:///run/d.sock' })).toEqual(['/run/d.sock']);
    expect(on({ platform: 'linux', environmentHost: 'unix:///a', dockerHost: '/b.sock' })).toEqual(['/b.sock']);
    expect(on({ platform: 'linux', dockerHost: 'tcp://127.0.0.1' })).toEqual(['tcp://127.0.0.1:2375']);
    expect(on({ platform: 'win32', dockerHost: 'npipe:////./pipe/own' })).toEqual(['//./pipe/own']);
  });

  test.each(['tcp://10.0.0.7:2375', 'ssh://box', 'nonsense'])('%s is refused with a sentence', (dockerHost) => {
    expect(() => daemonAddresses({ platform: 'linux', dockerHost })).toThrow(
      expect.objectContaining({ code: 'CONFIG_INVALID' }) as Error,
    );
  });
});

test.each([
  [
    Object.assign(new Error('connect EACCES /var/run/docker.sock'), { code: 'EACCES' }),
    'UNAUTHORIZED',
    'docker-no-permission',
  ],
  [
    Object.assign(new Error('connect ENOENT /var/run/docker.sock'), { code: 'ENOENT' }),
    'UNAVAILABLE',
    'docker-no-daemon',
  ],
  [Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }), 'UNAVAILABLE', 'docker-no-daemon'],
  [
    { statusCode: 500, reason: 'server error', json: { message: 'secret words of the daemon' } },
    'PROVIDER_FAILED',
    'docker-failed',
  ],
  ['a bare text', 'PROVIDER_FAILED', 'docker-failed'],
])('errors of the daemon and of the way to it: %s', (thrown, code, providerCode) => {
  const address = { kind: 'socket', socketPath: '/var/run/docker.sock' } as const;
  const error = mapDockerError(thrown, { address, image: 'ollama/ollama' });
  expect(error).toMatchObject({ code, details: { providerCode } });
  expect(error.message).not.toContain('secret words');
});

test('an NVIDIA GPU is asked for where its runtime is, an AMD one by its image, none where that is wanted', () => {
  expect(gpuFor('ollama/ollama', undefined, ['runc', 'nvidia'])).toBe('nvidia');
  expect(gpuFor('ollama/ollama', true, ['runc'])).toBe('none');
  expect(gpuFor('ollama/ollama:rocm', undefined, ['runc'])).toBe('amd');
  expect(gpuFor('ollama/ollama:rocm', false, ['runc', 'nvidia'])).toBe('none');
});

test('an image without a tag is the latest one', () => {
  expect(withTag('ollama/ollama')).toBe('ollama/ollama:latest');
  expect(withTag('box:5000/ollama')).toBe('box:5000/ollama:latest');
  expect(withTag('ollama/ollama:0.33.0')).toBe('ollama/ollama:0.33.0');
  expect(withTag('ollama/ollama@sha256:12')).toBe('ollama/ollama@sha256:12');
});

test('the progress of an image counts what is there already, and does not fall when unpacking starts over', () => {
  const progress = createImageProgress();
  const seen: number[] = [];
  for (const [id, status, current, total] of [
    ['a', 'Already exists'],
    ['b', 'Downloading', 10, 100],
    ['c', 'Waiting'],
    ['b', 'Downloading', 100, 100],
    ['c', 'Downloading', 50, 300],
    ['b', 'Extracting', 90, 100],
    ['b', 'Extracting', 1, 100],
    ['b', 'Pull complete'],
    ['c', 'Pull complete'],
  ] as const) {
    progress.add({ id, status, ...(total ? { progressDetail: { current, total } } : {}) });
    seen.push(progress.fraction);
  }
  expect(seen).toEqual([...seen].sort((first, second) => first - second));
  expect(seen.at(-1)).toBe(0.99);
});

test("a log loses the headers of its pieces, and keeps a terminal's as it is", () => {
  const piece = (kind: number, text: string) =>
    Buffer.concat([Buffer.from([kind, 0, 0, 0, 0, 0, 0, Buffer.byteLength(text)]), Buffer.from(text)]);
  expect(demultiplex(Buffer.concat([piece(1, 'Grüße\n'), piece(2, 'Fehler\n')]))).toBe('Grüße\nFehler\n');
  expect(demultiplex(Buffer.from('a plain line of a terminal'))).toBe('a plain line of a terminal');
  expect(demultiplex(Buffer.concat([piece(1, 'ab'), Buffer.from([1, 0])]))).toBe('ab');
});
