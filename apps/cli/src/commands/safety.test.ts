import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAuditTrail, createSafety, openFileAuditKeys, openFileAuditStore } from '@modelhaven/safety';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fakeContext } from '../testing/fakes.ts';
import { eraseConversation, verifyAudit } from './safety-audit.ts';
import { checkSafety } from './safety-check.ts';
import { showResources } from './safety-resources.ts';
import { checkRules } from './safety-rules.ts';

const CRISIS = 'I have decided to kill myself';
let folder: string;
let config: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cli-safety-'));
  config = join(folder, 'modelhaven.yaml');
  await writeFile(config, JSON.stringify({ server: { data_dir: folder } }));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('a crisis is shown with help first, then the analysis', async () => {
  const { context, stdout } = fakeContext({ config });
  await checkSafety(context, [CRISIS], { country: 'us' });
  expect(stdout()).toMatch(/988[\s\S]*crisis {2}level 4 of 6[\s\S]*suicide 4, self, now, affirmed: "I have decided/);
  expect(stdout()).toContain('no clinical assessment');
});

test('a text may come from standard input, and programs get one value', async () => {
  const { context, stdout } = fakeContext({ config, json: true, input: `${CRISIS}\n` });
  await checkSafety(context, ['-'], { country: 'DE', locale: 'de-DE' });
  const answer = JSON.parse(stdout());
  expect(answer).toMatchObject({ action: 'crisis', level: 4, findings: [{ start: 0, rule: expect.any(String) }] });
  expect(answer.support_text).toContain('0800 1110111');
  const calm = fakeContext({ config, json: true });
  await checkSafety(calm.context, ['A', 'lovely', 'day'], {});
  expect(JSON.parse(calm.stdout())).toMatchObject({ action: 'none' });
  expect(calm.stdout()).not.toContain('support_text');
  await expect(checkSafety(calm.context, ['x'], { country: 'Germany' })).rejects.toMatchObject({
    code: 'INVALID_REQUEST',
  });
});

test('rules of the configuration count', async () => {
  const rules = [{ id: 'moon', category: 'house', level: 3, phrases: ['moon water'] }];
  await writeFile(config, JSON.stringify({ model_management: { therapeutic_safety: { rules } } }));
  const { context, stdout } = fakeContext({ config, json: true });
  await checkSafety(context, ['moon water'], {});
  expect(JSON.parse(stdout())).toMatchObject({ categories: ['house'], action: 'crisis' });
});

test('resources come with source, hours and age', async () => {
  const { context, stdout } = fakeContext({ config });
  await showResources(context, { country: 'ch', language: 'de' });
  expect(stdout()).toMatch(/143[\s\S]*24\/7[\s\S]*source: /);
  const json = fakeContext({ config, json: true });
  await showResources(json.context, { country: 'uk' });
  const answer = JSON.parse(json.stdout());
  expect(answer.country).toBe('GB');
  expect(answer.services[0]).toMatchObject({ source: expect.any(String), stale: expect.any(Boolean) });
  const nowhere = fakeContext({ config });
  await showResources(nowhere.context, { country: 'AQ' });
  expect(nowhere.stdout()).toContain('findahelpline.com');
  await expect(showResources(context, {})).rejects.toMatchObject({ code: 'INVALID_REQUEST' });
});

test('rules are checked with their examples', async () => {
  const file = join(folder, 'rules.yaml');
  await writeFile(
    file,
    'rules: [{ id: a, category: x, level: 2, phrases: [sun tea], match: [Sun-Tea], no_match: [sun] }]',
  );
  const { context, stdout } = fakeContext({ config, json: true });
  await checkRules(context, file);
  expect(JSON.parse(stdout())).toEqual({ ok: true, file, rules: 1, examples: 2, untested: [] });
  await writeFile(file, 'rules: [{ id: a, category: x, level: 2, phrases: [sun tea], no_match: [a sun tea] }]');
  await expect(checkRules(context, file)).rejects.toMatchObject({
    code: 'CONFIG_INVALID',
    details: { field: 'rules[0].no_match[0]' },
  });
});

test('the record is verified, and a conversation can be erased', async () => {
  const empty = fakeContext({ config });
  await verifyAudit(empty.context);
  expect(empty.stdout()).toContain('no records');
  const file = join(folder, 'safety', 'audit.jsonl');
  const trail = createAuditTrail({
    store: openFileAuditStore(file),
    keys: await openFileAuditKeys(join(folder, 'safety', 'keys.json')),
  });
  const verdict = createSafety().check(CRISIS);
  for (const requestId of ['a', 'b']) {
    await trail.record({ time: 1, requestId, stage: 'input', verdict, responses: [], conversationId: 'anna' });
  }
  const good = fakeContext({ config, json: true });
  await verifyAudit(good.context);
  expect(JSON.parse(good.stdout())).toEqual({ ok: true, chains: [{ file, ok: true, records: 2 }] });

  const erased = fakeContext({ config, json: true });
  await eraseConversation(erased.context, 'anna');
  await eraseConversation(erased.context, 'anna');
  expect(erased.stdout()).toBe('{"erased":true}\n{"erased":false}\n');

  await writeFile(file, (await readFile(file, 'utf8')).replace('"level":4', '"level":1'));
  const codes: number[] = [];
  const broken = fakeContext({ config });
  await verifyAudit({ ...broken.context, setExitCode: (code) => codes.push(code) });
  expect(broken.stdout()).toMatch(/broken .*record 1: its content does not fit/);
  expect(codes).toEqual([1]);
});
