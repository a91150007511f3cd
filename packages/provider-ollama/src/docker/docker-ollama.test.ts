import { silentLogger } from '@modelhaven/core';
import { createCapturingLogger } from '@modelhaven/provider-testkit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createFakeDocker, type FakeDocker } from './__fixtures__/fake-docker.ts';
import { loadDockerode } from './connect-docker.ts';
import { createDockerOllama, type DockerOllamaOptions } from './docker-ollama.ts';
import type { ContainerEvent } from './types.ts';

let daemon: FakeDocker;
beforeEach(async () => {
  daemon = await createFakeDocker();
  daemon.answer('GET /_ping', { body: 'OK' });
  daemon.answer('GET /containers/json', { body: [] });
  daemon.answer('GET /info', { body: { Runtimes: { runc: {} } } });
  daemon.answer('GET /images/ollama/ollama:latest/json', { body: { Id: 'sha256:1' } });
  daemon.answer('POST /containers/create', { status: 201, body: { Id: 'c1', Warnings: [] } });
  daemon.answer('POST /containers/c1/start', { status: 204 });
  daemon.answer('DELETE /containers/c1', { status: 204 });
  daemon.answer('GET /containers/c1/json', { body: running });
});
afterEach(() => daemon.close());

const running = {
  Id: 'c1',
  State: { Status: 'running', ExitCode: 0 },
  RestartCount: 0,
  Config: { Image: 'ollama/ollama:latest', Labels: {} },
  NetworkSettings: { Ports: { '11434/tcp': [{ HostIp: '127.0.0.1', HostPort: '11434' }] } },
};
const ours = {
  Id: 'c1',
  Names: ['/modelhaven-ollama'],
  Labels: { 'dev.modelhaven.managed': 'ollama' },
  Image: 'ollama/ollama:latest',
  State: 'exited',
  Ports: [],
};

function create(options: Partial<DockerOllamaOptions> = {}) {
  return createDockerOllama({
    hints: { dockerHost: `unix://${daemon.socketPath}`, platform: 'linux' },
    name: 'modelhaven-ollama',
    image: 'ollama/ollama',
    port: 11_434,
    gpuEnabled: undefined,
    startTimeoutMs: 500,
    logger: silentLogger,
    now: () => performance.now(),
    answers: async () => true,
    ...options,
  });
}
const created = () =>
  daemon.asked.findLast(({ question }) => question === 'POST /containers/create')?.body as Record<
    string,
    Record<string, unknown>
  >;
const problem = (providerCode: string) => ({ details: { providerCode } });

test('creates what is missing, published on this machine only', async () => {
  expect(await create().start()).toBe('http://127.0.0.1:11434');
  expect(created()).toMatchObject({
    Image: 'ollama/ollama:latest',
    HostConfig: {
      PortBindings: { '11434/tcp': [{ HostIp: '127.0.0.1', HostPort: '11434' }] },
      Mounts: [{ Type: 'volume', Source: 'modelhaven-ollama', Target: '/root/.ollama' }],
    },
  });
  expect(created()['HostConfig']).not.toHaveProperty('DeviceRequests');
});

test('fetches a missing image, with progress that never falls, and tells of it', async () => {
  const layer = (status: string, current?: number) => ({
    status,
    id: 'a1',
    progressDetail: current === undefined ? {} : { current, total: 1000 },
  });
  daemon.answer('GET /images/ollama/ollama:latest/json', {
    status: 404,
    body: { message: 'No such image: ollama/ollama:latest' },
  });
  daemon.answer('POST /images/create', {
    lines: [
      { status: 'Pulling from ollama/ollama', id: 'latest' },
      layer('Pulling fs layer'),
      layer('Downloading', 400),
      layer('Downloading', 1000),
      layer('Download complete'),
      layer('Extracting', 900),
      layer('Extracting', 100),
      layer('Pull complete'),
      { status: 'Status: Downloaded newer image for ollama/ollama:latest' },
    ],
  });
  const events: ContainerEvent[] = [];
  await create({ onEvent: (event) => events.push(event) }).start();
  const fractions = events.flatMap(({ fraction }) => fraction ?? []);
  expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
  expect(fractions).toContain(0.34);
  expect(fractions.at(-1)).toBe(1);
  expect([...new Set(events.map(({ state }) => state))]).toEqual(['pulling-image', 'starting', 'waiting', 'ready']);
  expect(daemon.asked.find(({ question }) => question === 'POST /images/create')?.query.get('fromImage')).toBe(
    'ollama/ollama',
  );
});

test.each([
  [
    { status: 404, body: { message: 'manifest for ollama/ollama:none not found: manifest unknown' } },
    'docker-image-missing',
    'UNAVAILABLE',
  ],
  [
    { lines: [{ errorDetail: {}, error: 'pull access denied for ollama/ollama, repository does not exist' }] },
    'docker-image-missing',
    'UNAVAILABLE',
  ],
  [
    {
      status: 500,
      body: { message: 'Get "https://registry-1.docker.io/v2/": dial tcp: lookup registry-1.docker.io: no such host' },
    },
    'docker-registry-unreachable',
    'UNAVAILABLE',
  ],
  [
    { lines: [{ error: 'toomanyrequests: You have reached your pull rate limit.' }] },
    'docker-registry-limit',
    'RATE_LIMITED',
  ],
  [
    { lines: [{ error: 'write /var/lib/docker/tmp/GetImageBlob1: no space left on device' }] },
    'docker-disk-full',
    'INSUFFICIENT_RESOURCES',
  ],
])('a failing download is told as what it is: %j', async (answer, providerCode, code) => {
  daemon.answer('GET /images/ollama/ollama:latest/json', { status: 404, body: { message: 'No such image' } });
  daemon.answer('POST /images/create', answer);
  await expect(create().start()).rejects.toMatchObject({ code, ...problem(providerCode) });
});

test.each([
  [
    'driver failed programming external connectivity: Bind for 127.0.0.1:11434 failed: port is already allocated',
    'docker-port-taken',
    'UNAVAILABLE',
  ],
  [
    'Error starting userland proxy: listen tcp4 127.0.0.1:11434: bind: address already in use',
    'docker-port-taken',
    'UNAVAILABLE',
  ],
  ['mkdir /var/lib/docker/overlay2/1: no space left on device', 'docker-disk-full', 'INSUFFICIENT_RESOURCES'],
  ['something else', 'docker-failed', 'PROVIDER_FAILED'],
])('a failing start is told as what it is, and leaves no half container: %s', async (message, providerCode, code) => {
  daemon.answer('POST /containers/c1/start', { status: 500, body: { message } });
  await expect(create().start()).rejects.toMatchObject({ code, ...problem(providerCode) });
  expect(daemon.asked.at(-1)?.question).toBe('DELETE /containers/c1');
});

test('asks for the GPU where there is an NVIDIA runtime, and does without where it fails', async () => {
  daemon.answer('GET /info', { body: { Runtimes: { runc: {}, nvidia: {} } } });
  const withGpu = create();
  await withGpu.start();
  expect(withGpu.hasGpu).toBe(true);
  const request = { DeviceRequests: [{ Driver: 'nvidia', Count: -1, Capabilities: [['gpu']] }] };
  expect(created()['HostConfig']).toMatchObject(request);
  await create({ gpuEnabled: false }).start();
  expect(created()['HostConfig']).not.toHaveProperty('DeviceRequests');

  let starts = 0;
  daemon.answer('POST /containers/c1/start', () =>
    ++starts === 1
      ? { status: 500, body: { message: 'could not select device driver "nvidia" with capabilities: [[gpu]]' } }
      : { status: 204 },
  );
  const logger = createCapturingLogger();
  const fallenBack = create({ logger });
  await fallenBack.start();
  expect([starts, fallenBack.hasGpu]).toEqual([2, false]);
  expect(JSON.stringify(logger.lines)).toContain('Ollama will run on the CPU');
  starts = 0;
  await expect(create({ gpuEnabled: true }).start()).rejects.toMatchObject({
    code: 'UNSUPPORTED',
    ...problem('docker-no-gpu'),
  });
});

test('starts what it stopped, and makes anew what has other settings', async () => {
  daemon.answer('GET /containers/json', { body: [ours] });
  const stopped = (spec: string) => ({
    ...running,
    State: { Status: 'exited' },
    Config: { ...running.Config, Labels: { ...ours.Labels, 'dev.modelhaven.spec': spec } },
  });
  await create().start();
  expect(daemon.asked.map(({ question }) => question)).toContain('DELETE /containers/c1');
  const spec = created()['Labels']?.['dev.modelhaven.spec'] as string;
  let looks = 0;
  daemon.answer('GET /containers/c1/json', () => ({ body: ++looks === 1 ? stopped(spec) : running }));
  const before = daemon.asked.length;
  await create().start();
  expect(daemon.asked.slice(before).map(({ question }) => question)).toEqual([
    'GET /_ping',
    'GET /containers/json',
    'GET /info',
    'GET /containers/c1/json',
    'POST /containers/c1/start',
    'GET /containers/c1/json',
  ]);
});

test('never touches what it did not make', async () => {
  daemon.answer('GET /containers/json', { body: [{ ...ours, Labels: {}, Image: 'nginx' }] });
  await expect(create().start()).rejects.toMatchObject(problem('docker-name-taken'));
  const running_ = {
    ...ours,
    Names: ['/ollama'],
    Labels: {},
    State: 'running',
    Ports: [{ PrivatePort: 11434, PublicPort: 11434, IP: '0.0.0.0', Type: 'tcp' }],
  };
  daemon.answer('GET /containers/json', { body: [running_] });
  const container = create();
  expect(await container.start()).toBe('http://127.0.0.1:11434');
  await container.stop();
  await container.remove();
  expect(daemon.asked.filter(({ question }) => !question.startsWith('GET'))).toEqual([]);
});

test('one that stops before it answers fails with its log, one that says nothing when the time is over', async () => {
  const log = Buffer.from('\u0001\0\0\0\0\0\0\u0006no GPU');
  daemon.answer('GET /containers/c1/json', { body: { ...running, State: { Status: 'exited', ExitCode: 3 } } });
  daemon.answer('GET /containers/c1/logs', { body: log.toString() });
  const error = await create({ answers: async () => false })
    .start()
    .catch((thrown: unknown) => thrown as Error);
  expect(error).toMatchObject({
    code: 'PROVIDER_FAILED',
    ...problem('docker-exited'),
    message: expect.stringContaining('exit code 3') as string,
  });
  expect(((error as Error).cause as Error).message).toContain('no GPU');
  daemon.answer('GET /containers/c1/json', { body: running });
  await expect(create({ answers: async () => false }).start()).rejects.toMatchObject({
    code: 'TIMEOUT',
    ...problem('docker-unhealthy'),
  });
});

test('all who ask at once wait for one start; one who leaves stops nobody', async () => {
  const container = create();
  const controller = new AbortController();
  const left = container.start({ signal: controller.signal });
  const stayed = container.start();
  controller.abort();
  await expect(left).rejects.toMatchObject({ code: 'ABORTED' });
  expect(await stayed).toBe('http://127.0.0.1:11434');
  expect(daemon.asked.filter(({ question }) => question === 'POST /containers/create')).toHaveLength(1);
});

test('no daemon and no dockerode have a sentence each', async () => {
  await expect(
    create({ hints: { dockerHost: 'unix:///tmp/none.sock', platform: 'linux' } }).start(),
  ).rejects.toMatchObject({ code: 'UNAVAILABLE', ...problem('docker-no-daemon') });
  await expect(loadDockerode(() => Promise.reject(new Error("Cannot find package 'dockerode'")))).rejects.toMatchObject(
    { code: 'DEPENDENCY_MISSING', message: expect.stringContaining('npm install dockerode@5') as string },
  );
});
