import { type AccountReport, LlmError, type ModelInfo, type ModelMeasurements, type Plan } from '@modelhaven/core';
import type { ModelManager, ProviderStatus } from '@modelhaven/manager';
import { describe, expect, it, vi } from 'vitest';
import { main } from './main.ts';
import { fakeContext, fakeManager } from './testing/fakes.ts';
// Loaded before the first test, which else would wait for it.
import './commands/models.ts';
import './commands/residency.ts';
import './catalog.ts';

async function run(argv: string[], options: Parameters<typeof fakeContext>[0] = {}) {
  const { context, stdout, stderr } = fakeContext(options);
  const manager = await context.openManager();
  const close = vi.fn(async () => {});
  const openManager = vi.fn(async (): Promise<ModelManager> => ({ ...manager, close }));
  const exitCode = await main(argv, context.io, openManager);
  return { exitCode, stdout: stdout(), stderr: stderr(), openManager, close };
}

const model = (overrides: Partial<ModelInfo>): ModelInfo => ({
  id: 'demo',
  provider: 'local',
  capabilities: ['chat'],
  ...overrides,
});

describe('generate', () => {
  it('streams the answer to standard output and closes what it opened', async () => {
    const { manager, requests } = fakeManager({ answers: ['Once upon a time.'] });
    const result = await run(['generate', '--max-tokens', '20', '-t', 'general_chat', 'Tell', 'me'], { manager });
    expect(result).toMatchObject({ exitCode: 0, stdout: 'Once upon a time.\n', stderr: '' });
    expect(requests).toEqual([{ prompt: 'Tell me', maxTokens: 20, taskType: 'general_chat' }]);
    expect(result.close).toHaveBeenCalledOnce();
  });

  it('reads standard input when nothing was typed, and puts both together for "-"', async () => {
    const first = fakeManager({ answers: ['A.'] });
    await run(['generate'], { manager: first.manager, input: ' from a pipe\n' });
    expect(first.requests[0]?.prompt).toBe('from a pipe');
    const second = fakeManager({ answers: ['A.'] });
    await run(['generate', 'Summarise:', '-'], { manager: second.manager, input: 'long text' });
    expect(second.requests[0]?.prompt).toBe('Summarise:\n\nlong text');
  });

  it('prints one JSON object with --json', async () => {
    const { manager } = fakeManager({ answers: ['Good night.'] });
    const { stdout, exitCode } = await run(['--json', 'generate', 'Hi'], { manager });
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      text: 'Good night.',
      provider: 'local',
      model_id: 'demo',
      finish_reason: 'stop',
    });
  });

  it('takes --json behind the command as well', async () => {
    const { manager } = fakeManager({ answers: ['Good night.'] });
    const { stdout } = await run(['generate', 'Hi', '--json'], { manager });
    expect(JSON.parse(stdout)).toMatchObject({ text: 'Good night.' });
  });

  it('says what to type when there is nothing to say', async () => {
    const { exitCode, stderr, openManager } = await run(['generate'], { inputIsTty: true });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('modelhaven generate "Tell me a story"');
    expect(openManager).not.toHaveBeenCalled();
  });

  it.each([
    ['MODEL_NOT_FOUND', 5, '  See who there is: modelhaven models list\n'],
    ['UNAUTHORIZED', 4, ''],
    ['RATE_LIMITED', 7, ''],
    ['ALL_CANDIDATES_FAILED', 9, ''],
  ] as const)('ends with the exit code of %s', async (code, exitCode, hint) => {
    const { manager } = fakeManager({ answers: [new LlmError(code, 'It failed.')] });
    expect(await run(['generate', 'Hi'], { manager })).toMatchObject({
      exitCode,
      stdout: '',
      stderr: `Error ${code}: It failed.\n${hint}`,
    });
  });

  it('says on a line of its own that an answer broke off', async () => {
    const { manager } = fakeManager({ answers: ['Once upon a…'] });
    expect(await run(['generate', 'Hi'], { manager })).toMatchObject({
      exitCode: 8,
      stdout: 'Once upon a…\n',
      stderr: 'Error STREAM_INTERRUPTED: The answer broke off.\n',
    });
  });

  it('shows what was tried', async () => {
    const attempts = [new LlmError('TIMEOUT', 'Late.', { provider: 'box', model: 'm' })];
    const { manager } = fakeManager({ answers: [new LlmError('ALL_CANDIDATES_FAILED', 'All failed.', { attempts })] });
    const { stderr } = await run(['generate', 'Hi'], { manager });
    expect(stderr).toContain('  box/m: Late. TIMEOUT\n');
  });

  it('prints errors as JSON too', async () => {
    const { manager } = fakeManager({
      answers: [new LlmError('MODEL_NOT_FOUND', 'No such model.', { field: 'model' })],
    });
    const { stdout, stderr, exitCode } = await run(['generate', '--json', 'Hi'], { manager });
    expect(exitCode).toBe(5);
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'MODEL_NOT_FOUND', message: 'No such model.' } });
  });
});

describe('arguments', () => {
  it('help and version are no failures and open nothing', async () => {
    const help = await run(['--help']);
    expect(help.exitCode).toBe(0);
    expect(help.stdout).toContain('modelhaven generate "Tell me a short story about a lighthouse."');
    expect(help.openManager).not.toHaveBeenCalled();
    expect((await run(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+/);
  });

  it('wrong arguments are JSON too where that is asked for', async () => {
    const { exitCode, stdout } = await run(['models', 'list', '--json', '--sorted']);
    expect(exitCode).toBe(2);
    expect(JSON.parse(stdout)).toEqual({
      error: { code: 'INVALID_REQUEST', message: "unknown option '--sorted'\n(Did you mean --sort?)" },
    });
  });

  it('a command that is left out is told as JSON too', async () => {
    const { exitCode, stdout } = await run(['cache', '--json']);
    expect(exitCode).toBe(2);
    expect(JSON.parse(stdout).error.message).toBe('A command is missing. Run with --help to see what there is.');
  });

  it.each([
    [['generat', 'x'], 'Did you mean generate?'],
    [['generate', '--temperature', 'warm', 'x'], 'It must be a number from 0 to 2.'],
    [['generate', '--max-tokens', '1.5', 'x'], 'It must be a whole number.'],
    [['models', 'list', '--limit', '0'], 'It must be a number of at least 1.'],
    [['models', 'list', '--sort', 'colour'], 'Allowed choices are'],
    [['generate', '--nonsense', 'x'], "unknown option '--nonsense'"],
  ])('%j is refused with a hint', async (argv, hint) => {
    const { exitCode, stderr } = await run(argv);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(hint);
  });
});

describe('models', () => {
  const models = [
    model({ id: 'demo', free: true, contextLength: 512 }),
    model({ id: 'dear', provider: 'cloud', pricing: { inputPrice: 3, outputPrice: 15 }, contextLength: 200_000 }),
    model({ id: 'secret', provider: 'cloud' }),
  ];
  const listing = (unavailable: { provider: string; error: LlmError }[] = []) => {
    const listModels = vi.fn(async () => ({ models, unavailable }));
    return { listModels, manager: fakeManager({ listModels }).manager };
  };

  it('lists addresses, contexts and prices, and says what is unknown', async () => {
    const { manager } = listing([{ provider: 'box', error: new LlmError('UNAVAILABLE', 'Nobody answers.') }]);
    const { stdout, stderr } = await run(['models', 'list', '--sort', 'price'], { manager });
    const lines = stdout.trimEnd().split('\n');
    expect(lines[0]).toContain('$/M IN / OUT');
    expect(lines[1]).toMatch(/^local\/demo +512 +free$/);
    expect(lines[2]).toMatch(/^cloud\/dear +200k +\$3 \/ \$15/);
    expect(lines[3]).toMatch(/^cloud\/secret +\? +\?/);
    expect(stderr).toBe('box is left out: Nobody answers.\n');
  });

  it('shows what selection and measurements know where it is sorted by that, and keeps to 80 columns', async () => {
    const plan = async (): Promise<Plan> => ({
      ...{ algorithm: 'fixed', requirements: {}, promptTokens: 1, rejected: [] },
      ranked: models.slice(0, 2).map((entry, index) => ({
        address: `${entry.provider}/${entry.id}`,
        model: entry,
        scores: { total: 5, quality: 4 + index },
        reasons: [],
      })),
    });
    const speeds: Record<string, number> = { 'local/demo': 120.4 };
    const performance = {
      getModelPerformance: async (address: string) => {
        const tokensPerSecond = speeds[address];
        return tokensPerSecond === undefined ? undefined : ({ tokensPerSecond } as ModelMeasurements);
      },
      recent: () => [],
    };
    const { manager } = fakeManager({ listModels: listing().listModels, select: plan, performance });
    const { stdout } = await run(['models', 'list', '--sort', 'quality'], { manager });
    const [heading, ...rows] = stdout.trimEnd().split('\n');
    expect(heading).toMatch(/MODEL +CONTEXT +\$\/M IN \/ OUT +TOK\/S +QUALITY/);
    expect(rows.map((row) => row.split(' ')[0])).toEqual(['cloud/dear', 'local/demo', 'cloud/secret']);
    expect(rows[1]).toMatch(/120 +4\.0/);
    for (const row of rows) expect([...row].length).toBeLessThanOrEqual(80);
    const json = await run(['models', 'list', '--sort', 'speed', '--limit', '1', '--json'], { manager });
    expect(JSON.parse(json.stdout)).toMatchObject({
      models: [{ address: 'local/demo', context_length: 512, tokens_per_second: 120.4 }],
      total: 3,
    });
  });

  it('tells everything of one model with the names of the REST interface', async () => {
    const { manager } = listing();
    const text = await run(['models', 'info', 'cloud/dear'], { manager });
    expect(text.stdout).toMatch(/^context_length +200000$/m);
    expect(text.stdout).toMatch(/^pricing +\$3 \/ \$15 per million tokens in \/ out$/m);
    const { stdout } = await run(['models', 'info', 'cloud/dear', '--json'], { manager });
    expect(JSON.parse(stdout)).toEqual({
      address: 'cloud/dear',
      id: 'dear',
      provider: 'cloud',
      capabilities: ['chat'],
      context_length: 200_000,
      pricing: { input_price: 3, output_price: 15 },
    });
  });

  it('hands the filters on', async () => {
    const { manager, listModels } = listing();
    await run(['models', 'free', '--provider', 'cloud', '--task', 'general_chat'], { manager });
    expect(listModels).toHaveBeenCalledWith(
      expect.objectContaining({ freeOnly: true, provider: 'cloud', taskType: 'general_chat' }),
    );
    await run(['models', 'affordable'], { manager });
    expect(listModels).toHaveBeenLastCalledWith(expect.objectContaining({ maxCostPerToken: 0.001 }));
    await run(['models', 'affordable', '--max-cost-per-token', '0.00001'], { manager });
    expect(listModels).toHaveBeenLastCalledWith(expect.objectContaining({ maxCostPerToken: 0.00001 }));
  });

  it('fetches and loads with a progress that needs no terminal, and none in JSON', async () => {
    const asked: string[] = [];
    const { manager } = fakeManager({
      pull: async (name, { onProgress } = {}) => {
        asked.push(name);
        for (const fraction of [0, 0.5, 1]) onProgress?.(fraction);
      },
      load: async (address, { onProgress } = {}) => {
        onProgress?.(1);
        return { id: address };
      },
    });
    expect(await run(['models', 'pull', 'ollama/qwen3:8b'], { manager })).toMatchObject({
      exitCode: 0,
      stdout: 'ollama/qwen3:8b is here.\n',
      stderr: [0, 50, 100].map((percent) => `Fetching ollama/qwen3:8b ${percent}%\n`).join(''),
    });
    // No server listens there, and the provider has its own.
    const environment = { PORT: '1' };
    expect(await run(['models', 'load', 'box/demo'], { manager, environment })).toMatchObject({
      stdout: 'box/demo is loaded.\n',
      stderr: 'Loading box/demo 100%\n',
    });
    const quiet = await run(['models', 'pull', 'x', '--json'], { manager });
    expect(quiet).toMatchObject({ stdout: '{"model":"x","pulled":true}\n', stderr: '' });
    expect(asked).toEqual(['ollama/qwen3:8b', 'x']);
  });

  it('shows what a provider tells of a fetch, and as lines of JSON for programs', async () => {
    const { manager } = fakeManager({
      pull: async (_name, { onProgress, onEvent } = {}) => {
        onEvent?.({ type: 'note', message: 'Q4_K_M (4.9 GB): it fits.' });
        onProgress?.(0.5);
        const figures = { doneBytes: 2e9, totalBytes: 4e9, bytesPerSecond: 1e7, remainingMs: 200_000 };
        onEvent?.({ type: 'progress', phase: 'fetching', ...figures });
        onEvent?.({ type: 'done', model: 'org/repo/x', fetchedBytes: 4e9 });
      },
      listModels: async () => ({ models: [model({ id: 'org/repo/x' })], unavailable: [] }),
    });
    expect(await run(['models', 'pull', 'org/repo'], { manager })).toMatchObject({
      exitCode: 0,
      stdout: 'local/org/repo/x is here.\nTry it: modelhaven generate --model local/org/repo/x "Good morning"\n',
      stderr: expect.stringContaining('Q4_K_M (4.9 GB): it fits.\n'),
    });
    const { stdout } = await run(['models', 'pull', 'org/repo', '--json'], { manager });
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([
      { event: 'note', message: 'Q4_K_M (4.9 GB): it fits.' },
      {
        event: 'progress',
        phase: 'fetching',
        done_bytes: 2e9,
        total_bytes: 4e9,
        bytes_per_second: 1e7,
        remaining_ms: 200_000,
      },
      { model: 'org/repo', pulled: true, address: 'local/org/repo/x', fetched_bytes: 4e9 },
    ]);
  });

  it('removes a model, and says no where its provider cannot', async () => {
    const removed: string[] = [];
    const { manager } = fakeManager({ remove: async (address) => void removed.push(address) });
    expect(await run(['models', 'remove', 'local/x'], { manager })).toMatchObject({
      exitCode: 0,
      stdout: 'local/x is removed.\n',
    });
    expect((await run(['models', 'remove', 'local/x', '--json'], { manager })).stdout).toBe(
      '{"address":"local/x","removed":true}\n',
    );
    expect(removed).toEqual(['local/x', 'local/x']);
  });

  it('ends a fetch that fails with its exit code', async () => {
    const { manager } = fakeManager({
      pull: async () => {
        throw new LlmError('INSUFFICIENT_RESOURCES', 'The disk is full.');
      },
    });
    expect(await run(['models', 'pull', 'x'], { manager })).toMatchObject({ exitCode: 9, stdout: '' });
  });

  it('tests a model, and the exit code tells the result', async () => {
    const error = new LlmError('UNAVAILABLE', 'Nobody answers.');
    const { manager } = fakeManager({ test: async () => ({ address: 'box/m', ok: false, latencyMs: 5, error }) });
    const { exitCode, stdout } = await run(['models', 'test', 'box/m', '--json'], { manager });
    expect(exitCode).toBe(8);
    expect(JSON.parse(stdout)).toMatchObject({
      address: 'box/m',
      ok: false,
      latency_ms: 5,
      error: { code: 'UNAVAILABLE' },
    });
  });
});

describe('providers', () => {
  const status: ProviderStatus = {
    id: 'openrouter',
    kind: 'openrouter',
    health: { status: 'up', latencyMs: 20 },
    modelCount: 3,
    circuit: { key: 'openrouter', state: 'closed', consecutiveFailures: 0 },
  };
  const account: AccountReport = {
    limitRemainingUsd: 2.5,
    creditsRemainingUsd: 12,
    freeRequests: {
      perDay: { limit: 1000, used: 2, remaining: 998, source: 'documented' },
      perMinute: { used: 2, remaining: 18, source: 'headers' },
    },
  };

  it('show what is left of an account, where one is known', async () => {
    const providers = vi.fn(async () => [
      { ...status, account },
      { ...status, id: 'local' },
    ]);
    const { stdout } = await run(['providers'], { manager: fakeManager({ providers }).manager });
    expect(stdout).toContain('$2.50 left, 998/1000 free today, 18 a minute');
    expect(providers).toHaveBeenCalledWith(expect.objectContaining({ account: true }));
    const json = await run(['providers', '--json'], { manager: fakeManager({ providers }).manager });
    expect(JSON.parse(json.stdout).providers[0].account).toMatchObject({
      limit_remaining_usd: 2.5,
      free_requests: { per_day: { remaining: 998 } },
    });
  });

  it('spare a column that would be empty', async () => {
    const { stdout } = await run(['providers'], { manager: fakeManager({ providers: async () => [status] }).manager });
    expect(stdout).not.toContain('ACCOUNT');
  });
});
