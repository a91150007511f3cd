import type { AttemptRecord, SafetyDecision } from '@modelhaven/core';
import { LlmError } from '@modelhaven/core';
import type { MetricFamily } from '@modelhaven/monitoring';
import type { WelcomeFacts } from '../start/welcome.ts';
import { createQuestions } from './ask.ts';
import type { Assignment, FromWorker, Patience, ToWorker } from './worker-messages.ts';

/** What a worker knows of the others. */
export interface WorkerLink extends Pick<Assignment, 'worker' | 'isLeader'> {
  /** Where the leader is now. */
  leaderSocket(): string;
  /** Says that nothing but listening is left, and resolves when all are there. */
  prepared(): Promise<void>;
  ready(welcome: WelcomeFacts): void;
  /** What all workers counted, those that are gone among them. */
  metrics(): Promise<readonly MetricFamily[]>;
  /** Lets the leader keep a decision of the safety engine. */
  keep(decision: SafetyDecision): Promise<void>;
  /** Tells the leader's listeners of an attempt, while there are any. */
  tell(attempt: AttemptRecord): void;
  /** Hears of attempts of other workers. Returns what ends it. */
  subscribe(listener: (attempt: AttemptRecord) => void): () => void;
  /** Sets what this worker does when it is told or asked. */
  serve(duties: Partial<WorkerDuties>): void;
  /** Says the last that is to be said. */
  end(): Promise<void>;
}

/** What others want of a worker. */
export interface WorkerDuties {
  readonly stop: (patience: Patience) => void;
  readonly reload: () => void;
  readonly metrics: () => Promise<readonly MetricFamily[]>;
  readonly keep: (decision: SafetyDecision) => Promise<void>;
}

/** The channel to the process that watches over the workers. */
export interface Channel {
  /** Calls back when the message is on its way, or cannot be. */
  send(message: FromWorker, callback: () => void): void;
  onMessage(listener: (message: ToWorker) => void): void;
}

const METRICS_MS = 5_000;
/** A leader that has to be replaced is back by then. Milliseconds. */
const KEEP_MS = 15_000;

/** Asks who this worker is, and answers from then on. */
export async function joinWorkers(channel: Channel): Promise<WorkerLink> {
  const send = (message: FromWorker) => channel.send(message, () => {});
  const questions = createQuestions((id, what, body) => send({ type: 'ask', id, what, body }));
  const listeners = new Set<(attempt: AttemptRecord) => void>();
  let duties: Partial<WorkerDuties> = {};
  let leaderSocket = '';
  let isWanted = false;
  let mayListen = () => {};
  const listening = new Promise<void>((resolve) => (mayListen = resolve));

  const answer = async (what: 'metrics' | 'decision', body: unknown): Promise<unknown> => {
    if (what === 'metrics') return duties.metrics?.() ?? [];
    if (!duties.keep) throw new LlmError('UNAVAILABLE', 'This worker keeps nothing.');
    return duties.keep(body as SafetyDecision);
  };
  const assignment = await new Promise<Assignment>((resolve) => {
    channel.onMessage((message) => {
      if (message.type === 'assignment') resolve(message);
      else if (message.type === 'listen') mayListen();
      else if (message.type === 'stop') duties.stop?.(message);
      else if (message.type === 'reload') duties.reload?.();
      else if (message.type === 'leader') leaderSocket = message.leaderSocket;
      else if (message.type === 'tell-attempts') isWanted = message.isWanted;
      else if (message.type === 'attempt') for (const listener of listeners) listener(message.attempt);
      else if (message.type === 'answer') questions.answered(message.id, message.body, message.error);
      else if (message.type === 'ask') {
        const { id, what } = message;
        answer(what, message.body).then(
          (body) => send({ type: 'answer', id, body }),
          (thrown: unknown) => send({ type: 'answer', id, error: LlmError.from(thrown).message }),
        );
      }
    });
    send({ type: 'hello' });
  });
  leaderSocket = assignment.leaderSocket;
  return {
    worker: assignment.worker,
    isLeader: assignment.isLeader,
    leaderSocket: () => leaderSocket,
    prepared() {
      send({ type: 'prepared' });
      return listening;
    },
    ready: (welcome) => send({ type: 'ready', welcome }),
    metrics: async () => (await questions.ask('metrics', undefined, METRICS_MS)) as readonly MetricFamily[],
    async keep(decision) {
      await questions.ask('decision', decision, KEEP_MS);
    },
    tell(attempt) {
      if (isWanted) send({ type: 'attempt', attempt });
    },
    subscribe(listener) {
      listeners.add(listener);
      if (listeners.size === 1) send({ type: 'want-attempts', isWanted: true });
      return () => {
        if (listeners.delete(listener) && listeners.size === 0) send({ type: 'want-attempts', isWanted: false });
      };
    },
    serve(more) {
      duties = { ...duties, ...more };
    },
    async end() {
      const families = await duties.metrics?.().catch(() => []);
      await new Promise<void>((resolve) => channel.send({ type: 'last-metrics', families }, resolve));
    },
  };
}
