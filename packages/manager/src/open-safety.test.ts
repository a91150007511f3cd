import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { LlmError, type SafetyDecision } from '@modelhaven/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadConfig } from './config/load.ts';
import { openSafety, type SafetyService } from './open-safety.ts';

let folder: string;
const opened: SafetyService[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rules-'));
});
afterEach(async () => {
  for (const service of opened.splice(0)) await service.close();
  await rm(folder, { recursive: true, force: true });
});

async function open(therapeuticSafety: object, watchMs = 0): Promise<SafetyService> {
  const text = JSON.stringify({ model_management: { therapeutic_safety: therapeuticSafety } });
  const config = await loadConfig({ text, file: 'modelhaven.yaml', environment: {} });
  const service = await openSafety({ config, watchMs });
  opened.push(service);
  return service;
}

const rule = { id: 'moon', category: 'house', level: 4, phrases: ['moon water fast'], match: ['a Moon-Water FAST'] };

async function issuesOf(work: Promise<unknown>) {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => LlmError.from(thrown),
  );
  return [error?.code, error?.details.issues?.map(({ path }) => path)];
}

describe('rules of the application', () => {
  it('work in the guard and in the engine', async () => {
    const { guard, engine } = await open({ rules: [rule] });
    const decision = await guard.input(
      { model: 'm', messages: [{ role: 'user', content: 'Shall I try the moon water fast?' }] },
      { requestId: 'r', country: 'US' },
    );
    expect(decision).toMatchObject({ type: 'answer', verdict: { level: 4, categories: ['house'] } });
    expect(engine().check('the moon water fast').categories).toEqual(['house']);
  });

  it('are refused with every mistake and its place', async () => {
    const path = 'model_management.therapeutic_safety.rules';
    expect(await issuesOf(open({ rules: [{ ...rule, no_match: ['moon water fast'] }] }))).toEqual([
      'CONFIG_INVALID',
      [`${path}[0].no_match[0]`],
    ]);
    expect(await issuesOf(open({ rules: [{ ...rule, phrase: ['x'] }] }))).toEqual([
      'CONFIG_INVALID',
      [expect.stringContaining('phrase')],
    ]);
    expect(await issuesOf(open({ rules: [rule, { ...rule, match: ['no'] }] }))).toEqual([
      'CONFIG_INVALID',
      [`${path}[1].id`],
    ]);
    expect(await issuesOf(open({ rules_file: join(folder, 'none.yaml') }))).toEqual([
      'CONFIG_INVALID',
      [expect.stringContaining('none.yaml')],
    ]);
    const file = join(folder, 'rules.yaml');
    await writeFile(file, 'rules:\n  - id: sun\n    category: house\n    level: 9\n    phrases: [sun tea]\n');
    expect(await issuesOf(open({ rules_file: file }))).toEqual(['CONFIG_INVALID', ['rules[0].level']]);
    await writeFile(
      file,
      'rules:\n  - id: sun\n    category: house\n    level: 2\n    phrases: [sun tea]\n    match: [x]\n',
    );
    expect(await issuesOf(open({ rules: [rule], rules_file: file }))).toEqual([
      'CONFIG_INVALID',
      ['rules[0].match[0]'],
    ]);
  });

  it('follow their file, and stay as they were where it becomes wrong', async () => {
    const file = join(folder, 'rules.yaml');
    const write = (phrase: string) =>
      writeFile(file, `rules: [{ id: r, category: house, level: 2, phrases: [${phrase}] }]\n`);
    await write('sun tea');
    const { engine } = await open({ rules_file: file }, 20);
    expect(engine().check('sun tea').categories).toEqual(['house']);
    await sleep(30);
    await write('rain tea');
    await expect.poll(() => engine().check('rain tea').categories, { timeout: 20_000 }).toEqual(['house']);
    expect(engine().check('sun tea').categories).toEqual([]);
    await writeFile(file, 'rules: [');
    await sleep(100);
    expect(engine().check('rain tea').categories).toEqual(['house']);
  });

  it('can be replaced by the program', async () => {
    const service = await open({ rules: [rule] });
    await service.replaceRules([{ ...rule, phrases: ['sun tea'], match: [] }]);
    expect(service.engine().check('moon water fast').categories).toEqual([]);
    await expect(service.replaceRules([{ ...rule, level: 7 }])).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
    expect(service.engine().check('sun tea').categories).toEqual(['house']);
  });
});

describe('decisions', () => {
  it('are told without the text, of what goes in and what comes out', async () => {
    const { guard, subscribe } = await open({ default_country: 'US' });
    const seen: SafetyDecision[] = [];
    subscribe((decision) => seen.push(decision));
    const ask = (content: string) =>
      guard.input({ model: 'm', messages: [{ role: 'user', content }] }, { requestId: content.slice(0, 4) });
    await ask('I have decided to kill myself');
    await ask('A lovely day');
    expect(seen).toMatchObject([{ requestId: 'I ha', stage: 'input', responses: ['answer', 'notify'] }]);
    expect(JSON.stringify(seen)).not.toContain('kill myself');
  });
});

describe('choices that contradict each other', () => {
  it('are mistakes of the configuration', async () => {
    for (const crisis of [['answer', 'append'], ['observe', 'instruct'], [], 'refuse']) {
      expect(await issuesOf(open({ actions: { crisis } }))).toEqual([
        'CONFIG_INVALID',
        ['model_management.therapeutic_safety.actions.crisis'],
      ]);
    }
  });
});
