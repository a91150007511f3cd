import { pathToFileURL } from 'node:url';
import type { Candidate, GenerateRequest } from '../packages/core/src/index.ts';
import {
  createSelector,
  estimateTokens,
  promptFeatures,
  type ReplayCase,
  replayLog,
  seededRandom,
} from '../packages/selection/src/index.ts';
import { type Figure, printFigures, timeRuns } from './figure.ts';

const REQUEST: GenerateRequest = {
  model: 'auto',
  messages: [{ role: 'user', content: 'Tell me a short calming story about the sea. '.repeat(10) }],
};

/** Measures selection: plans over a thousand candidates, token estimates, and what learning brings. */
export function benchSelection(): readonly Figure[] {
  const thousand = candidates(1_000);
  const requirements = { taskType: 'general_chat', preferFree: true };
  const plain = createSelector();
  const plan = timeRuns(400, () => plain.plan(REQUEST, requirements, thousand));
  const adaptive = createSelector({ algorithm: 'adaptive', random: seededRandom(2) });
  for (const { address } of thousand.slice(0, 100)) {
    adaptive.learn({ address, quality: 7, features: promptFeatures(REQUEST, 'general_chat') });
  }
  const learned = timeRuns(400, () => adaptive.plan(REQUEST, requirements, thousand));
  const explained = timeRuns(50, () => JSON.stringify(plain.plan(REQUEST, requirements, thousand)));
  const long = 'The quick brown fox jumps over the lazy dog. '.repeat(25_000);
  const tokens = timeRuns(50, () => estimateTokens(long));
  return [
    { name: 'plan over 1,000 candidates, p50', value: plan.p50, unit: 'us', limit: 1_000 },
    { name: 'plan over 1,000 candidates, p99', value: plan.p99, unit: 'us' },
    { name: 'adaptive plan, 100 of 1,000 learned, p50', value: learned.p50, unit: 'us' },
    { name: 'plan over 1,000 with every sentence, as JSON, p50', value: explained.p50, unit: 'us' },
    { name: 'token estimate of 1.1 MB, p50', value: tokens.p50, unit: 'us', limit: 10_000 },
    ...benchLearning(),
  ];
}

function candidates(count: number): Candidate[] {
  const random = seededRandom(1);
  const percentiles = (p50: number) => ({ p50, p95: p50 * 2, p99: p50 * 3 });
  return Array.from({ length: count }, (_, at) => {
    const provider = `provider-${at % 7}`;
    const id = `model-${at}-${1 + (at % 70)}b`;
    const requests = Math.floor(random() * 300);
    const firstEventMs = 200 + random() * 2_000;
    const measured = {
      requests,
      successes: Math.floor(requests * 0.97),
      errors: { TIMEOUT: Math.ceil(requests * 0.03) },
      inputTokens: requests * 100,
      outputTokens: requests * 300,
      cachedInputTokens: 0,
      reasoningTokens: 0,
      costUsd: 0,
      latencyMs: percentiles(firstEventMs * 4),
      firstEventMs: percentiles(firstEventMs),
      tokensPerSecond: 20 + random() * 100,
    };
    return {
      address: `${provider}/${id}`,
      available: at % 50 !== 0,
      model: {
        id,
        provider,
        capabilities: at % 10 === 0 ? ['embeddings'] : ['chat', 'tools'],
        contextLength: 8_192 * (1 + (at % 16)),
        pricing: { inputPrice: random() * 5, outputPrice: random() * 20 },
      },
      ...(at % 3 === 0 ? {} : { measured }),
    };
  });
}

/** A made-up log: two kinds of prompts, a dear model good at both, cheap ones good at one each, one good at none. */
function benchLearning(): readonly Figure[] {
  const random = seededRandom(3);
  const prompts = ['Write a poem about rain.', 'Solve 3 * x + 4 = 19 and prove it. How many solutions?'];
  const worth = [
    [8, 8.5],
    [8.5, 3],
    [3, 8.5],
    [4, 4],
  ];
  const models: Candidate[] = worth.map((_, at) => ({
    address: `made-up/${at}`,
    available: true,
    model: {
      id: String(at),
      provider: 'made-up',
      capabilities: ['chat'],
      contextLength: 8_192,
      pricing: at === 0 ? { inputPrice: 5, outputPrice: 20 } : { inputPrice: 0.5, outputPrice: 2 },
    },
  }));
  const log: ReplayCase[] = Array.from({ length: 1_000 }, () => {
    const kind = random() < 0.5 ? 0 : 1;
    const answers = models.map(({ address }, at) => {
      const quality = Math.min(10, Math.max(0, (worth[at]?.[kind] ?? 0) + random() * 2 - 1));
      return [address, { quality, costUsd: at === 0 ? 0.01 : 0.001 }];
    });
    return {
      request: { model: 'auto', messages: [{ role: 'user', content: prompts[kind] ?? '' }] },
      candidates: models,
      answers: Object.fromEntries(answers),
    };
  });
  const adaptive = createSelector({
    algorithm: 'adaptive',
    random: seededRandom(4),
    weights: { performance: 0.8, cost: 0.2, safety: 0 },
    thresholds: { quality: 0 },
    qualityPriors: () => ({ mean: 6, deviation: 2, source: 'made up' }),
  });
  const { policies, baselines } = replayLog(log, { adaptive });
  return [...policies, ...baselines].flatMap(({ policy, quality, costUsd }) => [
    { name: `replay of 1,000: ${policy}, quality`, value: quality, unit: 'of 10' },
    { name: `replay of 1,000: ${policy}, cost`, value: costUsd * 1_000, unit: 'USD' },
  ]);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href && !printFigures(benchSelection())) {
  process.exitCode = 1;
}
