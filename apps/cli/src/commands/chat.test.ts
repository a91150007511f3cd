import { LlmError } from '@modelhaven/core';
import { describe, expect, it } from 'vitest';
import { fakeContext, fakeManager } from '../testing/fakes.ts';
import { chat, type LineReader } from './chat.ts';

const typing = (...lines: string[]): LineReader & { closed: boolean } => ({
  closed: false,
  question: async () => lines.shift(),
  close() {
    this.closed = true;
  },
});

describe('chat', () => {
  it('keeps the conversation and ends with the input', async () => {
    const { manager, requests } = fakeManager({ answers: ['Hello.', 'Good night.'] });
    const { context, stdout } = fakeContext({ manager });
    const reader = typing('Hi', '', 'Bye');
    await chat(context, { system: 'Be kind.' }, reader);
    expect(stdout()).toContain('Hello.');
    expect(requests[1]?.messages).toEqual([
      { role: 'system', content: 'Be kind.' },
      { role: 'user', content: 'Hi' },
      { role: 'assistant', content: 'Hello.' },
      { role: 'user', content: 'Bye' },
    ]);
    expect(reader.closed).toBe(true);
  });

  it('goes on after an error, and forgets the question that got no answer', async () => {
    const { manager, requests } = fakeManager({ answers: [new LlmError('UNAVAILABLE', 'Nobody answers.'), 'Yes.'] });
    const { context, stderr } = fakeContext({ manager });
    await chat(context, {}, typing('One', 'Two'));
    expect(stderr()).toContain('UNAVAILABLE: Nobody answers.');
    expect(requests[1]?.messages).toEqual([{ role: 'user', content: 'Two' }]);
  });

  it('prints one JSON value per answer or error with --json, and nothing else', async () => {
    const answers = ['Hello.', new LlmError('UNAVAILABLE', 'Nobody answers.'), 'Yes.'];
    const { manager, requests } = fakeManager({ answers });
    const { context, stdout, stderr } = fakeContext({ manager, json: true });
    await chat(context, {}, typing('One', '/model box/m', 'Two', 'Three'));
    const values = stdout()
      .trimEnd()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    expect(values).toMatchObject([
      { text: 'Hello.', provider: 'local', model_id: 'demo' },
      { error: { code: 'UNAVAILABLE', message: 'Nobody answers.' } },
      { text: 'Yes.' },
    ]);
    expect(stderr()).toContain('Talking to box/m.');
    expect(requests[2]?.messages).toHaveLength(3);
  });

  it('obeys its commands', async () => {
    const { manager, requests } = fakeManager({ answers: ['A.', 'B.'] });
    const { context, stdout } = fakeContext({ manager });
    await chat(
      context,
      {},
      typing('One', '/clear', '/model box/m', '/system', '/nonsense', '/help', 'Two', '/exit', 'Three'),
    );
    expect(requests).toHaveLength(2);
    expect(requests[1]).toMatchObject({ model: 'box/m', messages: [{ role: 'user', content: 'Two' }] });
    expect(stdout()).toContain('There is no command /nonsense.');
    expect(stdout()).toContain('/model NAME');
  });

  it('joins lines that end in a backslash', async () => {
    const { manager, requests } = fakeManager({ answers: ['A.'] });
    const { context } = fakeContext({ manager });
    await chat(context, {}, typing('One \\', 'and two'));
    expect(requests[0]?.messages).toEqual([{ role: 'user', content: 'One \nand two' }]);
  });

  it('stops the answer on Ctrl-C and stays', async () => {
    const { manager, requests } = fakeManager({ answers: ['hang', 'After.'] });
    const { context, stderr, interrupt } = fakeContext({ manager });
    const running = chat(context, {}, typing('One', 'Two'));
    while (requests.length === 0) await new Promise((resolve) => setImmediate(resolve));
    interrupt();
    await running;
    expect(stderr()).toContain('stopped');
    expect(requests).toHaveLength(2);
  });
});
