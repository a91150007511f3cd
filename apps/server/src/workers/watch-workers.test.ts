import { LlmError } from '@modelhaven/core';
import type { MetricFamily } from '@modelhaven/monitoring';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { silentServerLogger } from '../logging.ts';
import { type WorkerProcess, watchWorkers } from './watch-workers.ts';
import { joinWorkers, type WorkerLink } from './worker-link.ts';
import type { FromWorker, ToWorker } from './worker-messages.ts';

const WELCOME = { url: 'http://127.0.0.1:1', wantsKey: false, providers: [] };

/** A process that is none: what it is sent and what it says passes through here. */
interface Fake extends WorkerProcess {
  readonly link: Promise<WorkerLink>;
  readonly killed: NodeJS.Signals[];
  exit(code: number | null, signal?: NodeJS.Signals): void;
}

function fakeProcess(pid: number): Fake {
  let toPrimary = (_: FromWorker) => {};
  let toWorker = (_: ToWorker) => {};
  let exited = (_code: number | null, _signal: NodeJS.Signals | null) => {};
  const killed: NodeJS.Signals[] = [];
  return {
    pid,
    killed,
    send: (message) => queueMicrotask(() => toWorker(message)),
    kill(signal) {
      killed.push(signal);
      exited(null, signal);
    },
    onMessage: (listener) => (toPrimary = listener),
    onExit: (listener) => (exited = listener),
    exit: (code, signal) => exited(code, signal ?? null),
    link: Promise.resolve().then(() =>
      joinWorkers({
        send(message, done) {
          queueMicrotask(() => toPrimary(message));
          done();
        },
        onMessage: (listener) => (toWorker = listener),
      }),
    ),
  };
}

function house(count = 2) {
  const made: Fake[] = [];
  let sockets = 0;
  const workers = watchWorkers({
    count,
    fork: () => {
      const fake = fakeProcess(made.length + 1);
      made.push(fake);
      return fake;
    },
    leaderSocket: () => `/leader-${++sockets}`,
    logger: silentServerLogger(),
    now: () => Date.now(),
    stopMs: 1_000,
  });
  /** Lets a worker do what it does when all goes well. */
  const run = async (at: number, counted = 0): Promise<WorkerLink> => {
    await vi.waitFor(() => expect(made.length).toBeGreaterThan(at), 20_000);
    const link = await (made[at] as Fake).link;
    link.serve({ metrics: async () => [asked(counted)], stop: () => made[at]?.exit(0) });
    await link.prepared();
    link.ready(WELCOME);
    return link;
  };
  return { workers, made, run };
}

const asked = (value: number): MetricFamily => ({
  ...{ type: 'counter', name: 'asked', help: 'Asked.' },
  samples: [{ labels: {}, value }],
});
const numberOf = (families: readonly MetricFamily[], name: string) =>
  families.find((family) => family.name === name)?.samples.map((sample) => ('value' in sample ? sample.value : 0))[0];

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('workers', () => {
  it('listen when all of them can, one of them leads, and what they count is counted together', async () => {
    const { workers, made, run } = house(3);
    const started = workers.start();
    const first = run(0, 1);
    await vi.waitFor(() => expect(made).toHaveLength(3), 20_000);
    const links = await Promise.all([first, run(1, 2), run(2, 4)]);
    expect(await started).toEqual(WELCOME);
    expect(links.map(({ isLeader }) => isLeader)).toEqual([true, false, false]);
    const families = await (links[2] as WorkerLink).metrics();
    expect(numberOf(families, 'asked')).toBe(7);
    expect(numberOf(families, 'modelhaven_workers')).toBe(3);
  });

  it('are not there where the first of them cannot start', async () => {
    const { workers, made } = house();
    const started = workers.start();
    await (made[0] as Fake).link;
    made[0]?.exit(3);
    await expect(started).rejects.toMatchObject({ exitCode: 3 });
    expect(made).toHaveLength(1);
  });

  it('come again when they fall, later each time, and nothing that they counted is forgotten', async () => {
    const { workers, made, run } = house();
    const started = workers.start();
    const [leader] = await Promise.all([run(0, 1), run(1, 10), started]);
    expect(numberOf(await leader.metrics(), 'asked')).toBe(11);
    made[1]?.exit(null, 'SIGKILL');
    expect(numberOf(await leader.metrics(), 'asked')).toBe(11);
    await vi.advanceTimersByTimeAsync(200);
    expect(made).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(100);
    expect(made).toHaveLength(3);
    await run(2, 5);
    expect(numberOf(await leader.metrics(), 'asked')).toBe(16);
    made[2]?.exit(1);
    await vi.advanceTimersByTimeAsync(400);
    expect(made).toHaveLength(3);
    await vi.advanceTimersByTimeAsync(200);
    expect(made).toHaveLength(4);
  });

  it('find the leader that comes after the one that fell, and wait for it with what must be kept', async () => {
    const { workers, made, run } = house();
    const [, other] = await Promise.all([run(0), run(1), workers.start()]);
    expect(other.leaderSocket()).toBe('/leader-1');
    made[0]?.exit(null, 'SIGKILL');
    const kept = other.keep({ requestId: 'r' } as Parameters<WorkerLink['keep']>[0]);
    await vi.advanceTimersByTimeAsync(300);
    const next = await (made[2] as Fake).link;
    const decisions: unknown[] = [];
    next.serve({ keep: async (decision) => void decisions.push(decision) });
    await run(2);
    await kept;
    expect(decisions).toEqual([{ requestId: 'r' }]);
    expect(other.leaderSocket()).toBe('/leader-2');
  });

  it('tell of attempts only while somebody listens, and say when nobody can keep a decision', async () => {
    const { workers, run } = house();
    const [leader, other] = await Promise.all([run(0), run(1), workers.start()]);
    const heard: unknown[] = [];
    const attempt = { requestId: 'a' } as Parameters<WorkerLink['tell']>[0];
    other.tell(attempt);
    const leave = leader.subscribe((each) => heard.push(each));
    await vi.advanceTimersByTimeAsync(5);
    other.tell(attempt);
    await vi.advanceTimersByTimeAsync(5);
    leave();
    await vi.advanceTimersByTimeAsync(5);
    other.tell(attempt);
    await vi.advanceTimersByTimeAsync(5);
    expect(heard).toEqual([attempt]);
    leader.serve({ keep: () => Promise.reject(new LlmError('UNAVAILABLE', 'No disk.')) });
    await expect(other.keep({} as Parameters<WorkerLink['keep']>[0])).rejects.toMatchObject({ message: 'No disk.' });
  });

  it('are replaced one by one, and not at all where a new one cannot start', async () => {
    const { workers, made, run } = house();
    await Promise.all([run(0, 1), run(1, 2), workers.start()]);
    const replaced = workers.replace();
    await run(2, 4);
    await run(3, 8);
    await replaced;
    const last = await (made[3] as Fake).link;
    expect(numberOf(await last.metrics(), 'modelhaven_workers')).toBe(2);
    const again = workers.replace();
    await vi.waitFor(() => expect(made).toHaveLength(5), 20_000);
    made[4]?.exit(3);
    await again;
    expect(numberOf(await last.metrics(), 'modelhaven_workers')).toBe(2);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(made).toHaveLength(5);
  });

  it('are ended by force when they do not end by themselves', async () => {
    const { workers, made, run } = house();
    const [, other] = await Promise.all([run(0), run(1), workers.start()]);
    other.serve({ stop: () => {} });
    const stopped = workers.stop();
    await vi.advanceTimersByTimeAsync(1_100);
    expect(await stopped).toBe(false);
    expect(made[0]?.killed).toEqual([]);
    expect(made[1]?.killed).toEqual(['SIGKILL']);
  });
});
