import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CircuitBreaker, createCircuitBreaker } from './circuit-breaker.ts';

function setUp(openMs = 1_000, maxOpenMs = 8_000) {
  const clock = { now: 0 };
  const changes: string[] = [];
  const breaker = createCircuitBreaker({
    failureThreshold: 3,
    openMs,
    maxOpenMs,
    now: () => clock.now,
    onChange: ({ state }) => changes.push(state),
  });
  const attempt = (outcome: 'succeed' | 'fail' | 'release'): boolean => {
    const lease = breaker.enter('m');
    if (!lease) return false;
    if (outcome === 'succeed') lease.succeed();
    if (outcome === 'fail') lease.fail('UNAVAILABLE');
    lease.release();
    return true;
  };
  return { clock, changes, breaker, attempt };
}

function openIt({ attempt }: ReturnType<typeof setUp>): void {
  for (let index = 0; index < 3; index++) attempt('fail');
}

describe('createCircuitBreaker', () => {
  test('opens after so many failures in a row, and says until when', () => {
    const it = setUp();
    it.attempt('fail');
    expect(it.breaker.status('m')).toMatchObject({ state: 'closed', consecutiveFailures: 1, lastError: 'UNAVAILABLE' });
    it.breaker.reset('m');
    it.attempt('succeed');
    expect(it.breaker.status('m')).toEqual({ key: 'm', state: 'closed', consecutiveFailures: 0 });
    openIt(it);
    expect(it.breaker.isAvailable('m')).toBe(false);
    expect(it.breaker.enter('m')).toBeUndefined();
    expect(it.breaker.all()).toEqual([
      { key: 'm', state: 'open', consecutiveFailures: 3, nextProbeAt: 1_000, lastError: 'UNAVAILABLE' },
    ]);
  });

  test('one that fails often by itself needs a longer row, one that was well does not', () => {
    const flaky = setUp();
    for (let index = 0; index < 60; index++) flaky.attempt(index % 3 === 0 ? 'fail' : 'succeed');
    for (let index = 0; index < 8; index++) flaky.attempt('fail');
    expect(flaky.breaker.status('m').state).toBe('closed');
    for (let index = 0; index < 4; index++) flaky.attempt('fail');
    expect(flaky.breaker.status('m').state).toBe('open');

    const healthy = setUp();
    for (let index = 0; index < 100; index++) healthy.attempt('succeed');
    openIt(healthy);
    expect(healthy.breaker.status('m').state).toBe('open');
  });

  test('one request with its retries does not keep everybody else out', () => {
    const { breaker } = setUp();
    const fail = (caller: string) => breaker.enter('m', caller)?.fail('PROVIDER_FAILED');
    for (let retry = 0; retry < 10; retry++) fail('one');
    expect(breaker.status('m')).toMatchObject({ state: 'closed', consecutiveFailures: 10 });
    fail('another');
    expect(breaker.status('m').state).toBe('open');
    breaker.reset('m');
    for (const caller of ['one', 'two']) fail(caller);
    expect(breaker.status('m').state).toBe('closed');
    fail('two');
    expect(breaker.status('m').state).toBe('open');
  });

  test('quick failures say little while most of what was asked is still under way', () => {
    const it = setUp();
    const leases = Array.from({ length: 20 }, () => it.breaker.enter('m'));
    for (const lease of leases.slice(0, 9)) lease?.fail('UNAVAILABLE');
    expect(it.breaker.status('m')).toMatchObject({ state: 'closed', consecutiveFailures: 9 });
    leases[9]?.release();
    leases[10]?.fail('UNAVAILABLE');
    expect(it.breaker.status('m').state).toBe('open');
    // Those of before the outage decide nothing of what comes after it.
    for (const lease of leases.slice(11)) lease?.succeed();
    expect(it.breaker.status('m').state).toBe('open');
  });

  test('says why it rests, whatever else fails meanwhile', () => {
    const it = setUp();
    const late = it.breaker.enter('m');
    it.breaker.rest('m', 500, 'RATE_LIMITED');
    late?.fail('UNAVAILABLE');
    expect(it.breaker.restReason('m')).toBe('RATE_LIMITED');
    expect(it.breaker.status('m')).toMatchObject({ state: 'open', nextProbeAt: 500, lastError: 'RATE_LIMITED' });
    it.clock.now = 500;
    expect(it.breaker.restReason('m')).toBeUndefined();
    expect(it.breaker.status('m')).toMatchObject({ state: 'closed', lastError: 'UNAVAILABLE' });
  });

  test('an outage is not held against it: the next one is noticed as soon', () => {
    const it = setUp();
    for (let outage = 0; outage < 5; outage++) {
      for (let index = 0; index < 5; index++) expect(it.attempt('succeed')).toBe(true);
      openIt(it);
      expect(it.breaker.status('m').state).toBe('open');
      it.clock.now += 1_000;
    }
  });

  test('lets exactly one probe in, and closes when it succeeds', () => {
    const it = setUp();
    openIt(it);
    it.clock.now = 1_000;
    expect(it.breaker.isAvailable('m')).toBe(true);
    const probe = it.breaker.enter('m');
    expect(it.breaker.status('m').state).toBe('half-open');
    expect(it.breaker.enter('m')).toBeUndefined();
    probe?.succeed();
    probe?.release();
    expect(it.breaker.status('m')).toEqual({ key: 'm', state: 'closed', consecutiveFailures: 0 });
    expect(it.breaker.all()).toEqual([]);
    expect(it.changes).toEqual(['open', 'half-open', 'closed']);
  });

  test('a failed probe doubles the rest, up to the longest; a recovery starts over', () => {
    const it = setUp();
    openIt(it);
    const rests: number[] = [];
    for (let index = 0; index < 5; index++) {
      it.clock.now = it.breaker.status('m').nextProbeAt ?? 0;
      it.attempt('fail');
      rests.push((it.breaker.status('m').nextProbeAt ?? 0) - it.clock.now);
    }
    expect(rests).toEqual([2_000, 4_000, 8_000, 8_000, 8_000]);
    it.clock.now += 8_000;
    it.attempt('succeed');
    openIt(it);
    expect((it.breaker.status('m').nextProbeAt ?? 0) - it.clock.now).toBe(1_000);
  });

  test('a probe that says nothing gives its place back', () => {
    const it = setUp();
    openIt(it);
    it.clock.now = 1_000;
    expect(it.attempt('release')).toBe(true);
    expect(it.breaker.status('m').state).toBe('half-open');
    expect(it.attempt('succeed')).toBe(true);
    expect(it.breaker.status('m').state).toBe('closed');
  });

  test('a probe whose answer has begun lets others in, and keeps them out again where it breaks', () => {
    const it = setUp();
    openIt(it);
    it.clock.now = 1_000;
    const probe = it.breaker.enter('m');
    expect(it.breaker.enter('m')).toBeUndefined();
    probe?.begin();
    expect(it.breaker.status('m')).toEqual({ key: 'm', state: 'closed', consecutiveFailures: 0 });
    const other = it.breaker.enter('m');
    expect(other?.isProbe).toBe(false);
    probe?.fail('STREAM_INTERRUPTED');
    probe?.release();
    expect(it.breaker.status('m')).toMatchObject({ state: 'open', nextProbeAt: 3_000 });
    // Who was let in meanwhile changes nothing about that.
    other?.succeed();
    other?.release();
    expect(it.breaker.status('m').state).toBe('open');
    it.clock.now = 3_000;
    const second = it.breaker.enter('m');
    second?.begin();
    second?.succeed();
    second?.release();
    expect(it.breaker.status('m')).toEqual({ key: 'm', state: 'closed', consecutiveFailures: 0 });
    expect(it.changes).toEqual(['open', 'half-open', 'closed', 'open', 'half-open', 'closed']);
  });

  test('a late answer from before is not taken for the probe', () => {
    const it = setUp();
    const late = [it.breaker.enter('m'), it.breaker.enter('m')];
    openIt(it);
    it.clock.now = 1_000;
    const probe = it.breaker.enter('m');
    late[0]?.succeed();
    late[1]?.fail('TIMEOUT');
    expect(it.breaker.status('m').state).toBe('half-open');
    expect(it.breaker.enter('m')).toBeUndefined();
    probe?.fail('TIMEOUT');
    expect(it.breaker.status('m').state).toBe('open');
  });

  test('one that is isolated stays so until it is reset', () => {
    const it = setUp();
    it.breaker.isolate('m');
    it.clock.now = 1e9;
    expect(it.breaker.enter('m')).toBeUndefined();
    expect(it.breaker.status('m').state).toBe('isolated');
    it.breaker.reset('m');
    expect(it.attempt('succeed')).toBe(true);
  });

  test('one that asked for a rest gets it, without a failure', () => {
    const it = setUp();
    it.breaker.rest('m', 500, 'RATE_LIMITED');
    expect(it.breaker.status('m')).toMatchObject({ state: 'open', nextProbeAt: 500, consecutiveFailures: 0 });
    expect(it.breaker.enter('m')).toBeUndefined();
    it.clock.now = 500;
    expect(it.attempt('succeed')).toBe(true);
    it.breaker.rest('m', 1e12, 'RATE_LIMITED');
    expect(it.breaker.status('m').nextProbeAt).toBe(8_500);
  });

  test('whatever happens: one probe at most, and it always comes back to life', () => {
    const step = fc.oneof(
      fc.record({ type: fc.constant('enter' as const) }),
      fc.record({
        type: fc.constant('end' as const),
        which: fc.nat(5),
        how: fc.constantFrom('succeed' as const, 'fail' as const, 'release' as const),
      }),
      fc.record({ type: fc.constant('pass' as const), ms: fc.nat(3_000) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const { clock, breaker } = setUp();
        const open: { lease: NonNullable<ReturnType<CircuitBreaker['enter']>>; isProbe: boolean }[] = [];
        for (const action of steps) {
          if (action.type === 'pass') clock.now += action.ms;
          else if (action.type === 'enter') {
            const wasAvailable = breaker.isAvailable('m');
            const lease = breaker.enter('m');
            expect(lease !== undefined).toBe(wasAvailable);
            if (!lease) continue;
            const isProbe = breaker.status('m').state === 'half-open';
            if (isProbe) expect(open.some((other) => other.isProbe)).toBe(false);
            open.push({ lease, isProbe });
          } else {
            const [ended] = open.splice(action.which % Math.max(1, open.length), 1);
            if (action.how !== 'release') ended?.lease[action.how === 'succeed' ? 'succeed' : 'fail']('TIMEOUT');
            ended?.lease.release();
          }
        }
        for (const { lease } of open) lease.release();
        clock.now += 8_000;
        const probe = breaker.enter('m');
        probe?.succeed();
        expect(breaker.status('m').state).toBe('closed');
      }),
    );
  });
});
