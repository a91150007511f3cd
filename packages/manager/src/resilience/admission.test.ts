import type { LlmError } from '@modelhaven/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createVirtualTime } from '../__fixtures__/virtual-time.ts';
import { type ConcurrencySettings, resolveSettings } from '../settings.ts';
import { type AdmissionRequest, createAdmissionControl } from './admission.ts';

function control(concurrency: ConcurrencySettings) {
  const time = createVirtualTime();
  const { now, timers } = time;
  const { concurrency: settings } = resolveSettings({ concurrency });
  return { time, admission: createAdmissionControl({ settings, now, timers }) };
}

const ask = (change: Partial<AdmissionRequest> = {}): AdmissionRequest => ({
  provider: 'a',
  keyId: undefined,
  patienceMs: 10_000,
  signal: new AbortController().signal,
  ...change,
});

describe('admission', () => {
  test('lets in who comes while there is room, and the others in turns between their keys', async () => {
    const { time, admission } = control({ maxConcurrent: 1 });
    const first = await admission.enter(ask());
    const order: string[] = [];
    const line = ['k1', 'k1', 'k1', 'k2'].map(async (keyId, index) => {
      const place = await admission.enter(ask({ keyId }));
      order.push(`${keyId}#${index}`);
      expect(place.queuedMs).toBeGreaterThan(0);
      place.leave();
    });
    expect(admission.load('a')).toEqual({ inFlight: 1, limit: 1, queued: 4 });
    expect(admission.load('b')).toBeUndefined();
    await time.pass(50);
    first.leave();
    first.leave();
    await Promise.all(line);
    expect(order).toEqual(['k1#0', 'k2#3', 'k1#1', 'k1#2']);
    expect(admission.load('a')).toMatchObject({ inFlight: 0, queued: 0 });
    expect(first.queuedMs).toBe(0);
  });

  test('refuses at once what would wait behind too many, with a time to come back', async () => {
    const { admission } = control({ maxConcurrent: 1, maxQueued: 0 });
    await admission.enter(ask());
    await expect(admission.enter(ask())).rejects.toMatchObject({
      code: 'INSUFFICIENT_RESOURCES',
      traits: { http: 503, next: true, retry: false, breaker: false },
      details: { provider: 'a', retryAfterMs: 2_000 },
    });
    await expect(admission.enter(ask({ provider: 'b' }))).resolves.toMatchObject({ queuedMs: 0 });
  });

  test('lets go of who loses patience or leaves', async () => {
    const { time, admission } = control({ maxConcurrent: 1 });
    await admission.enter(ask());
    const controller = new AbortController();
    const patient = time.run(admission.enter(ask({ patienceMs: 700 })));
    await expect(patient).rejects.toMatchObject({ code: 'INSUFFICIENT_RESOURCES' });
    const leaving = admission.enter(ask({ signal: controller.signal }));
    controller.abort();
    await expect(leaving).rejects.toMatchObject({ code: 'ABORTED' });
    await expect(admission.enter(ask({ signal: AbortSignal.abort() }))).rejects.toMatchObject({ code: 'ABORTED' });
    expect(admission.load('a')).toMatchObject({ inFlight: 1, queued: 0 });
  });

  test('a single provider has its own limit; where it is not adaptive, a 429 changes nothing', async () => {
    const { admission } = control({ maxConcurrent: 9, providers: { a: 4 }, adaptive: false });
    (await admission.enter(ask())).overloaded();
    (await admission.enter(ask({ provider: 'b' }))).overloaded();
    expect([admission.load('a')?.limit, admission.load('b')?.limit]).toEqual([4, 9]);
  });

  test('whoever comes and goes: never more inside than the limit, nobody waits beside a free place', async () => {
    const visit = fc.record({
      atMs: fc.nat({ max: 500 }),
      staysMs: fc.nat({ max: 200 }),
      patienceMs: fc.nat({ max: 300 }),
      keyId: fc.constantFrom('k1', 'k2', undefined),
      isRefused: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 4 }),
        fc.nat({ max: 5 }),
        fc.array(visit, { maxLength: 40 }),
        async (maxConcurrent, maxQueued, visits) => {
          const { time, admission } = control({ maxConcurrent, maxQueued });
          const codes: string[] = [];
          const wait = (ms: number) => new Promise<void>((resolve) => void time.timers.set(resolve, ms));
          const check = () => {
            const { inFlight = 0, limit = 0, queued = 0 } = admission.load('a') ?? {};
            expect(inFlight).toBeLessThanOrEqual(maxConcurrent);
            expect(queued).toBeLessThanOrEqual(maxQueued);
            if (queued > 0) expect(inFlight).toBeGreaterThanOrEqual(limit);
          };
          const work = visits.map(async ({ atMs, staysMs, isRefused, ...request }) => {
            await wait(atMs);
            try {
              const place = await admission.enter(ask(request));
              check();
              await wait(staysMs);
              if (isRefused) place.overloaded();
              else place.answered(undefined);
              place.leave();
              codes.push('in');
            } catch (error) {
              codes.push((error as LlmError).code);
            }
            check();
          });
          await time.run(Promise.all(work));
          await time.pass(1_000);
          expect(codes).toHaveLength(visits.length);
          expect(codes.every((code) => code === 'in' || code === 'INSUFFICIENT_RESOURCES')).toBe(true);
          expect(admission.load('a') ?? { inFlight: 0, queued: 0 }).toMatchObject({ inFlight: 0, queued: 0 });
        },
      ),
      { numRuns: 60 },
    );
  });
});
