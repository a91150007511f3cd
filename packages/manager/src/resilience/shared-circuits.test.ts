import { LlmError, type SharedState } from '@modelhaven/core';
import { createMemoryState } from '@modelhaven/monitoring';
import type { Script } from '@modelhaven/provider-testkit';
import { describe, expect, it } from 'vitest';
import { createHarness, finish, provider, START, say } from '../__fixtures__/harness.ts';
import { createVirtualTime } from '../__fixtures__/virtual-time.ts';

const ANSWER: Script = [START, ...say('Yes.'), finish()];
const DOWN = new LlmError('UNAVAILABLE', 'down');

/** Two servers that ask the same service and share what they know. */
function twoServers(stateOf: (state: SharedState) => SharedState = (state) => state) {
  const time = createVirtualTime();
  const service = { isUp: true, asked: 0, script: ANSWER };
  const state = stateOf(createMemoryState({ now: time.now }));
  const settings = { retries: { maxRetries: 0 }, circuit: { failureThreshold: 2, openMs: 10_000 } };
  const server = () => {
    const { manager } = createHarness(
      [
        provider(
          'p',
          () => {
            service.asked++;
            return service.isUp ? service.script : [DOWN];
          },
          { timers: time.timers },
        ),
      ],
      { sharedState: state, settings },
      time,
    );
    const ask = async () => {
      try {
        return (await time.run(manager.generate({ model: 'p/m', prompt: 'Hi' }))).text;
      } catch (thrown) {
        return LlmError.from(thrown).code;
      }
    };
    return {
      manager,
      ask,
      stateOf: (key: string) => manager.fallback.circuits().find((each) => each.key === key)?.state,
    };
  };
  return { time, service, one: server(), other: server() };
}

describe('createSharedCircuits', () => {
  it('lets one server rest from what another found out, and be there again when that one was answered', async () => {
    const { time, service, one, other } = twoServers();
    await other.ask();
    service.isUp = false;
    expect(await one.ask()).toBe('UNAVAILABLE');
    expect(await one.ask()).toBe('UNAVAILABLE');
    service.asked = 0;
    await time.pass(1_500);
    // The first one hears of it while it asks, the next one knows.
    await other.ask();
    expect(other.stateOf('p/m')).toBe('open');
    expect(await other.ask()).toBe('CIRCUIT_OPEN');
    expect(service.asked).toBeLessThanOrEqual(1);

    service.isUp = true;
    await time.pass(10_000);
    expect(await one.ask()).toBe('Yes.');
    await time.pass(1_500);
    expect(await other.ask()).toBe('Yes.');
    expect(other.stateOf('p/m')).toBeUndefined();
  });

  it('lets exactly one of them probe', async () => {
    const { time, service, one, other } = twoServers();
    await other.ask();
    service.isUp = false;
    await one.ask();
    await one.ask();
    await time.pass(1_500);
    await other.ask();
    service.asked = 0;
    service.isUp = true;
    service.script = [START, { type: 'delay', ms: 5_000 }, ...say('Yes.'), finish()];
    await time.pass(10_000);
    const answers = await time.run(
      Promise.all(
        [one, other].map(({ manager }) =>
          manager.generate({ model: 'p/m', prompt: 'Hi' }).then(
            ({ text }) => text,
            (error: LlmError) => error.code,
          ),
        ),
      ),
    );
    expect([...answers].sort()).toEqual(['CIRCUIT_OPEN', 'Yes.']);
    expect(service.asked).toBe(1);
    await time.pass(2_000);
    expect(await one.ask()).toBe('Yes.');
    expect(await other.ask()).toBe('Yes.');
  });

  it('keeps what an operator took out of service out of all of them, until it is reset anywhere', async () => {
    const { time, one, other } = twoServers();
    await other.ask();
    one.manager.fallback.isolate('p/m');
    await time.pass(1_500);
    await other.ask();
    expect(other.stateOf('p/m')).toBe('isolated');
    expect(await other.ask()).toBe('CIRCUIT_OPEN');
    other.manager.fallback.reset('p/m');
    expect(await other.ask()).toBe('Yes.');
    await time.pass(1_500);
    await one.ask();
    expect(await one.ask()).toBe('Yes.');
  });

  it('tells a server that starts later, before its first question', async () => {
    const { time, service, one, other } = twoServers();
    service.isUp = false;
    await one.ask();
    await one.ask();
    await time.pass(10);
    service.asked = 0;
    expect(await other.ask()).toBe('CIRCUIT_OPEN');
    expect(service.asked).toBe(0);
  });

  it.each([
    ['away', () => Promise.reject(new LlmError('UNAVAILABLE', 'The store is away.'))],
    ['silent', () => new Promise<never>(() => {})],
  ])('goes on by itself while the store is %s', async (_, fail) => {
    const { time, service, one } = twoServers(() => ({
      exchange: fail,
      add: fail,
      lease: fail,
      release: fail,
      close: async () => {},
    }));
    expect(await one.ask()).toBe('Yes.');
    service.isUp = false;
    await one.ask();
    await one.ask();
    expect(await one.ask()).toBe('CIRCUIT_OPEN');
    service.isUp = true;
    await time.pass(10_000);
    const startedAt = time.now();
    expect(await one.ask()).toBe('Yes.');
    expect(time.now() - startedAt).toBeLessThan(1_500);
    expect(await one.ask()).toBe('Yes.');
  });

  it('asks the store once for many requests, and tells what it could not tell before', async () => {
    const calls: string[] = [];
    let isAway = false;
    const { time, service, one, other } = twoServers((state) => ({
      ...state,
      exchange: async (...given) => {
        calls.push('exchange');
        if (isAway) throw new LlmError('UNAVAILABLE', 'The store is away.');
        return state.exchange(...given);
      },
    }));
    for (let turn = 0; turn < 50; turn++) await one.ask();
    expect(calls.length).toBeLessThanOrEqual(2);
    isAway = true;
    service.isUp = false;
    await one.ask();
    await one.ask();
    await time.pass(1_000);
    isAway = false;
    await time.pass(6_000);
    await one.ask();
    await time.pass(10);
    expect(await other.ask()).toBe('CIRCUIT_OPEN');
  });
});
