/**
 * A provider that dies, and the answer that comes all the same. The first request finds a server that answers 200 and
 * then breaks the line; after some of those its circuit opens, and it is no longer asked.
 *
 *   npm run example -- fallback
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createModelManager } from '@modelhaven/manager';
import { createCustom } from '@modelhaven/provider-custom';
import { createLocal } from '@modelhaven/provider-local';

let asked = 0;
const dying = createServer((request, response) => {
  asked += 1;
  request.resume();
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.write(': thinking about it\n\n');
  setTimeout(() => response.destroy(), 20);
});
await new Promise<void>((resolve) => dying.listen(0, '127.0.0.1', resolve));
const { port } = dying.address() as AddressInfo;

const models = createModelManager({
  providers: [
    createCustom('shaky', { baseUrl: `http://127.0.0.1:${port}/v1`, list: 'static', models: ['story-model'] }),
    createLocal(),
  ],
  // No long waits between attempts, so that the example is quick.
  settings: { retries: { baseDelayMs: 20, maxDelayMs: 50 } },
});

for (const animal of ['bear', 'fox', 'mouse']) {
  const answer = await models.generateText(`Tell me a short story about a ${animal}.`, {
    model: 'shaky/story-model',
    fallbacks: ['local/demo'],
    maxTokens: 60,
  });
  console.log(`\n${answer.text}`);
  for (const { address, role, outcome, totalMs } of answer.report.trail) {
    console.log(`  ${role.padEnd(8)} ${address.padEnd(18)} ${outcome} after ${Math.round(totalMs)} ms`);
  }
  for (const { key, state } of models.fallback.circuits()) console.log(`  circuit  ${key.padEnd(18)} ${state}`);
}
console.log(`\nThe server that dies was asked ${asked} times.`);

await models.close();
dying.close();
