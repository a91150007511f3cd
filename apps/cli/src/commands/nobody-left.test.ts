import { createModelManager, openGuard } from '@modelhaven/manager';
import { createCustom } from '@modelhaven/provider-custom';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { main } from '../main.ts';
import { fakeContext } from '../testing/fakes.ts';
import './generate.ts';
import './select.ts';

// Real plans over models at an address where nobody listens: whoever is asked fails.
let manager: ReturnType<typeof createModelManager>;
beforeEach(() => {
  const pricing = { inputPrice: 1, outputPrice: 4 };
  const box = createCustom('box-with-a-long-name', {
    apiType: 'openai',
    baseUrl: 'http://127.0.0.1:9/v1',
    list: 'static',
    models: [
      { id: 'small', contextLength: 2_048, capabilities: ['chat'], pricing },
      { id: 'a-model/with-a-name-that-is-longer-than-any-table-wants', contextLength: 8_192, capabilities: ['chat'] },
    ],
  });
  manager = createModelManager({ providers: [box], guard: openGuard });
});
afterEach(() => manager.close());

async function run(...argv: string[]) {
  const { context, stdout, stderr } = fakeContext({});
  const exitCode = await main(argv, context.io, async () => ({ ...manager, close: async () => {} }));
  return { exitCode, stdout: stdout(), stderr: stderr() };
}
const LONG = 'A story of a lighthouse. '.repeat(1_200);

describe('requirements that nobody meets', () => {
  it.each([
    ['select', '--max-cost-per-token', '0.000001', '--context-length', '100000'],
    ['select', '--explain', '--max-cost-per-token', '0.000001', 'Hello'],
    ['generate', '--max-cost-per-token', '0.000001', '--context-length', '100000', 'Hello'],
    ['generate', '--context-length', '100000', LONG],
  ])('are told for each model in 80 columns: %s %s %s', async (...argv) => {
    const { exitCode, stdout, stderr } = await run(...argv);
    const text = stdout + stderr;
    expect(exitCode).toBe(argv[0] === 'select' ? 0 : 9);
    for (const line of text.split('\n')) expect(line.length, line).toBeLessThanOrEqual(80);
    expect(text).toMatch(/^MODEL +WHY NOT$/m);
    expect(text).toMatch(/^box-with-a-long-name\/small +\S/m);
    expect(text).toMatch(/^box-with-a-long-name\/a-model\/with-a-name-that-is-longer-than-any-table-wants$/m);
  });

  it('come with the nearest demand to relax, or with the model that fails fewest', async () => {
    const one = await run('select', '--max-cost-per-token', '0.000001', 'Hello');
    expect(one.stdout).toMatch(/^Nearest\nRaise the price ceiling: 2 models would do\.$/m);
    const several = await run('generate', '--max-cost-per-token', '0.000001', '--context-length', '100000', 'Hello');
    expect(several.stderr.replaceAll('\n', ' ')).toContain(
      'Each fails several of them at once. "box-with-a-long-name/small" fails fewest; for it: ask for less context or shorten the prompt; raise the price ceiling.',
    );
  });

  it('are data with --json, with every reason', async () => {
    const { stdout } = await run('select', '--max-cost-per-token', '0.000001', '--json', 'Hello');
    expect(JSON.parse(stdout).rejected).toMatchObject([
      { reasons: [{ filter: 'price' }], prompt_tokens: { method: 'estimated' } },
      { reasons: [{ filter: 'price' }] },
    ]);
    const failed = await run('generate', '--max-cost-per-token', '0.000001', '--json', 'Hello');
    expect(JSON.parse(failed.stdout)).toMatchObject({ error: { code: 'NO_CANDIDATE', issues: [{}, {}] } });
  });
});

it('says a sentence once that stands in the message already', async () => {
  const { stderr, exitCode } = await run('select', '--task', 'general_chatt');
  expect(exitCode).toBe(2);
  expect(stderr.match(/Did you mean "general_chat"/g)).toHaveLength(1);
});
