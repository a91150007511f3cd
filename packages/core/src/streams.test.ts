import { describe, expect, it, vi } from 'vitest';
import { LlmError, type Timers, withDeadlines } from './index.ts';

/** A clock that stands still until it is moved. */
function manualTimers(): Timers & { advance(ms: number): Promise<void> } {
  let now = 0;
  let next = 1;
  const pending = new Map<number, { at: number; callback: () => void }>();
  return {
    now: () => now,
    set(callback, ms) {
      pending.set(next, { at: now + ms, callback });
      return next++;
    },
    clear: (handle) => void pending.delete(handle as number),
    async advance(ms) {
      now += ms;
      for (const [handle, timer] of pending) {
        if (timer.at > now) continue;
        pending.delete(handle);
        timer.callback();
      }
      await settle();
    },
  };
}

const settle = async () => {
  for (let turn = 0; turn < 10; turn++) await Promise.resolve();
};

/** A source whose events are pushed by the test; never answers `return()` while it waits. */
function pushSource() {
  const waiting: ((result: IteratorResult<string>) => void)[] = [];
  const returned = vi.fn(() => new Promise<IteratorResult<string>>(() => {}));
  return {
    returned,
    push: (value: string) => waiting.shift()?.({ done: false, value }),
    end: () => waiting.shift()?.({ done: true, value: undefined }),
    source: {
      [Symbol.asyncIterator]: () => ({
        next: () => new Promise<IteratorResult<string>>((resolve) => waiting.push(resolve)),
        return: returned,
      }),
    },
  };
}

describe('withDeadlines', () => {
  it('passes everything on when nothing is late', async () => {
    async function* source() {
      yield 1;
      yield 2;
    }
    const seen: number[] = [];
    for await (const value of withDeadlines(source(), { firstEventMs: 50, idleMs: 50, totalMs: 50 })) seen.push(value);
    expect(seen).toEqual([1, 2]);
  });

  it('gives up on a silent source, tells why, and does not wait for it to let go', async () => {
    const timers = manualTimers();
    const { source, returned } = pushSource();
    const onTimeout = vi.fn();
    const next = withDeadlines(source, { firstEventMs: 100 }, { timers, onTimeout }).next();
    next.catch(() => {});
    await timers.advance(99);
    expect(onTimeout).not.toHaveBeenCalled();
    await timers.advance(1);
    await expect(next).rejects.toMatchObject({ code: 'TIMEOUT', message: 'No answer began within 100 ms.' });
    expect(onTimeout).toHaveBeenCalledOnce();
    expect(returned).toHaveBeenCalledOnce();
  });

  it('lets events that do not count pass without ending the wait for the first one', async () => {
    const timers = manualTimers();
    const { source, push } = pushSource();
    const countsAsFirst = (event: string) => event !== 'start';
    const stream = withDeadlines(source, { firstEventMs: 100, idleMs: 5 }, { timers, countsAsFirst });
    const first = stream.next();
    await timers.advance(60);
    push('start');
    expect((await first).value).toBe('start');
    const second = stream.next();
    second.catch(() => {});
    await timers.advance(39);
    await timers.advance(1);
    await expect(second).rejects.toMatchObject({ code: 'TIMEOUT', message: 'No answer began within 100 ms.' });
  });

  it('limits the silence between events, not the time the reader takes', async () => {
    const timers = manualTimers();
    const { source, push } = pushSource();
    const stream = withDeadlines(source, { firstEventMs: 100, idleMs: 20 }, { timers });
    const first = stream.next();
    await settle();
    push('a');
    await first;
    await timers.advance(1000);
    const second = stream.next();
    await settle();
    push('b');
    expect((await second).value).toBe('b');
    const third = stream.next();
    third.catch(() => {});
    await timers.advance(20);
    await expect(third).rejects.toMatchObject({ code: 'TIMEOUT', message: 'The answer fell silent for 20 ms.' });
  });

  it('limits the whole', async () => {
    const timers = manualTimers();
    const { source, push } = pushSource();
    const stream = withDeadlines(source, { totalMs: 100, idleMs: 90 }, { timers });
    const first = stream.next();
    await timers.advance(50);
    push('a');
    await first;
    const second = stream.next();
    second.catch(() => {});
    await timers.advance(50);
    await expect(second).rejects.toMatchObject({ code: 'TIMEOUT', message: 'The answer took longer than 100 ms.' });
  });

  it('passes failures of the source on unchanged', async () => {
    const failure = new LlmError('PROVIDER_FAILED', 'Broken.');
    async function* source(): AsyncGenerator<number> {
      yield 1;
      throw failure;
    }
    const stream = withDeadlines(source(), { idleMs: 100 });
    await stream.next();
    await expect(stream.next()).rejects.toBe(failure);
  });

  it('lets the source go when the reader walks away', async () => {
    const closed = vi.fn();
    async function* source() {
      try {
        yield 1;
        yield 2;
      } finally {
        closed();
      }
    }
    for await (const _ of withDeadlines(source(), { idleMs: 100 })) break;
    expect(closed).toHaveBeenCalledOnce();
  });

  it('bears a source that throws when it is left', async () => {
    const timers = manualTimers();
    const source = {
      [Symbol.asyncIterator]: () => ({
        next: () => new Promise<IteratorResult<string>>(() => {}),
        return: (): Promise<IteratorResult<string>> => {
          throw new Error('not now');
        },
      }),
    };
    const late = withDeadlines(source, { idleMs: 10, firstEventMs: 10 }, { timers })[Symbol.asyncIterator]();
    const reading = expect(late.next()).rejects.toMatchObject({ code: 'TIMEOUT' });
    await timers.advance(10);
    await reading;
    const caller = new AbortController();
    const left = withDeadlines(source, {}, { timers, signal: caller.signal })[Symbol.asyncIterator]();
    const waiting = expect(left.next()).rejects.toMatchObject({ code: 'ABORTED' });
    caller.abort();
    await waiting;
    const walkedAway = withDeadlines(source, {}, { timers })[Symbol.asyncIterator]();
    void walkedAway.next();
    expect(await walkedAway.return(undefined)).toEqual({ done: true, value: undefined });
  });
});
