import { describe, expect, it, vi } from 'vitest';
import { abortError, LlmError, linkAbort, throwIfAborted, untilAborted } from './index.ts';

describe('linkAbort', () => {
  it('follows the caller, with the reason', () => {
    const caller = new AbortController();
    const link = linkAbort(caller.signal);
    expect(link.signal.aborted).toBe(false);
    caller.abort('enough');
    expect(link.signal.reason).toBe('enough');
  });

  it('is aborted at once when the caller already was', () => {
    expect(linkAbort(AbortSignal.abort('before')).signal.reason).toBe('before');
  });

  it('aborts itself without touching the caller', () => {
    const caller = new AbortController();
    const link = linkAbort(caller.signal);
    link.abort('mine');
    expect(link.signal.reason).toBe('mine');
    expect(caller.signal.aborted).toBe(false);
  });

  it('leaves no listener behind once released', () => {
    const caller = new AbortController();
    const remove = vi.spyOn(caller.signal, 'removeEventListener');
    const link = linkAbort(caller.signal);
    link.release();
    expect(remove).toHaveBeenCalledOnce();
    caller.abort();
    expect(link.signal.aborted).toBe(false);
  });

  it('works without a caller', () => {
    const link = linkAbort(undefined);
    link.release();
    link.abort();
    expect(link.signal.aborted).toBe(true);
  });
});

describe('abortError and throwIfAborted', () => {
  it('hand out a deadline that was the reason, and ABORTED otherwise', () => {
    const timeout = new LlmError('TIMEOUT', 'Late.');
    expect(abortError(AbortSignal.abort(timeout))).toBe(timeout);
    expect(abortError(AbortSignal.abort('any'))).toMatchObject({ code: 'ABORTED' });
    expect(() => throwIfAborted(AbortSignal.abort())).toThrowError(expect.objectContaining({ code: 'ABORTED' }));
    expect(() => throwIfAborted(undefined)).not.toThrow();
  });
});

describe('untilAborted', () => {
  it('settles as the work does', async () => {
    const signal = new AbortController().signal;
    await expect(untilAborted(Promise.resolve(7), signal)).resolves.toBe(7);
    await expect(untilAborted(Promise.reject(new Error('no')), signal)).rejects.toThrow('no');
    await expect(untilAborted(Promise.resolve(7), undefined)).resolves.toBe(7);
  });

  it('rejects as soon as the signal fires, though the work never settles', async () => {
    const caller = new AbortController();
    const pending = untilAborted(new Promise(() => {}), caller.signal);
    caller.abort();
    await expect(pending).rejects.toMatchObject({ code: 'ABORTED' });
  });

  it('rejects before it waits when the signal has fired', async () => {
    await expect(untilAborted(new Promise(() => {}), AbortSignal.abort())).rejects.toMatchObject({ code: 'ABORTED' });
  });
});
