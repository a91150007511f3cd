import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HardwareProfile } from '@modelhaven/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Prompts } from '../setup/prompts.ts';
import { fakeContext } from '../testing/fakes.ts';
import { type InitOptions, initialise } from './init.ts';

const hardware: HardwareProfile = {
  platform: 'linux',
  architecture: 'x64',
  cpu: { usableCores: 4, features: [] },
  memory: { totalBytes: 2 ** 34, availableBytes: 2 ** 33, unified: false },
  gpus: [],
  environment: [],
  probedAt: 0,
};

let folder: string;
let ollama: Server;
let address: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'modelhaven-init-'));
  // As much of Ollama's API as a look at it needs: https://github.com/ollama/ollama/blob/main/docs/api.md
  ollama = createServer((request, response) => {
    response.setHeader('content-type', 'application/json');
    const models = [{ name: 'qwen3:8b', model: 'qwen3:8b', size: 5_200_000_000, digest: 'd', details: {} }];
    if (request.url === '/api/tags') response.end(JSON.stringify({ models }));
    else if (request.url === '/api/version') response.end('{"version":"0.12.0"}');
    else if (request.url === '/api/ps') response.end('{"models":[]}');
    else response.end('{}');
  });
  await new Promise<void>((resolve) => ollama.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(ollama.address() as AddressInfo).port}`;
});
afterEach(async () => {
  ollama.closeAllConnections();
  ollama.close();
  await rm(folder, { recursive: true });
});

async function run(options: InitOptions, extra: { json?: boolean; prompts?: Prompts; columns?: number } = {}) {
  const file = join(folder, 'deep', 'modelhaven.yaml');
  const environment = { OLLAMA_HOST: address, OPENAI_API_KEY: '' };
  const { context, stdout } = fakeContext({
    environment,
    inputIsTty: extra.prompts !== undefined,
    json: extra.json ?? false,
  });
  if (extra.prompts) Object.assign(context.io.stdout, { isTTY: true });
  if (extra.columns !== undefined) Object.assign(context.io.stdout, { columns: extra.columns });
  const { prompts } = extra;
  await initialise(context, file, options, {
    lookAtHardware: async () => hardware,
    // Whatever else runs on the machine of the tests is nobody's business.
    fetch: (input, init) => (String(input).startsWith(address) ? fetch(input, init) : Promise.reject(new Error('off'))),
    ...(prompts ? { openPrompts: async () => prompts } : {}),
  });
  return { file, stdout: stdout() };
}

describe('init', () => {
  it('finds a server that runs, tries the configuration and writes it', async () => {
    const { file, stdout } = await run({ yes: true });
    expect(stdout).toContain(`Ollama at ${address} with 1 model\n`);
    expect(stdout).toMatch(/ok {2}ollama, 1 model/);
    expect(await readFile(file, 'utf8')).toContain(`ollama:\n      base_url: "${address}"`);
  });

  it('keeps to a narrow terminal, but for what is to be copied whole', async () => {
    const { file, stdout } = await run({ yes: true }, { columns: 40 });
    const wide = stdout.split('\n').filter((line) => line.length > 40);
    const copied = [`written  ${file}`, '  modelhaven generate "Tell me a short calming story."'];
    expect(wide.filter((line) => !copied.includes(line))).toEqual([]);
    expect(stdout).toContain('  modelhaven serve\n      the server, for every other\n      program\n');
  });

  it('says the same as JSON, and shows without writing', async () => {
    const { file, stdout } = await run({ dryRun: true }, { json: true });
    expect(JSON.parse(stdout)).toMatchObject({
      file,
      written: false,
      text: expect.stringContaining('model_management:'),
      servers: [{ kind: 'ollama', base_url: address, model_count: 1 }],
      providers: [{ id: 'local' }, { id: 'ollama', health: { status: 'up' } }].toReversed(),
    });
    await expect(readFile(file)).rejects.toThrow('ENOENT');
  });

  it('replaces a file only where that is said to be meant', async () => {
    const { file } = await run({ yes: true });
    await writeFile(file, 'mine\n');
    await expect(run({ yes: true })).rejects.toMatchObject({
      code: 'INVALID_REQUEST',
      message: expect.stringContaining('--force'),
    });
    expect(await readFile(file, 'utf8')).toBe('mine\n');
    await run({ yes: true, force: true });
    expect(await readFile(file, 'utf8')).not.toBe('mine\n');
  });

  it('asks who sits there, and writes what they chose', async () => {
    const prompts: Prompts = {
      confirm: async () => true,
      choose: async () => [],
      text: async (message, { byDefault }) => (message.startsWith('Country') ? 'uk' : byDefault),
    };
    const { file } = await run({}, { prompts });
    const text = await readFile(file, 'utf8');
    expect(text).toContain('ollama: { enabled: false }');
    expect(text).toContain('default_country: "GB"');
  });

  it('writes nothing where the last answer is no', async () => {
    const prompts: Prompts = { confirm: async () => false, choose: async () => [], text: async (_, o) => o.byDefault };
    await expect(run({}, { prompts })).rejects.toMatchObject({ code: 'ABORTED' });
  });
});
