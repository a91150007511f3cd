/**
 * The server in a program of your own, and the official OpenAI client talking to it.
 *
 *   npm run example -- server-with-openai-client
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { catalog, createServerLogger, startServer } from '@modelhaven/server';
import OpenAI from 'openai';

const folder = mkdtempSync(join(tmpdir(), 'modelhaven-example-'));
const config = join(folder, 'modelhaven.yaml');
writeFileSync(config, `server: { data_dir: ${JSON.stringify(join(folder, 'data'))} }\n`);
const server = await startServer({
  config,
  port: 0,
  environment: {},
  catalog,
  logger: createServerLogger('error'),
});
console.log(`Listening on ${server.url.replace(/:\d+$/, ':…')}`);

const client = new OpenAI({ baseURL: `${server.url}/v1`, apiKey: 'none needed on loopback' });
const stream = await client.chat.completions.create({
  model: 'auto',
  messages: [{ role: 'user', content: 'Tell me a short story about a lion.' }],
  stream: true,
  stream_options: { include_usage: true },
});
for await (const chunk of stream) {
  process.stdout.write(chunk.choices[0]?.delta.content ?? '');
  if (chunk.usage) console.log(`\n${chunk.model}: ${chunk.usage.completion_tokens} tokens`);
}

const { data } = await client.models.list();
console.log(`models: ${data.map(({ id }) => id).join(', ')}`);

await server.stop({ graceMs: 1000 });
rmSync(folder, { recursive: true, force: true });
