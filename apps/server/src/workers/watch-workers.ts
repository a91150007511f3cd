import { LlmError, type Logger } from '@modelhaven/core';
import { type MetricFamily, mergeMetrics, onlyCounted } from '@modelhaven/monitoring';
import type { WelcomeFacts } from '../start/welcome.ts';
import { createQuestions, type Questions } from './ask.ts';
import type { FromWorker, Patience, ToWorker } from './worker-messages.ts';

/** A process that works, as the one that watches over it sees it. */
export interface WorkerProcess {
  readonly pid: number | undefined;
  send(message: ToWorker): void;
  kill(signal: NodeJS.Signals): void;
  onMessage(listener: (message: FromWorker) => void): void;
  onExit(listener: (code: number | null, signal: NodeJS.Signals | null) => void): void;
}

/** What workers are watched with. */
export interface WatchOptions {
  readonly count: number;
  readonly fork: () => WorkerProcess;
  /** A new address for each leader. */
  readonly leaderSocket: () => string;
  readonly logger: Logger;
  /** Milliseconds. */
  readonly now: () => number;
  /** What a worker has to end in, before it is ended. Milliseconds. */
  readonly stopMs: number;
}

/** Workers that answer at one address. */
export interface Workers {
  /** Resolves when all listen. Rejects with `WorkerFailed` where one cannot. */
  start(): Promise<WelcomeFacts>;
  /** Lets the leader read the configuration anew; it tells the others. */
  reload(): void;
  /** Puts a new process in the place of each, one after another; the old ones end what they have begun. */
  replace(): Promise<void>;
  /** Resolves to whether every answer could end by itself. */
  stop(): Promise<boolean>;
  kill(): void;
}

/** A worker ended before it listened. It has said why. */
export class WorkerFailed extends Error {
  readonly exitCode: number;
  constructor(exitCode: number) {
    super('A worker could not start.');
    this.exitCode = exitCode;
  }
}

interface Worker {
  readonly slot: number;
  readonly process: WorkerProcess;
  readonly leaderSocket: string;
  readonly questions: Questions;
  readonly prepared: Promise<void>;
  readonly ready: Promise<WelcomeFacts>;
  readonly gone: Promise<number>;
  isReady: boolean;
  isEnding: boolean;
  /** What it had counted when it was last asked. */
  counted: readonly MetricFamily[];
}

const METRICS_MS = 3_000;
const KEEP_MS = 10_000;
/** What a worker that is replaced by another may take: streams end by themselves. Milliseconds. */
const LONGEST_STREAM_MS = 60 * 60_000;
/** Clients that keep connections hear meanwhile that they shall come by another one. Milliseconds. */
const MOVE_MS = 2_000;
/** Workers that fall again and again are not replaced as fast as they fall. Milliseconds. */
const FIRST_BACK_OFF_MS = 250;
const LONGEST_BACK_OFF_MS = 30_000;
/** A worker that lived for so long fell for another reason than the one before. Milliseconds. */
const LONG_LIFE_MS = 60_000;
const LEADER = 1;

/** Watches over workers: starts them, replaces those that fall, and carries what they tell each other. */
export function watchWorkers({ count, fork, leaderSocket, logger, now, stopMs }: WatchOptions): Workers {
  const workers = new Set<Worker>();
  const falls = new Map<number, number>();
  const timers = new Set<NodeJS.Timeout>();
  let gone: readonly MetricFamily[] = [];
  let leader: Worker | undefined;
  let wantsAttempts = false;
  let isStarted = false;
  let isStopping = false;
  const waitsForLeader: (() => void)[] = [];
  /** Of the leader that comes, while there is none. */
  let nextSocket = '';

  const ready = () => [...workers].filter(({ isReady }) => isReady);
  const tellOthers = (message: ToWorker) => {
    for (const worker of workers) if (worker !== leader) worker.process.send(message);
  };

  const metrics = async (): Promise<readonly MetricFamily[]> => {
    await Promise.all(
      ready().map(async (worker) => {
        const told = await worker.questions.ask('metrics', undefined, METRICS_MS).catch(() => undefined);
        // Of one that does not answer what it said last stands.
        if (told !== undefined && workers.has(worker)) worker.counted = told as readonly MetricFamily[];
      }),
    );
    const own: MetricFamily = {
      type: 'gauge',
      name: 'modelhaven_workers',
      help: 'Processes that answer.',
      samples: [{ labels: {}, value: ready().length }],
    };
    return [...mergeMetrics([gone, ...[...workers].map(({ counted }) => counted)]), own];
  };

  const leading = async (): Promise<Worker> => {
    if (leader === undefined) {
      await new Promise<void>((resolve) => {
        waitsForLeader.push(resolve);
        setTimeout(resolve, KEEP_MS).unref();
      });
    }
    if (leader === undefined) throw new LlmError('UNAVAILABLE', 'No worker leads at the moment.');
    return leader;
  };

  const lead = (worker: Worker) => {
    leader = worker;
    wantsAttempts = false;
    tellOthers({ type: 'leader', leaderSocket: worker.leaderSocket });
    tellOthers({ type: 'tell-attempts', isWanted: false });
    for (const resolve of waitsForLeader.splice(0)) resolve();
  };

  const take = (worker: Worker, message: FromWorker): void => {
    const { process, questions } = worker;
    if (message.type === 'attempt') leader?.process.send(message);
    else if (message.type === 'answer') questions.answered(message.id, message.body, message.error);
    else if (message.type === 'last-metrics') worker.counted = message.families as readonly MetricFamily[];
    else if (message.type === 'want-attempts' && worker === leader) {
      wantsAttempts = message.isWanted;
      tellOthers({ type: 'tell-attempts', isWanted: wantsAttempts });
    } else if (message.type === 'ask') {
      const { id, what, body } = message;
      const asked =
        what === 'metrics' ? metrics() : leading().then((other) => other.questions.ask(what, body, KEEP_MS));
      asked.then(
        (told) => process.send({ type: 'answer', id, body: told }),
        (thrown: unknown) => process.send({ type: 'answer', id, error: LlmError.from(thrown).message }),
      );
    }
  };

  const spawn = (slot: number): Worker => {
    const process = fork();
    const socket = slot === LEADER ? leaderSocket() : (leader?.leaderSocket ?? nextSocket);
    if (slot === LEADER) nextSocket = socket;
    let [prepare, beReady, end] = [() => {}, (_: WelcomeFacts) => {}, (_: number) => {}];
    const bornAt = now();
    const worker: Worker = {
      slot,
      process,
      leaderSocket: socket,
      questions: createQuestions((id, what, body) => process.send({ type: 'ask', id, what, body })),
      prepared: new Promise((resolve) => (prepare = resolve)),
      ready: new Promise((resolve) => (beReady = resolve)),
      gone: new Promise((resolve) => (end = resolve)),
      isReady: false,
      isEnding: false,
      counted: [],
    };
    workers.add(worker);
    process.onMessage((message) => {
      if (message.type === 'hello') {
        process.send({ type: 'assignment', worker: slot, isLeader: slot === LEADER, leaderSocket: socket });
      } else if (message.type === 'prepared') prepare();
      else if (message.type === 'ready') {
        worker.isReady = true;
        if (slot === LEADER) lead(worker);
        else {
          process.send({ type: 'leader', leaderSocket: leader?.leaderSocket ?? socket });
          process.send({ type: 'tell-attempts', isWanted: wantsAttempts });
        }
        beReady(message.welcome);
      } else take(worker, message);
    });
    process.onExit((code, signal) => {
      workers.delete(worker);
      worker.questions.fail();
      gone = mergeMetrics([gone, onlyCounted(worker.counted)]);
      if (leader === worker) leader = undefined;
      end(code ?? 1);
      if (isStarted && !isStopping && !worker.isEnding) replaceFallen(worker, now() - bornAt, code, signal);
    });
    return worker;
  };
  const replaceFallen = (
    { slot, process: { pid } }: Worker,
    livedMs: number,
    code: number | null,
    signal: NodeJS.Signals | null,
  ): void => {
    const before = livedMs > LONG_LIFE_MS ? 0 : (falls.get(slot) ?? 0);
    falls.set(slot, before + 1);
    const afterMs = code === 0 ? 0 : Math.min(LONGEST_BACK_OFF_MS, FIRST_BACK_OFF_MS * 2 ** before);
    const facts = { worker: slot, pid, code, signal, afterMs };
    logger.error(facts, 'A worker ended by itself, with whatever it was answering; another one takes its place.');
    const timer = setTimeout(() => {
      timers.delete(timer);
      if (isStopping) return;
      const worker = spawn(slot);
      void worker.prepared.then(() => worker.process.send({ type: 'listen' }));
    }, afterMs);
    timers.add(timer);
  };

  /** Whatever comes first: that it is so, or its end. */
  const orEnd = async <Result>(worker: Worker, wanted: Promise<Result>): Promise<Result> => {
    const first = await Promise.race([wanted.then((result) => ({ result })), worker.gone]);
    if (typeof first === 'number') throw new WorkerFailed(first === 0 ? 1 : first);
    return first.result;
  };

  const listen = (worker: Worker): Promise<WelcomeFacts> => {
    worker.process.send({ type: 'listen' });
    return orEnd(worker, worker.ready);
  };

  const end = async (worker: Worker, patience: Patience, patienceMs: number): Promise<number> => {
    worker.isEnding = true;
    worker.process.send({ type: 'stop', ...patience });
    const timer = setTimeout(() => worker.process.kill('SIGKILL'), patienceMs);
    timer.unref();
    const code = await worker.gone;
    clearTimeout(timer);
    return code;
  };

  return {
    async start() {
      // The first alone, so that what is wrong is said once; nobody listens before all can.
      const first = spawn(LEADER);
      await orEnd(first, first.prepared);
      const others = Array.from({ length: count - 1 }, (_, at) => spawn(at + 2));
      await Promise.all(others.map((worker) => orEnd(worker, worker.prepared)));
      const welcome = await listen(first);
      await Promise.all(others.map(listen));
      isStarted = true;
      return welcome;
    },
    reload: () => leader?.process.send({ type: 'reload' }),
    async replace() {
      for (const old of ready().sort((one, other) => one.slot - other.slot)) {
        if (isStopping || !workers.has(old)) continue;
        const next = spawn(old.slot);
        // One that cannot start, as by a new mistake in the configuration, must not cost the one that runs.
        next.isEnding = true;
        try {
          await orEnd(next, next.prepared);
          await listen(next);
          next.isEnding = false;
        } catch {
          logger.error({ worker: old.slot }, 'A new worker could not start; those that run go on.');
          return;
        }
        void end(old, { drainMs: MOVE_MS, graceMs: LONGEST_STREAM_MS }, LONGEST_STREAM_MS + MOVE_MS + stopMs);
      }
      logger.info({}, 'All workers were replaced; the old ones end what they have begun.');
    },
    async stop() {
      isStopping = true;
      for (const timer of timers) clearTimeout(timer);
      const codes = await Promise.all([...workers].map((worker) => end(worker, {}, stopMs)));
      return codes.every((code) => code === 0);
    },
    kill() {
      isStopping = true;
      for (const { process } of workers) process.kill('SIGKILL');
    },
  };
}
