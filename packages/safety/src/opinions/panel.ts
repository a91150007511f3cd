import { createHash } from 'node:crypto';
import { LlmError, type OpinionReport, systemTimers, type Timers } from '@modelhaven/core';
import type { Opinion } from './merge.ts';
import type { OpinionMark, OpinionSource, OpinionSubject } from './opinion.ts';

/** How second opinions are heard. */
export interface PanelOptions {
  readonly sources: readonly OpinionSource[];
  /** Milliseconds that are waited for an opinion. Default 2 000. */
  readonly timeoutMs?: number;
  /** Failures in a row after which a source is not asked for `restMs`. Default 3. */
  readonly failureThreshold?: number;
  /** Default 30 000. */
  readonly restMs?: number;
  /** Answers that are remembered. Default 1 000. */
  readonly remembered?: number;
  readonly timers?: Timers;
}

/** Several sources, asked at once. */
export interface Panel {
  /** True where there is somebody to ask about this stage. */
  hears(stage: 'input' | 'output'): boolean;
  /** Never rejects: who fails, is late or rests says so in its report. */
  ask(stage: 'input' | 'output', subject: OpinionSubject, signal?: AbortSignal): Promise<readonly Opinion[]>;
}

/** A panel with time limits, a rest for who keeps failing, and a memory. */
export function createPanel(options: PanelOptions): Panel {
  const { sources, timeoutMs = 2_000, failureThreshold = 3, restMs = 30_000, remembered = 1_000 } = options;
  const timers = options.timers ?? systemTimers;
  const failures = new Map<string, { count: number; restsUntil: number }>();
  const memory = new Map<string, readonly OpinionMark[]>();

  const hear = async (source: OpinionSource, subject: OpinionSubject, signal?: AbortSignal): Promise<Opinion> => {
    const startedAt = timers.now();
    const opinion = (outcome: OpinionReport['outcome'], marks: readonly OpinionMark[] = []): Opinion => ({
      report: {
        name: source.name,
        outcome,
        categories: marks.map(({ category }) => category),
        latencyMs: Math.round(timers.now() - startedAt),
      },
      marks,
    });
    const key = keyOf(source.name, subject);
    const known = memory.get(key);
    if (known) return opinion(known.length > 0 ? 'unsafe' : 'safe', known);
    const state = failures.get(source.name) ?? { count: 0, restsUntil: 0 };
    failures.set(source.name, state);
    if (state.restsUntil > startedAt) return opinion('resting');
    const late = new AbortController();
    let timer: unknown;
    const patience = new Promise<'timeout'>((resolve) => {
      timer = timers.set(() => {
        resolve('timeout');
        late.abort(new LlmError('TIMEOUT', 'The second opinion took too long.'));
      }, timeoutMs);
    });
    try {
      const limit = signal ? AbortSignal.any([signal, late.signal]) : late.signal;
      const asked = source.judge(subject, limit);
      asked.catch(() => {});
      const marks = await Promise.race([asked, patience]);
      if (marks === 'timeout') {
        fail(state);
        return opinion('timeout');
      }
      state.count = 0;
      remember(key, marks);
      return opinion(marks.length > 0 ? 'unsafe' : 'safe', marks);
    } catch {
      if (!signal?.aborted) fail(state);
      return opinion('failed');
    } finally {
      timers.clear(timer);
    }
  };

  const fail = (state: { count: number; restsUntil: number }): void => {
    state.count++;
    if (state.count >= failureThreshold) {
      state.restsUntil = timers.now() + restMs;
      // One failure after the rest is enough for the next one.
      state.count = failureThreshold - 1;
    }
  };

  const remember = (key: string, marks: readonly OpinionMark[]): void => {
    memory.set(key, marks);
    const [oldest] = memory.keys();
    if (memory.size > remembered && oldest !== undefined) memory.delete(oldest);
  };

  return {
    hears: (stage) => sources.some(({ judges }) => judges.includes(stage)),
    ask: (stage, subject, signal) =>
      Promise.all(
        sources.filter(({ judges }) => judges.includes(stage)).map((source) => hear(source, subject, signal)),
      ),
  };
}

/** What was asked is remembered by its hash alone. */
function keyOf(name: string, { user, assistant }: OpinionSubject): string {
  return createHash('sha256')
    .update(JSON.stringify([name, user, assistant ?? null]))
    .digest('base64');
}
