import { LlmError, type StreamEvent } from '@modelhaven/core';
import OpenAI from 'openai';
import { afterEach, describe, expect, it } from 'vitest';
import { createScriptedManager, type Script } from '../testing/scripted-manager.ts';
import { type ListeningServer, listen } from '../testing/test-server.ts';

const servers: ListeningServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

async function connect(script?: Script) {
  const manager = createScriptedManager(script);
  const server = await listen(manager);
  servers.push(server);
  return { manager, server, client: new OpenAI({ baseURL: `${server.url}/v1`, apiKey: 'any', maxRetries: 0 }) };
}
const playing = (events: readonly StreamEvent[], failure?: LlmError): Script =>
  async function* () {
    yield* events;
    if (failure) throw failure;
  };
const start: StreamEvent = { type: 'start', model: 'demo', warnings: [] };
const ask = { model: 'auto', input: 'Hi' };
const tool = {
  type: 'function' as const,
  name: 'weather',
  description: null,
  parameters: { type: 'object', properties: {} },
  strict: false,
};
const twoCalls = playing([
  start,
  { type: 'reasoning-delta', text: 'Two ' },
  { type: 'reasoning-delta', text: 'cities.', signature: 'proof' },
  { type: 'text-delta', text: 'I look.' },
  { type: 'tool-call-delta', index: 0, id: 'call_a', name: 'weather', arguments: '{"city":' },
  { type: 'tool-call-delta', index: 1, id: 'call_b', name: 'weather', arguments: '{"city":"Rome"}' },
  { type: 'tool-call-delta', index: 0, arguments: '"Oslo"}' },
  { type: 'finish', reason: 'tool-calls', usage: { inputTokens: 9, outputTokens: 12, reasoningTokens: 3 } },
]);

describe("OpenAI's client asks for a response", () => {
  it('and gets it whole', async () => {
    const { client, manager } = await connect();
    const response = await client.responses.create({
      ...ask,
      instructions: 'Be kind.',
      max_output_tokens: 99,
      temperature: 0.5,
      metadata: { topic: 'greeting' },
    });
    expect(response.id).toMatch(/^resp_/);
    expect(response).toMatchObject({
      output_text: 'Hello there.',
      status: 'completed',
      model: 'local/demo',
      instructions: 'Be kind.',
      metadata: { topic: 'greeting' },
      temperature: 0.5,
      usage: { input_tokens: 5, output_tokens: 2, total_tokens: 7 },
    });
    expect(manager.calls[0]?.request).toMatchObject({
      maxTokens: 99,
      temperature: 0.5,
      messages: [
        { role: 'system', content: 'Be kind.' },
        { role: 'user', content: 'Hi' },
      ],
    });
  });

  it('and gets it streamed, with the same end', async () => {
    const { client } = await connect();
    const types: string[] = [];
    const stream = client.responses.stream(ask).on('event', (event) => types.push(event.type));
    const final = await stream.finalResponse();
    expect(final.output_text).toBe('Hello there.');
    expect(final.status).toBe('completed');
    expect(types).toEqual([
      'response.created',
      'response.in_progress',
      'response.output_item.added',
      'response.content_part.added',
      'response.output_text.delta',
      'response.output_text.delta',
      'response.output_text.done',
      'response.content_part.done',
      'response.output_item.done',
      'response.completed',
    ]);
  });

  it('and gets thoughts and parallel calls, whole and streamed alike', async () => {
    const { client } = await connect(twoCalls);
    const body = { ...ask, tools: [tool], include: ['reasoning.encrypted_content' as const] };
    const whole = await client.responses.create(body);
    const streamed = await client.responses.stream(body).finalResponse();
    const shape = (output: typeof whole.output) => output.map(({ id: _, ...item }) => item);
    for (const { output } of [whole, streamed]) {
      expect(shape(output)).toMatchObject([
        {
          type: 'reasoning',
          summary: [{ type: 'summary_text', text: 'Two cities.' }],
          encrypted_content: 'proof',
        },
        { type: 'message', status: 'completed', content: [{ type: 'output_text', text: 'I look.' }] },
        { type: 'function_call', call_id: 'call_a', name: 'weather', arguments: '{"city":"Oslo"}' },
        { type: 'function_call', call_id: 'call_b', name: 'weather', arguments: '{"city":"Rome"}' },
      ]);
    }
  });
});

describe('a conversation', () => {
  it('goes on from the response before, with the results of its calls', async () => {
    const { client, manager } = await connect(twoCalls);
    const first = await client.responses.create({ ...ask, instructions: 'Be kind.', tools: [tool] });
    const second = await client.responses
      .stream({
        model: 'auto',
        previous_response_id: first.id,
        tools: [tool],
        input: [
          { type: 'function_call_output', call_id: 'call_a', output: 'rain' },
          { type: 'function_call_output', call_id: 'call_b', output: 'sun' },
        ],
      })
      .finalResponse();
    expect(second.previous_response_id).toBe(first.id);
    const asked = manager.calls[1]?.request.messages ?? [];
    expect(asked.map(({ role }) => role)).toEqual(['user', 'assistant', 'tool', 'tool']);
    expect(asked[1]?.content).toMatchObject([
      { type: 'reasoning', text: 'Two cities.', signature: 'proof' },
      { type: 'text', text: 'I look.' },
      { type: 'tool-call', id: 'call_a' },
      { type: 'tool-call', id: 'call_b' },
    ]);
    await client.responses.create({ model: 'auto', previous_response_id: second.id, input: 'Thanks.' });
    expect(manager.calls[2]?.request.messages).toHaveLength(6);
  });

  it('is kept, shown and forgotten', async () => {
    const { client } = await connect();
    const made = await client.responses.create(ask);
    expect(await client.responses.retrieve(made.id)).toMatchObject({ id: made.id, output_text: 'Hello there.' });
    await client.responses.delete(made.id);
    await expect(client.responses.retrieve(made.id)).rejects.toMatchObject({ status: 404 });
    await expect(client.responses.delete(made.id)).rejects.toMatchObject({ status: 404 });
    await expect(client.responses.create({ ...ask, previous_response_id: made.id })).rejects.toMatchObject({
      status: 400,
      param: 'previous_response_id',
    });
    const passing = await client.responses.create({ ...ask, store: false });
    expect(passing).toMatchObject({ store: false });
    await expect(client.responses.retrieve(passing.id)).rejects.toMatchObject({ status: 404 });
  });
});

describe('what fails', () => {
  it('before the answer has its status', async () => {
    const { client } = await connect(playing([], new LlmError('MODEL_NOT_FOUND', 'There is no such model.')));
    await expect(client.responses.create(ask)).rejects.toMatchObject({ status: 404, code: 'model_not_found' });
    await expect(client.responses.create({ ...ask, stream: true })).rejects.toMatchObject({ status: 404 });
    const wrong: readonly (readonly [object, string])[] = [
      [{ input: [{ type: 'item_reference', id: 'a' }] }, 'input[0]'],
      [{ input: [{ type: 'function_call_output', call_id: 'a' }] }, 'input[0].output'],
      [
        { input: [{ role: 'user', content: [{ type: 'input_image', file_id: 'a' }] }] },
        'input[0].content[0].image_url',
      ],
      [{ tools: [{ type: 'web_search' }] }, 'tools[0].type'],
      [{ background: true }, 'background'],
    ];
    for (const [body, param] of wrong) {
      await expect(client.responses.create({ ...ask, ...body })).rejects.toMatchObject({ status: 400, param });
    }
  });

  it('in the middle ends with `response.failed`, and is not kept', async () => {
    const { client } = await connect(
      playing([start, { type: 'text-delta', text: 'Once' }], new LlmError('PROVIDER_FAILED', 'It broke.')),
    );
    const events = [];
    for await (const event of await client.responses.create({ ...ask, stream: true })) events.push(event);
    const last = events.at(-1);
    expect(last).toMatchObject({
      type: 'response.failed',
      response: { status: 'failed', error: { message: 'It broke.' }, output: [{ content: [{ text: 'Once' }] }] },
    });
    const id = last?.type === 'response.failed' ? last.response.id : '';
    await expect(client.responses.retrieve(id)).rejects.toMatchObject({ status: 404 });
  });

  it('at a limit is said to be incomplete', async () => {
    const { client } = await connect(
      playing([start, { type: 'text-delta', text: 'Once' }, { type: 'finish', reason: 'length', usage: {} }]),
    );
    const whole = await client.responses.create(ask);
    const streamed = await client.responses.stream(ask).finalResponse();
    for (const response of [whole, streamed]) {
      expect(response).toMatchObject({
        status: 'incomplete',
        incomplete_details: { reason: 'max_output_tokens' },
        usage: null,
      });
    }
  });
});
