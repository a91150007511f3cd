import { describe, expect, test } from 'vitest';
import { headersOf, keyOf, requireKey } from './auth.ts';
import { type CustomConfig, parseConfig } from './config.ts';
import { isHomeHost, resolveEndpoint } from './endpoint.ts';
import { PRESETS, type Preset, presetOfHost } from './presets.ts';

const endpointOf = (config: CustomConfig) => resolveEndpoint(parseConfig(config, 'p'));

describe('presets', () => {
  test.each(Object.entries(PRESETS))('%s is complete and has a source', (_name, preset: Preset) => {
    expect(preset.source).toMatch(/^https:\/\//);
    if (preset.baseUrl !== undefined) expect(URL.canParse(preset.baseUrl)).toBe(true);
    if (preset.needsKey) expect(preset.keyName).toMatch(/_API_KEY$/);
    if (!preset.selfHosted && preset.baseUrl !== undefined) expect(preset.baseUrl).toMatch(/^https:/);
  });

  test.each([
    ['https://api.openai.com/v1', 'openai'],
    ['https://api.anthropic.com', 'anthropic'],
    ['https://api.groq.com/openai/v1', 'groq'],
    ['https://mine.openai.azure.com', 'azure'],
    ['https://mine.services.ai.azure.com', 'azure'],
    ['https://api.openai.com.evil.example/v1', undefined],
    ['https://evil.example/api.openai.com', undefined],
    ['http://localhost:8000/v1', undefined],
  ])('%s is on the host of %s', (baseUrl, preset) => {
    expect(presetOfHost(baseUrl)).toBe(preset);
  });
});

describe('an endpoint', () => {
  test('of a preset needs nothing else', () => {
    expect(endpointOf({ preset: 'groq' })).toMatchObject({
      apiType: 'openai',
      baseUrl: 'https://api.groq.com/openai/v1',
      keyName: 'GROQ_API_KEY',
      needsKey: true,
      auth: 'bearer',
      openAiQuirks: { logprobs: false },
    });
  });

  test('is known by its host', () => {
    const config = { apiType: 'openai', baseUrl: 'https://api.openai.com/v1' } as const;
    expect(endpointOf(config)).toMatchObject({ presetName: 'openai', keyName: 'OPENAI_API_KEY', needsKey: true });
  });

  test('of nobody we know is taken for a compatible one', () => {
    expect(endpointOf({ baseUrl: 'https://llm.example/v1/' })).toMatchObject({
      apiType: 'openai',
      baseUrl: 'https://llm.example/v1',
      needsKey: false,
      openAiQuirks: { maxTokensField: 'max_tokens', topK: true },
    });
  });

  test('is as its user says, over all else', () => {
    const endpoint = endpointOf({
      preset: 'groq',
      quirks: { logprobs: true },
      auth: 'none',
      list: 'static',
      models: ['m'],
    });
    expect(endpoint).toMatchObject({ auth: 'none', needsKey: false, list: 'static', openAiQuirks: { logprobs: true } });
  });

  test.each([
    ['https://api.anthropic.com', 'https://api.anthropic.com'],
    ['https://api.anthropic.com/v1', 'https://api.anthropic.com'],
    ['https://api.anthropic.com/v1/messages/', 'https://api.anthropic.com'],
    ['https://api.deepseek.com/anthropic', 'https://api.deepseek.com/anthropic'],
  ])('with the Anthropic dialect at %s', (baseUrl, expected) => {
    expect(endpointOf({ apiType: 'anthropic', baseUrl }).baseUrl).toBe(expected);
  });

  test("of a service's second dialect keeps its name and key but not its differences", () => {
    expect(endpointOf({ apiType: 'anthropic', baseUrl: 'https://api.deepseek.com/anthropic' })).toMatchObject({
      presetName: 'deepseek',
      keyName: 'DEEPSEEK_API_KEY',
      needsKey: true,
      auth: 'x-api-key',
      openAiQuirks: {},
    });
  });

  test.each([
    [{ baseUrl: 'https://mine.openai.azure.com' }, 'https://mine.openai.azure.com/openai/v1'],
    [{ baseUrl: 'https://mine.openai.azure.com/openai/v1/' }, 'https://mine.openai.azure.com/openai/v1'],
    [{ baseUrl: 'https://mine.openai.azure.com', apiVersion: '2024-10-21' }, 'https://mine.openai.azure.com/openai'],
    [
      { baseUrl: 'https://mine.openai.azure.com/openai/v1/chat/completions' },
      'https://mine.openai.azure.com/openai/v1',
    ],
    [
      { baseUrl: 'https://mine.openai.azure.com/openai/deployments/d/chat/completions', apiVersion: '2024-10-21' },
      'https://mine.openai.azure.com/openai',
    ],
    [
      { baseUrl: 'https://mine.services.ai.azure.com/api/projects/p' },
      'https://mine.services.ai.azure.com/api/projects/p/openai/v1',
    ],
  ])('of Azure: %o', (config, expected) => {
    expect(endpointOf({ preset: 'azure', models: ['d'], ...config }).baseUrl).toBe(expected);
  });

  test.each([
    ['/openai/deployments/d/chat/completions?api-version=2025-01-01-preview', '/openai', '2025-01-01-preview'],
    ['/openai/v1/chat/completions?api-version=2025-01-01-preview', '/openai/v1', undefined],
    ['/openai?api-version=none', '/openai/v1', undefined],
  ])('of Azure takes the version that the address of a call names: %s', (path, expected, apiVersion) => {
    const host = 'https://mine.openai.azure.com';
    const endpoint = endpointOf({ baseUrl: host + path, models: ['d'] });
    expect(endpoint.baseUrl).toBe(host + expected);
    expect(endpoint.apiVersion).toBe(apiVersion);
  });

  test('is at home only where it is known to go no further', () => {
    const local = { local: true, free: true };
    expect(endpointOf({ preset: 'vllm' })).toMatchObject(local);
    expect(endpointOf({ preset: 'vllm', baseUrl: 'http://192.168.1.5:8000/v1' })).toMatchObject(local);
    expect(endpointOf({ preset: 'vllm', baseUrl: 'https://gpu.example/v1' })).not.toHaveProperty('local');
    // A proxy on this machine may send everything to a cloud.
    expect(endpointOf({ baseUrl: 'http://localhost:4000/v1' })).not.toHaveProperty('local');
    expect(endpointOf({ baseUrl: 'http://localhost:4000/v1', local: true })).toMatchObject({ local: true });
  });

  test.each([
    ['localhost', true],
    ['gpu-box', true],
    ['box.local', true],
    ['127.0.0.1', true],
    ['10.1.2.3', true],
    ['172.20.0.2', true],
    ['[::1]', true],
    ['[fd00::1]', true],
    ['172.32.0.2', false],
    ['api.openai.com', false],
    ['10.example.com', false],
    ['8.8.8.8', false],
    ['[2001:db8::1]', false],
  ])('%s is at home: %s', (host, expected) => {
    expect(isHomeHost(host)).toBe(expected);
  });
});

describe('a wrong config', () => {
  test.each([
    [{}, 'baseUrl'],
    [{ baseUrl: 'localhost:8000' }, 'baseUrl'],
    [{ baseUrl: 'file:///etc/passwd' }, 'baseUrl'],
    [{ baseUrl: 'https://user:secret@host/v1' }, 'baseUrl'],
    [{ preset: 'azure', models: ['d'] }, 'baseUrl'],
    [{ preset: 'azure', baseUrl: 'https://a.openai.azure.com' }, 'models'],
    [{ preset: 'openai', list: 'static' }, 'models'],
    [{ preset: 'nobody' }, 'preset'],
    [{ preset: 'openai', apikey: 'x' }, ''],
    [{ preset: 'openai', quirks: { seeds: true } }, 'quirks'],
    [{ preset: 'openai', quirks: { seed: 'yes' } }, 'quirks.seed'],
    [{ preset: 'anthropic', quirks: { seed: true } }, 'quirks'],
    [{ preset: 'openai', headers: { 'x-a': 'line\nbreak' } }, 'headers.x-a'],
    [{ preset: 'openai', headers: { 'bad name': 'x' } }, 'headers.bad name'],
    [{ preset: 'openai', models: [{ id: 'a', contextLength: 0 }] }, 'models.0'],
    [{ preset: 'openai', timeouts: { idleMs: -1 } }, 'timeouts.idleMs'],
  ])('%o', (config, field) => {
    try {
      parseConfig(config as CustomConfig, 'p');
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({ code: 'CONFIG_INVALID', details: { field: expect.stringContaining(field) } });
      expect(JSON.stringify([(error as Error).message, (error as { details: unknown }).details])).not.toContain(
        'secret',
      );
    }
  });
});

describe('keys', () => {
  const secret = (name: string) => (name === 'OPENAI_API_KEY' ? ' sk-env\n' : undefined);

  test('come from the config, else from the secrets', () => {
    expect(keyOf(endpointOf({ preset: 'openai', apiKey: 'sk-own' }), secret)).toBe('sk-own');
    expect(keyOf(endpointOf({ preset: 'openai', apiKey: '' }), secret)).toBe('sk-env');
    expect(keyOf(endpointOf({ preset: 'groq' }), secret)).toBeUndefined();
  });

  test('that were looked up go to their own service only', () => {
    expect(keyOf(endpointOf({ preset: 'openai', baseUrl: 'https://proxy.example/v1' }), secret)).toBeUndefined();
    expect(keyOf(endpointOf({ baseUrl: 'https://api.openai.com.evil.example/v1' }), secret)).toBeUndefined();
  });

  test('that are missing are asked for in a sentence', () => {
    const endpoint = endpointOf({ preset: 'openai' });
    expect(() => requireKey(endpoint, undefined, 'main')).toThrow(
      'OpenAI needs a key: set api_key of the provider "main", or the environment variable OPENAI_API_KEY.',
    );
    requireKey(endpoint, 'sk', 'main');
    requireKey(endpointOf({ preset: 'vllm' }), undefined, 'main');
    requireKey(endpointOf({ preset: 'openai', headers: { Authorization: 'Bearer x' } }), undefined, 'main');
  });

  test.each([
    [
      { preset: 'openai', organization: 'org', project: 'proj' },
      { authorization: 'Bearer k', 'openai-organization': 'org', 'openai-project': 'proj' },
    ],
    [{ preset: 'anthropic' }, { 'x-api-key': 'k' }],
    [{ preset: 'azure', baseUrl: 'https://a.openai.azure.com', models: ['d'] }, { 'api-key': 'k' }],
    [{ preset: 'vllm', auth: 'none', headers: { 'x-team': 'a' } }, { 'x-team': 'a' }],
  ] as const)('of %o', (config, headers) => {
    expect(headersOf(endpointOf(config), 'k')).toEqual(headers);
  });
});
