import type { Guard, Timers } from '@modelhaven/core';
import { describe, expect, it } from 'vitest';
import { screenInput } from './screen.ts';

const request = { model: 'm', messages: [{ role: 'user' as const, content: 'a secret' }] };
const context = { requestId: 'r', country: 'US' };
/** Time passes at once. */
const timers: Timers = {
  set: (callback) => setTimeout(callback, 1),
  clear: (handle) => clearTimeout(handle as never),
  now: () => 0,
};

describe('a guard that does not decide', () => {
  it.each([
    ['fails', () => Promise.reject(new TypeError('defect'))],
    [
      'throws',
      () => {
        throw new TypeError('defect');
      },
    ],
    ['never answers', () => new Promise<never>(() => {})],
  ])('%s: the input is closed, with words for whoever may need help', async (_how, input) => {
    const guard: Guard = { input, output: (events) => events };
    const error = await screenInput(guard, request, context, timers).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'BLOCKED_BY_SAFETY', message: expect.stringContaining('911') });
    expect(String(error)).not.toMatch(/secret|defect/);
  });
});
