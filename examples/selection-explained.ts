/**
 * Who would answer, and why: a decision as data, before any model is asked. Nothing is sent anywhere.
 *
 *   npm run example -- selection-explained
 */
import { createModelManager } from '@modelhaven/manager';
import { createCustom } from '@modelhaven/provider-custom';
import { createLocal } from '@modelhaven/provider-local';

// Models and prices are invented, so that the reasons are easy to follow. Prices are USD per million tokens.
const cloud = createCustom('cloud', {
  baseUrl: 'http://127.0.0.1:9/v1',
  list: 'static',
  models: [
    {
      id: 'large',
      capabilities: ['chat', 'tools'],
      contextLength: 128_000,
      pricing: { inputPrice: 3, outputPrice: 15 },
    },
    { id: 'small', capabilities: ['chat'], contextLength: 16_000, pricing: { inputPrice: 0.1, outputPrice: 0.4 } },
  ],
});
const models = createModelManager({ providers: [cloud, createLocal()] });

const questions = [
  ['No demands', {}],
  ['It must call tools', { requiredCapabilities: ['tools'] }],
  [
    'At most a dollar for a million tokens, with room for 10,000',
    { maxCostPerToken: 1e-6, contextLengthNeeded: 10_000 },
  ],
  ['Nothing may leave this machine', { localOnly: true }],
] as const;

for (const [title, requirements] of questions) {
  const plan = await models.select(requirements);
  console.log(`\n${title} (${plan.algorithm})`);
  for (const [index, { address, scores, reasons }] of plan.ranked.entries()) {
    console.log(`  ${index + 1}. ${address.padEnd(12)} ${scores.total.toFixed(1).padStart(4)}`);
    // Every candidate has its reasons; those of the first one are enough for a screen.
    if (index === 0) for (const reason of reasons) console.log(`       ${reason}`);
  }
  for (const { address, reasons } of plan.rejected) {
    for (const { message } of reasons) console.log(`  out ${address}: ${message}`);
  }
}

await models.close();
