// What a stranger does first: clones the repository, types `npm start` with empty caches, and asks a question.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

const root = process.cwd();
const folder = mkdtempSync(join(tmpdir(), 'modelhaven start ')); // with a space: strangers have them in their paths
const clone = join(folder, 'clone');

// Nothing of this machine's caches, and none of npm's own settings for the script that is running now.
const environment = {
  ...Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(npm_|NODE_OPTIONS$|PORT$|HOST$)/i.test(name)),
  ),
  npm_config_cache: join(folder, 'npm-cache'),
  XDG_CACHE_HOME: join(folder, 'cache'),
  XDG_DATA_HOME: join(folder, 'data'),
  XDG_STATE_HOME: join(folder, 'state'),
};

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (typeof address !== 'object' || address === null) throw new Error('No free port.');
  return address.port;
}

interface Started {
  readonly url: string;
  readonly seconds: number;
  stop(): Promise<void>;
}

async function start(limitMs: number): Promise<Started> {
  const port = await freePort();
  const startedAt = Date.now();
  // A group of its own, so that nothing of it can outlive this check.
  const child = spawn('npm', ['start', '--', '--port', String(port)], {
    cwd: clone,
    env: environment,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)));
  const url = `http://127.0.0.1:${port}`;
  while (Date.now() - startedAt < limitMs) {
    if (child.exitCode !== null) throw new Error(`npm start ended with ${child.exitCode}:\n${output}`);
    const ready = await fetch(`${url}/readyz`).then(
      (response) => response.ok,
      () => false,
    );
    if (ready) return { url, seconds: (Date.now() - startedAt) / 1000, stop: () => stop(child) };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await stop(child);
  throw new Error(`npm start did not answer within ${limitMs / 1000} s:\n${output}`);
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.pid === undefined) return;
  const ended = child.exitCode !== null ? Promise.resolve() : new Promise((resolve) => child.once('exit', resolve));
  const signalGroup = (signal: NodeJS.Signals) => {
    try {
      process.kill(-(child.pid as number), signal);
    } catch {
      // The group is gone already.
    }
  };
  signalGroup('SIGTERM');
  await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 15_000))]);
  signalGroup('SIGKILL');
}

async function ask(url: string): Promise<string> {
  const response = await fetch(`${url}/v1/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      model: 'auto',
      messages: [{ role: 'user', content: 'Tell me a short story about a cat.' }],
    }),
  });
  const body = (await response.json()) as { choices?: { message?: { content?: string } }[] };
  const text = body.choices?.[0]?.message?.content ?? '';
  if (!response.ok || text.split(' ').length < 8) throw new Error(`HTTP ${response.status}: ${JSON.stringify(body)}`);
  return text;
}

try {
  execFileSync('git', ['clone', '--quiet', root, clone], { stdio: 'inherit' });
  const cold = await start(600_000);
  try {
    console.error(`npm start, empty caches: ready after ${cold.seconds.toFixed(1)} s`);
    console.error(`auto answered: ${await ask(cold.url)}`);
  } finally {
    await cold.stop();
  }
  const warm = await start(60_000);
  try {
    console.error(`npm start, again: ready after ${warm.seconds.toFixed(1)} s`);
    await ask(warm.url);
  } finally {
    await warm.stop();
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
