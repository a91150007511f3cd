/**
 * An answer word by word, stopped after a while as a reader would who has seen enough.
 *
 *   npm run example -- streaming
 */
import { LlmError } from '@modelhaven/core';
import { createModelManager } from '@modelhaven/manager';
import { createLocal } from '@modelhaven/provider-local';

const models = createModelManager({ providers: [createLocal()] });
const messages = [{ role: 'user', content: 'Tell me a short story about an owl.' }] as const;

// To its end: the last event brings the report.
for await (const event of models.stream({ messages, maxTokens: 120 })) {
  if (event.type === 'start') console.log(`${event.route.address} begins:`);
  if (event.type === 'text-delta') process.stdout.write(event.text);
  if (event.type === 'finish') console.log(`\n${event.reason} after ${event.report.latencyMs} ms`);
}

// With an end: a signal stops the model as well, not only the reading.
const patience = new AbortController();
let words = 0;
try {
  for await (const event of models.stream({ messages }, { signal: patience.signal })) {
    if (event.type === 'text-delta' && ++words === 5) patience.abort();
  }
} catch (thrown) {
  if (!LlmError.is(thrown) || thrown.code !== 'ABORTED') throw thrown;
  console.log(`stopped after ${words} pieces: ${thrown.code}`);
}

await models.close();
