import { LlmError } from '@modelhaven/core';
import { createMonitor } from '@modelhaven/monitoring';
import { toUsage, type Usage } from '@modelhaven/server/json';
import stringWidth from 'fast-string-width';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { fakeContext } from '../testing/fakes.ts';
import { watchUsage } from './watch-stats.ts';

const QUERY = { timeframeHours: 1, by: 'model', limit: 15, activitySteps: 24, stepMs: 60_000 } as const;

function usageOf(requests: number): Usage {
  const monitor = createMonitor();
  for (let made = 0; made < requests; made++) {
    monitor.record({
      ...{ requestId: 'r', attempt: 1, provider: 'house', model: 'uni-ä漢😀-with-a-long-name', operation: 'chat' },
      ...{ streamed: true, startedAt: Date.now() - 200, totalMs: 200, firstEventMs: 90, outcome: 'OK', costUsd: 0.5 },
    });
  }
  return toUsage(monitor, QUERY) as Usage;
}

/** A terminal that a watcher draws on, its keys and its size. */
function watch(read: (round: number, signal: AbortSignal) => Promise<Usage>, columns = 80, rows = 24) {
  const { context, stderr } = fakeContext({ environment: { TERM: 'xterm' } });
  const listeners = { key: new Set<(key: string) => void>(), resize: new Set<() => void>() };
  let written = '';
  let round = 0;
  const add = <Each>(set: Set<Each>, each: Each) => {
    set.add(each);
    return () => void set.delete(each);
  };
  const write = (text: string) => {
    written += text;
  };
  const stdout = { isTTY: true, columns, rows, write };
  const io = {
    ...context.io,
    stdout,
    onKey: (callback: (key: string) => void) => add(listeners.key, callback),
    onResize: (callback: () => void) => add(listeners.resize, callback),
  };
  // One whose test failed must not go on for ever.
  onTestFinished(() => {
    for (const each of listeners.key) each('q');
  });
  const ended = watchUsage({ ...context, io }, (signal) => read(round++, signal), 5);
  return {
    ended,
    stdout,
    stderr,
    written: () => written,
    frame: () => {
      const last = written.slice(written.lastIndexOf('\u001b[H') + 3);
      return last.slice(0, last.indexOf('\u001b[?2026l')).replaceAll('\u001b[K', '').split('\r\n');
    },
    type: (key: string) => {
      for (const each of [...listeners.key]) each(key);
    },
    resize: () => {
      for (const each of [...listeners.resize]) each();
    },
    listeners: () => listeners.key.size + listeners.resize.size,
  };
}

describe('watching on a terminal', () => {
  it.each(['q', 'Q', '\u0003'])(
    'ends with %j, leaves the terminal as it was and the last figures on it',
    async (key) => {
      const { ended, type, written, frame, listeners } = watch(async (round) => usageOf(round + 1));
      await vi.waitFor(() => expect(frame().join('\n')).toMatch(/\d requests in 1 hour/), 20_000);
      type('x');
      type(key);
      await ended;
      expect(written().startsWith('\u001b[?1049h')).toBe(true);
      const after = written().slice(written().lastIndexOf('\u001b[?1049l'));
      expect(after).toMatch(/\d+ requests in 1 hour/);
      expect(listeners()).toBe(0);
    },
  );

  it.each([
    [80, 24],
    [46, 10],
    [20, 5],
    [200, 60],
  ])('fits %i by %i, also after it became so', async (columns, rows) => {
    const { ended, type, frame, stdout, resize } = watch(async () => usageOf(2));
    await vi.waitFor(() => expect(frame().join('\n')).toContain('2 requests'), 20_000);
    stdout.columns = columns;
    stdout.rows = rows;
    resize();
    expect(frame()).toHaveLength(rows);
    for (const line of frame()) expect(stringWidth(line)).toBeLessThanOrEqual(columns);
    expect(frame().at(-1)).toContain('q ends');
    if (columns >= 46) expect(frame().join('\n')).toMatch(/MODEL +REQUESTS/);
    type('q');
    await ended;
  });

  it('goes on when the server goes away, says since when, and comes back with it', async () => {
    let isAway = false;
    const { ended, type, frame } = watch(async (round) => {
      if (isAway) throw new LlmError('UNAVAILABLE', 'No server answers at http://x. Start one.');
      return usageOf(round + 1);
    });
    await vi.waitFor(() => expect(frame().join('\n')).toContain('requests in 1 hour'), 20_000);
    isAway = true;
    await vi.waitFor(
      () => expect(frame().at(-1)).toMatch(/as of \d\d:\d\d:\d\d: No server answers at http:\/\/x; asking again/),
      20_000,
    );
    expect(frame().join('\n')).toMatch(/\d+ requests in 1 hour/);
    isAway = false;
    await vi.waitFor(() => expect(frame().at(-1)).toContain('every 0.005 s'), 20_000);
    type('q');
    await ended;
  });

  it('is told of errors that do not pass, on the terminal as it was', async () => {
    const { ended, written } = watch(async (round) => {
      if (round > 1) throw new LlmError('UNAUTHORIZED', 'The key was revoked.');
      return usageOf(1);
    });
    await expect(ended).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
    expect(written()).toContain('\u001b[?1049l');
  });

  it('is told of the first failure at once, without a screen', async () => {
    const { ended, written } = watch(async () => {
      throw new LlmError('UNAVAILABLE', 'No server answers.');
    });
    await expect(ended).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(written()).toBe('');
  });

  it('does not wait for an answer that nobody wants any more', async () => {
    const { ended, type, frame } = watch(async (round, signal) => {
      if (round === 0) return usageOf(1);
      return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    });
    await vi.waitFor(() => expect(frame().join('\n')).toContain('1 request'), 20_000);
    await new Promise((resolve) => setTimeout(resolve, 20));
    type('q');
    await ended;
  });
});
