import { LlmError, type StreamEvent, type TokenCount } from '@modelhaven/core';
import { expect, test } from 'vitest';
import type { ConformanceCase } from './bench.ts';
import { conformanceCases } from './cases/index.ts';
import { checkDeclarations, runCase } from './run-case.ts';
import { createScriptedProvider, type Script, textScript } from './scripted-provider.ts';
import type { ProviderUnderTest, Unsupported } from './subject.ts';

const reason = 'it runs in the process and has no server';

function scripted(script: Script, unsupported: readonly Unsupported[] = []): ProviderUnderTest {
  return { create: () => createScriptedProvider({ id: 'scripted', script: [script] }), unsupported, caseMs: 500 };
}

function named(name: string): ConformanceCase {
  const found = conformanceCases.find((candidate) => candidate.name === name);
  if (!found) throw new Error(`There is no case "${name}".`);
  return found;
}

test('a provider without a server passes what needs none', async () => {
  const subject = scripted(textScript('Hello there.'));
  for (const name of [
    'contract/shape',
    'list/identity',
    'generate/agrees-with-stream',
    'stream/grammar',
    'close/twice',
  ]) {
    expect(await runCase(named(name), subject)).toEqual({ status: 'passed' });
  }
});

const start: StreamEvent = { type: 'start', model: 'm', warnings: [] };
const finish: StreamEvent = { type: 'finish', reason: 'stop', usage: {} };
const text: StreamEvent = { type: 'text-delta', text: 'Hi' };

test.each<[string, Script, string]>([
  ['no start', [text, finish], 'first event is start'],
  ['two starts', [start, start, text, finish], 'one start'],
  ['no finish', [start, text], 'last event is finish'],
  ['something after finish', [start, text, finish, text], 'last event is finish'],
  ['no text', [start, finish], 'has text'],
  ['an error of another kind', [start, new TypeError('oops')], 'oops'],
  ['silence', [start, { type: 'stall' }], 'nothing within 500 ms'],
])('a scripted stream with %s fails', async (_, script, message) => {
  await expect(runCase(named('stream/grammar'), scripted(script))).rejects.toThrow(message);
});

test('a case whose reply is missing fails and says what to do', async () => {
  await expect(runCase(named('errors/401'), scripted([]))).rejects.toThrow(
    /replies\.chat.*declare the case unsupported/,
  );
});

test('a declared case is unsupported with its reason', async () => {
  const subject = scripted(textScript('Hi'), [{ cases: ['errors', 'residency/aborted'], reason }]);
  expect(await runCase(named('errors/401'), subject)).toEqual({ status: 'unsupported', reason });
  expect(await runCase(named('residency/aborted'), subject)).toEqual({ status: 'unsupported', reason });
  await expect(runCase(named('residency/load-twice'), subject)).rejects.toThrow('no "residency"');
});

test('a declaration that is not true fails', async () => {
  const unsupported = [{ cases: ['stream/grammar', 'embeddings'], reason }];
  await expect(runCase(named('stream/grammar'), scripted(textScript('Hi'), unsupported))).rejects.toThrow(
    'delete the declaration',
  );
  const embedding: ProviderUnderTest = {
    create: () =>
      createScriptedProvider({
        id: 'scripted',
        embed: () => {
          throw new LlmError('PROVIDER_FAILED', 'No.');
        },
      }),
    unsupported,
  };
  await expect(runCase(named('embeddings/order-and-length'), embedding)).rejects.toThrow('the provider has it');
});

test('a provider that cannot be created fails its cases, declared or not', async () => {
  const create = () => {
    throw new Error('bad config');
  };
  await expect(runCase(named('errors/401'), { create })).rejects.toThrow('bad config');
  await expect(runCase(named('errors/401'), { create, unsupported: [{ cases: 'errors', reason }] })).rejects.toThrow(
    'bad config',
  );
});

test('declarations name a case or group that exists and give a reason', () => {
  expect(() => checkDeclarations(conformanceCases, [{ cases: ['errors', 'stream/tools'], reason }])).not.toThrow();
  expect(() => checkDeclarations(conformanceCases, [{ cases: 'error', reason }])).toThrow('no such case');
  expect(() => checkDeclarations(conformanceCases, [{ cases: 'errors', reason: 'n/a' }])).toThrow('reason');
});

test('names of cases are unique and have a group', () => {
  const names = conformanceCases.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(name).toMatch(/^[a-z]+\/[a-z0-9-]+$/);
});

test.each<[string, TokenCount, RegExp | undefined]>([
  ['a count', { tokens: 7, upper: 9 }, undefined],
  ['no token', { tokens: 0, upper: 0 }, /no number of tokens/],
  ['an upper count below', { tokens: 7, upper: 6 }, /is below 7/],
])('a provider that counts %s', async (_, count, message) => {
  const tokenCounting = { counterOf: () => ({ key: 'k', count: async () => count }) };
  const subject: ProviderUnderTest = {
    create: () => ({ ...createScriptedProvider({ id: 'scripted' }), tokenCounting }),
    caseMs: 500,
  };
  const outcome = runCase(named('tokens/count'), subject);
  if (message) await expect(outcome).rejects.toThrow(message);
  else expect(await outcome).toEqual({ status: 'passed' });
});
