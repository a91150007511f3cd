import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { LlmError } from '@modelhaven/core';
import type { ManagerCallOptions } from '@modelhaven/manager';
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

  it('asks again: what got no answer, or else the last question without its answer', async () => {
    const answers = ['One.', new LlmError('UNAVAILABLE', 'Nobody answers.'), 'Two.', 'Two again.'];
    const { manager, requests } = fakeManager({ answers });
    const { context, stdout } = fakeContext({ manager });
    await chat(context, {}, typing('/retry', 'First', 'Second', '/retry', '/retry'));
    expect(stdout()).toContain('Nothing was asked yet.');
    expect(requests.map(({ messages = [] }) => messages.map(({ content }) => content))).toEqual([
      ['First'],
      ['First', 'One.', 'Second'],
      ['First', 'One.', 'Second'],
      ['First', 'One.', 'Second'],
    ]);
  });

  it('counts what the conversation used, and takes the kind of task', async () => {
    const { manager, requests } = fakeManager({ answers: ['One.', 'Two.'] });
    const { context, stdout } = fakeContext({ manager });
    await chat(context, { task: 'general_chat' }, typing('/cost', 'Hi', '/task world_building', 'Hi', '/cost'));
    expect(requests.map(({ taskType }) => taskType)).toEqual(['general_chat', 'world_building']);
    expect(stdout()).toContain('0 answers, 0 tokens in, 0 out, nothing spent');
    expect(stdout()).toContain('2 answers, 6 tokens in, 20 out, free');
  });

  it('saves for its owner only, replaces nothing by accident, and goes on from what it saved', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'modelhaven-chat-'));
    try {
      const file = join(folder, 'talk.json');
      const page = join(folder, 'talk.md');
      const { manager, requests } = fakeManager({ answers: ['One.', 'Two.'] });
      const { context, stdout } = fakeContext({ manager });
      const lines = ['Hi', `/save ${file}`, `/save ${file}`, `/save! ${file}`, `/save ${page}`];
      await chat(context, { system: 'Be kind.', model: 'box/m' }, typing(...lines));
      expect(stdout()).toContain('/save! replaces it');
      expect(await readFile(page, 'utf8')).toContain('**You**\n\nHi\n\n**Model**\n\nOne.');
      if (process.platform !== 'win32') expect((await stat(file)).mode & 0o077).toBe(0);
      await chat(context, {}, typing(`/load ${page}`, `/load ${file}`, 'And?'));
      expect(stdout()).toContain('holds no conversation');
      expect(requests[1]).toMatchObject({
        model: 'box/m',
        messages: [{ content: 'Be kind.' }, {}, {}, { content: 'And?' }],
      });
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('tells the safety engine which turns belong together, and that a new conversation is one', async () => {
    const fake = fakeManager({ answers: ['A.', 'B.', 'C.'] });
    const ids: (string | undefined)[] = [];
    const manager = {
      ...fake.manager,
      stream: (request: Parameters<typeof fake.manager.stream>[0], options?: ManagerCallOptions) => {
        ids.push(options?.conversationId);
        return fake.manager.stream(request, options);
      },
    };
    const { context } = fakeContext({ manager });
    await chat(context, {}, typing('One', 'Two', '/clear', 'Three'));
    expect(ids[0]).toMatch(/^[\w-]{8,}$/);
    expect(ids[1]).toBe(ids[0]);
    expect(ids[2]).not.toBe(ids[0]);
  });
});
