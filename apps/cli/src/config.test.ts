import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { main } from './main.ts';
import { fakeContext } from './testing/fakes.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'modelhaven-cli-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function run(argv: string[], environment: Record<string, string> = {}) {
  const { context, stdout, stderr } = fakeContext();
  const exitCode = await main(argv, { ...context.io, environment }, async () => {
    throw new Error('no model is needed here');
  });
  return { exitCode, stdout: stdout(), stderr: stderr() };
}

async function fileWith(text: string): Promise<string> {
  const file = join(folder, 'modelhaven.yaml');
  await writeFile(file, text);
  return file;
}

describe('config check', () => {
  it('is content with a good file', async () => {
    const file = await fileWith('server: { port: 9000 }\n');
    const { exitCode, stdout } = await run(['config', 'check', file]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain(`ok  ${file}`);
    expect(stdout).toContain('local');
  });

  it('names every mistake with its path, at once', async () => {
    const file = await fileWith('model_managment: {}\nserver: { port: many }\n');
    const { exitCode, stderr } = await run(['config', 'check', file]);
    expect(exitCode).toBe(3);
    expect(stderr).toContain('model_managment');
    expect(stderr).toContain('model_management');
    expect(stderr).toContain('server.port');
  });

  it('gives the mistakes as data', async () => {
    const file = await fileWith('server: { port: many }\n');
    const { exitCode, stdout } = await run(['config', 'check', file, '--json']);
    expect(exitCode).toBe(3);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'CONFIG_INVALID', issues: [{ path: 'server.port' }] } });
  });

  it('lets the providers judge their own sections', async () => {
    const file = await fileWith(`
model_management:
  providers:
    openrouter: { api_key: k, transforms: [squeeze], provider_preferences: { sort: beauty } }
    custom_api: { custom_providers: { groq: { preset: grok } } }
`);
    const { exitCode, stderr } = await run(['config', 'check', file]);
    expect(exitCode).toBe(3);
    for (const path of [
      'openrouter.transforms[0]',
      'openrouter.provider_preferences.sort',
      'custom_api.custom_providers.groq.preset',
    ]) {
      expect(stderr).toContain(`model_management.providers.${path}: `);
    }
  });

  it('says that a file is missing', async () => {
    const { exitCode, stderr } = await run(['config', 'check', join(folder, 'none.yaml')]);
    expect(exitCode).toBe(3);
    expect(stderr).toContain('There is no such file.');
  });
});

describe('config show', () => {
  it('shows values with their origin and masks secrets', async () => {
    const file = await fileWith('server: { port: 9000 }\n');
    const { stdout } = await run(['config', 'show', '--config', file], {
      OPENAI_API_KEY: 'sk-canary',
      HOST: '127.0.0.2',
    });
    expect(stdout).toMatch(/server\.port +9000 +file, line 1/);
    expect(stdout).toMatch(/server\.host +127\.0\.0\.2 +environment HOST/);
    expect(stdout).not.toContain('sk-canary');
  });
});
