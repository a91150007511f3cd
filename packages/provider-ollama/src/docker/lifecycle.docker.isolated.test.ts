import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Docker from 'dockerode';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type ContainerEvent, createOllama, type OllamaConfigInput, type OllamaProvider } from '../index.ts';
import { buildImage, ciScript, deriveImage, IMAGE } from './__fixtures__/test-daemon.ts';
import { createTestRegistry } from './__fixtures__/test-registry.ts';

// Against a real daemon: the one named here, or the machine's own. `tools/ci/start-docker.sh` starts one.
const host = process.env['MODELHAVEN_TEST_DOCKER_HOST'] ?? 'unix:///var/run/docker.sock';
const ownDir = process.env['MODELHAVEN_TEST_DOCKER_DIR'];
const docker = new Docker({ socketPath: host.replace(/^unix:\/\//, '') });
const name = `modelhaven-test-${process.pid}`;

const reason = await whyNot();
if (reason !== undefined && process.env['MODELHAVEN_REQUIRE_DOCKER'] === '1') {
  throw new Error(`The life cycle in Docker must be tested here, and cannot: ${reason}`);
}

async function whyNot(): Promise<string | undefined> {
  if (process.platform !== 'linux') return 'the image is made of the own node, which needs Linux';
  try {
    await docker.ping();
  } catch (error) {
    return `no Docker daemon answers at ${host} (${(error as { code?: string }).code ?? 'error'}); see tools/ci/start-docker.sh`;
  }
  const others = await docker.listContainers();
  return others.some(({ Image }) => Image.startsWith('ollama/ollama')) ? 'an Ollama runs in Docker here' : undefined;
}

const providers: OllamaProvider[] = [];
const servers: Server[] = [];
const port = 20_000 + (process.pid % 20_000);

function create(config: OllamaConfigInput = {}, onContainer: (event: ContainerEvent) => void = () => {}) {
  const settings: OllamaConfigInput = {
    baseUrl: `http://127.0.0.1:${port}`,
    dockerEnabled: true,
    dockerHost: host,
    dockerImage: IMAGE,
    dockerContainer: name,
    dockerStartTimeoutMs: 30_000,
    ...config,
  };
  const provider = createOllama(settings, { onContainer });
  providers.push(provider);
  if (!provider.docker) throw new Error('Docker is on, so there is a container to manage');
  return { provider, container: provider.docker };
}

const hello = { model: 'tiny', messages: [{ role: 'user' as const, content: 'Greet me.' }] };

describe('the life cycle in Docker', () => {
  beforeAll(async () => {
    if (reason === undefined) await buildImage(docker);
  }, 180_000);
  beforeEach(({ skip }) => skip(reason !== undefined, reason));
  afterEach(async () => {
    await Promise.all(providers.splice(0).map((provider) => provider.close()));
    for (const server of servers.splice(0)) await new Promise((resolve) => server.close(resolve));
  });
  afterAll(async () => {
    if (reason !== undefined) return;
    for (const { Id, Names } of await docker.listContainers({ all: true })) {
      if (Names.some((each) => each.startsWith(`/${name}`)))
        await docker.getContainer(Id).remove({ force: true, v: true });
    }
    await docker
      .getVolume(name)
      .remove()
      .catch(() => {});
    for (const tag of [IMAGE, 'ollama/ollama:exits-test', 'ollama/ollama:silent-test']) {
      await docker
        .getImage(tag)
        .remove({ force: true })
        .catch(() => {});
    }
  }, 180_000);

  test('the first answer creates the container, and pulls, lists, loads and chats go on in it', {
    timeout: 180_000,
  }, async () => {
    const { provider, container } = create();
    expect(await provider.health()).toMatchObject({ status: 'down' });
    expect(await container.status()).toEqual({ state: 'absent', isOurs: false });
    const seen: number[] = [];
    await provider.residency.pull('tiny', { onProgress: (fraction) => seen.push(fraction) });
    expect(seen.at(-1)).toBe(1);
    expect((await provider.listModels()).map(({ id }) => id)).toEqual(['tiny:latest']);
    expect((await provider.generate(hello)).text).toBe('Good morning 🌿');
    expect(await provider.residency.loaded()).toMatchObject([{ id: 'tiny:latest', contextLength: 4096 }]);
    expect(await provider.health()).toMatchObject({ status: 'up' });
    expect(await container.logs(5)).toContain('Listening on 0.0.0.0:11434');
    await expect(provider.residency.pull('unknown')).rejects.toMatchObject({ code: 'MODEL_NOT_FOUND' });
  });

  test('it is published on 127.0.0.1 only, keeps its models in a volume, restarts by itself and wears our label', async () => {
    const inspected = await docker.getContainer(name).inspect();
    expect(inspected.NetworkSettings.Ports['11434/tcp']).toEqual([{ HostIp: '127.0.0.1', HostPort: String(port) }]);
    expect(inspected.HostConfig.RestartPolicy?.Name).toBe('unless-stopped');
    expect(inspected.HostConfig.SecurityOpt).toEqual(['no-new-privileges:true']);
    expect(inspected.Mounts).toMatchObject([{ Type: 'volume', Name: name, Destination: '/root/.ollama' }]);
    expect(inspected.Config.Labels).toMatchObject({ 'dev.modelhaven.managed': 'ollama' });
  });

  test('another process adopts what runs, and a stopped one is started again, with its models', {
    timeout: 180_000,
  }, async () => {
    const before = (await docker.getContainer(name).inspect()).Id;
    const { provider, container } = create();
    expect(await container.start()).toBe(`http://127.0.0.1:${port}`);
    await container.stop();
    expect(await container.status()).toMatchObject({ state: 'exited', isOurs: true, id: before });
    await expect(provider.health()).resolves.toMatchObject({ status: 'down' });
    expect((await provider.generate(hello)).text).toBe('Good morning 🌿');
    expect(await container.status()).toMatchObject({ state: 'running', id: before, image: IMAGE });
  });

  test('a container that is killed under way comes back with the next call', { timeout: 180_000 }, async () => {
    const { provider } = create();
    await provider.generate(hello);
    await docker.getContainer(name).kill();
    const error = await provider.generate(hello).catch((thrown: unknown) => thrown);
    // The restart policy does not revive what was killed by hand; the first call may find nobody, the second starts it.
    if (error instanceof Error) expect(error).toMatchObject({ code: 'UNAVAILABLE' });
    expect((await provider.generate(hello)).text).toBe('Good morning 🌿');
  });

  test('it survives a restart of the daemon', { timeout: 180_000 }, async ({ skip }) => {
    skip(ownDir === undefined, 'the daemon was not started by tools/ci/start-docker.sh, so it is not ours to restart');
    const { provider, container } = create();
    const { id } = await container.status();
    await ciScript('stop-docker.sh', ownDir ?? '', '--keep');
    await expect(provider.generate(hello)).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      details: { providerCode: 'docker-no-daemon' },
    });
    await ciScript('start-docker.sh', ownDir ?? '');
    expect((await provider.generate(hello)).text).toBe('Good morning 🌿');
    expect(await container.status()).toMatchObject({ state: 'running', id });
  });

  test('other settings make it anew, with a free port and the same models', { timeout: 180_000 }, async () => {
    const before = (await docker.getContainer(name).inspect()).Id;
    await docker.getContainer(name).stop({ t: 5 });
    const { provider, container } = create({ dockerPort: 'free' });
    expect((await provider.listModels()).map(({ id }) => id)).toEqual(['tiny:latest']);
    const status = await container.status();
    expect(status.id).not.toBe(before);
    expect(status.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(status.url).not.toBe(`http://127.0.0.1:${port}`);
  });

  test('an Ollama that somebody else runs in Docker is used and never touched', { timeout: 180_000 }, async () => {
    await create().container.remove();
    const foreign = await docker.createContainer({
      name: `${name}-foreign`,
      Image: IMAGE,
      ExposedPorts: { '11434/tcp': {} },
      HostConfig: { PortBindings: { '11434/tcp': [{ HostIp: '127.0.0.1', HostPort: '0' }] } },
    });
    await foreign.start();
    try {
      const { provider, container } = create();
      expect(await provider.listModels()).toEqual([]);
      expect(await container.status()).toMatchObject({ state: 'running', isOurs: false, id: foreign.id });
      await container.stop();
      await container.remove({ withModels: true });
      expect((await foreign.inspect()).State.Running).toBe(true);
    } finally {
      await foreign.remove({ force: true });
    }
  });

  test('a plain server at the base URL needs no Docker', async () => {
    const plain = await serve((url) => (url === '/api/version' ? { version: '0.33.0' } : { models: [] }));
    const { provider, container } = create({ baseUrl: plain, dockerImage: 'ollama/ollama:none-test' });
    expect(await provider.listModels()).toEqual([]);
    expect(await container.status()).toMatchObject({ state: 'absent' });
  });

  test('an image that is missing is fetched from its registry, with progress', { timeout: 180_000 }, async () => {
    const registry = await createTestRegistry(docker, IMAGE);
    // While it is here, nothing of it would be fetched.
    await docker.getImage(IMAGE).remove({ force: true });
    try {
      const events: ContainerEvent[] = [];
      const { provider, container } = create({ dockerImage: registry.image }, (event) => events.push(event));
      await provider.listModels().catch(() => container.start());
      const fractions = events.flatMap(({ fraction }) => fraction ?? []);
      expect(fractions.length).toBeGreaterThan(3);
      expect(fractions).toEqual([...fractions].sort((first, second) => first - second));
      expect([fractions[0], fractions.at(-1)]).toEqual([0, 1]);
      expect(events.at(-1)).toMatchObject({ state: 'ready', url: `http://127.0.0.1:${port}` });
      expect(await container.status()).toMatchObject({ state: 'running', image: registry.image });
      await container.remove();
      const refused = (image: string) => create({ dockerImage: image }).container.start();
      await expect(refused(`${registry.host}/none:test`)).rejects.toMatchObject({
        code: 'UNAVAILABLE',
        details: { providerCode: 'docker-image-missing' },
      });
      await expect(refused(`${registry.host}/limited:test`)).rejects.toMatchObject({
        details: { providerCode: 'docker-registry-limit' },
      });
    } finally {
      await create().container.remove();
      await docker.getImage(registry.image).tag({ repo: 'ollama/ollama', tag: 'latest-test' });
      await registry.close();
      await docker
        .getImage(registry.image)
        .remove({ force: true })
        .catch(() => {});
    }
  });

  describe('says what is wrong', () => {
    const failure = (config: OllamaConfigInput) =>
      create(config)
        .provider.generate(hello)
        .catch((error: unknown) => error);

    test('no daemon', async () => {
      expect(await failure({ dockerHost: 'unix:///tmp/no-such-docker.sock' })).toMatchObject({
        code: 'UNAVAILABLE',
        details: { providerCode: 'docker-no-daemon', provider: 'ollama' },
        message: expect.stringContaining('No Docker daemon answers at /tmp/no-such-docker.sock') as string,
      });
    });

    test('no permission', async ({ skip }) => {
      skip(process.getuid?.() !== 0, 'only root can become a user without the right');
      process.seteuid?.(65_534);
      try {
        // The same socket by another name, as a connection that is open already asks for no permission.
        const sameHost = host.replace(/\/([^/]+)$/, '/./$1');
        expect(await failure({ dockerHost: sameHost })).toMatchObject({
          code: 'UNAUTHORIZED',
          details: { providerCode: 'docker-no-permission' },
        });
      } finally {
        process.seteuid?.(0);
      }
    });

    test('a registry that cannot be reached', { timeout: 180_000 }, async () => {
      const error = await failure({ dockerImage: '127.0.0.1:1/modelhaven/none:test' });
      expect(error).toMatchObject({ code: 'UNAVAILABLE', details: { providerCode: 'docker-registry-unreachable' } });
    });

    test('a port that is taken', { timeout: 180_000 }, async () => {
      // It answers, but not as Ollama does, so a container is wanted where it sits.
      const taken = await serve(() => undefined);
      const error = await failure({ baseUrl: taken });
      expect(error).toMatchObject({ code: 'UNAVAILABLE', details: { providerCode: 'docker-port-taken' } });
      expect((error as Error).message).toContain(new URL(taken).port);
      expect(await create().container.status()).toMatchObject({ state: 'absent' });
    });

    test('a container that stops, with its log', { timeout: 180_000 }, async () => {
      const image = await deriveImage(docker, 'exits-test', 'console.log("no GPU driver"); process.exit(3)');
      const error = await failure({ dockerImage: image });
      expect(error).toMatchObject({ code: 'PROVIDER_FAILED', details: { providerCode: 'docker-exited' } });
      await create().container.remove();
    });

    test('a container in which nobody answers in time', { timeout: 180_000 }, async () => {
      const image = await deriveImage(docker, 'silent-test', 'console.log("thinking"); setInterval(() => {}, 1000)');
      const error = await failure({ dockerImage: image, dockerStartTimeoutMs: 1_500 });
      expect(error).toMatchObject({ code: 'TIMEOUT', details: { providerCode: 'docker-unhealthy' } });
      await create().container.remove();
    });
  });

  test('removing takes the container and, if asked for, its volume; twice is as good as once', {
    timeout: 180_000,
  }, async () => {
    const { container } = create();
    await container.start();
    await container.remove();
    expect(await container.status()).toEqual({ state: 'absent', isOurs: false });
    expect((await docker.getVolume(name).inspect()).Name).toBe(name);
    await container.remove({ withModels: true });
    await container.remove({ withModels: true });
    await expect(docker.getVolume(name).inspect()).rejects.toMatchObject({ statusCode: 404 });
  });
});

async function serve(answer: (url: string) => unknown): Promise<string> {
  const server = createServer(({ url = '' }, response) => {
    const body = answer(url);
    if (body === undefined) response.writeHead(500).end();
    else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
