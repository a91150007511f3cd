import { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SafetyDecision } from '@modelhaven/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSafety } from '../safety.ts';
import { openFileAuditKeys } from './audit-keys.ts';
import { createMemoryAuditStore } from './audit-store.ts';
import { createAuditTrail } from './audit-trail.ts';
import { claimAuditFile } from './claim-audit-file.ts';
import { openFileAuditStore } from './file-audit-store.ts';

const TEXT = 'I want to kill myself';
const { conversation: _, ...verdict } = createSafety().check(TEXT);

function decision(requestId: string, more: Partial<SafetyDecision> = {}): SafetyDecision {
  return { time: 1, requestId, stage: 'input', verdict, responses: ['instruct'], ...more };
}

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'audit-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('a trail', () => {
  it('verifies, holds no text and notices a change', async () => {
    const store = createMemoryAuditStore();
    const trail = createAuditTrail({ store });
    const records = await Promise.all(['a', 'b', 'c'].map((id) => trail.record(decision(id))));
    expect(records.map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
    expect(await trail.verify()).toEqual({ ok: true, records: 3 });
    expect(JSON.stringify(records)).not.toContain('kill myself');
    for (const change of [{ level: 0 }, { responses: [] }, { stage: 'output' }, { rules: [] }, { review: true }]) {
      const before = { ...records[1] };
      Object.assign(records[1] as object, change);
      expect(await trail.verify()).toEqual({ ok: false, brokenAt: 2, reason: 'altered' });
      Object.assign(records[1] as object, before);
    }
  });

  it('takes the chain up again and still verifies after its past was removed', async () => {
    const store = createMemoryAuditStore();
    await createAuditTrail({ store }).record(decision('a', { time: 0 }));
    const now = 100 * 86_400_000;
    const later = createAuditTrail({ store, now: () => now, retentionDays: 30 });
    await later.record(decision('b', { time: now }));
    await later.expire();
    await later.record(decision('c', { time: now }));
    expect(await later.verify()).toEqual({ ok: true, records: 2 });
  });

  it('goes on after a store that failed, without a gap', async () => {
    const inner = createMemoryAuditStore();
    let isFull = true;
    const store = {
      ...inner,
      append: (record: Parameters<typeof inner.append>[0]) =>
        isFull ? Promise.reject(new Error('ENOSPC')) : inner.append(record),
    };
    const trail = createAuditTrail({ store });
    await expect(trail.record(decision('a'))).rejects.toThrow('ENOSPC');
    isFull = false;
    expect((await trail.record(decision('b'))).sequence).toBe(1);
    expect(await trail.verify()).toEqual({ ok: true, records: 1 });
  });
});

describe('a file', () => {
  const open = () => openFileAuditStore(join(folder, 'audit.jsonl'));

  it('keeps the chain over restarts, and shows a line that was changed, moved, or cut off at the end', async () => {
    for (const id of ['a', 'b', 'c']) await createAuditTrail({ store: open() }).record(decision(id));
    const trail = createAuditTrail({ store: open() });
    expect(await trail.verify()).toEqual({ ok: true, records: 3 });
    const file = join(folder, 'audit.jsonl');
    const whole = await readFile(file, 'utf8');
    const [first = '', second = '', third = ''] = whole.split('\n');
    const tampered: [string, number, string][] = [
      [[first, second.replace('"level":2', '"level":0'), third, ''].join('\n'), 2, 'altered'],
      [[first, third, ''].join('\n'), 3, 'out_of_order'],
      [[second, first, third, ''].join('\n'), 1, 'out_of_order'],
      [[first, 'not a record', third, ''].join('\n'), 2, 'unreadable'],
      [`${first}\n`, 2, 'end_missing'],
      ['', 1, 'end_missing'],
    ];
    for (const [text, brokenAt, reason] of tampered) {
      await writeFile(file, text);
      expect(await trail.verify()).toEqual({ ok: false, brokenAt, reason });
    }
  });

  it('mends what a crash left of a line', async () => {
    const file = join(folder, 'audit.jsonl');
    await createAuditTrail({ store: open() }).record(decision('a'));
    await appendFile(file, '{"version":1,"sequ');
    expect(await createAuditTrail({ store: open() }).verify()).toEqual({ ok: true, records: 1 });
    await createAuditTrail({ store: open() }).record(decision('b'));
    expect(await createAuditTrail({ store: open() }).verify()).toEqual({ ok: true, records: 2 });
    // A whole line without its end is a record.
    await writeFile(file, (await readFile(file, 'utf8')).trimEnd());
    await createAuditTrail({ store: open() }).record(decision('c'));
    expect(await createAuditTrail({ store: open() }).verify()).toEqual({ ok: true, records: 3 });
  });

  it('is of one process; another gets one of its own', async () => {
    const mine = await claimAuditFile(folder);
    const other = await claimAuditFile(folder);
    expect(mine.file).not.toBe(other.file);
    await mine.release();
    expect((await claimAuditFile(folder)).file).toBe(mine.file);
  });

  it('takes over from a process that is gone', async () => {
    await writeFile(join(folder, 'audit.lock'), '999999999');
    expect((await claimAuditFile(folder)).file).toBe(join(folder, 'audit.jsonl'));
  });
});

describe('erasure', () => {
  it('leaves the chain whole, and nobody who can tell whose records they are', async () => {
    const keysFile = join(folder, 'keys.json');
    const store = openFileAuditStore(join(folder, 'audit.jsonl'));
    const trail = createAuditTrail({ store, keys: await openFileAuditKeys(keysFile) });
    await trail.record(decision('a', { conversationId: 'anna' }));
    await trail.record(decision('b', { conversationId: 'bert' }));
    await trail.record(decision('c', { conversationId: 'anna' }));
    expect((await trail.find('anna')).map(({ requestId }) => requestId)).toEqual(['a', 'c']);
    for (const name of await readdir(folder)) expect(await readFile(join(folder, name), 'utf8')).not.toContain('anna');
    const later = createAuditTrail({ store, keys: await openFileAuditKeys(keysFile) });
    expect((await later.find('anna')).length).toBe(2);
    expect(await later.erase('anna')).toBe(true);
    expect(await later.erase('anna')).toBe(false);
    expect(await later.find('anna')).toEqual([]);
    await later.record(decision('d', { conversationId: 'anna' }));
    expect((await later.find('anna')).map(({ requestId }) => requestId)).toEqual(['d']);
    expect((await later.find('bert')).length).toBe(1);
    expect(await later.verify()).toEqual({ ok: true, records: 4 });
  });
});
