import { throwIfAborted } from '@modelhaven/core';
import type { ContainerInspectInfo } from 'dockerode';
import { type Daemon, withinMs } from './connect-docker.ts';
import { dockerError, mapDockerError, problemOf } from './docker-error.ts';
import { publishedUrl } from './find-container.ts';
import { readLogs } from './read-logs.ts';

export interface WaitReadyOptions {
  readonly daemon: Daemon;
  readonly id: string;
  readonly image: string;
  /** Milliseconds to wait at most. */
  readonly timeoutMs: number;
  /** Whether Ollama answers at an address. Never rejects. */
  readonly answers: (url: string, signal: AbortSignal) => Promise<boolean>;
  readonly signal: AbortSignal;
  /** Milliseconds on any clock. */
  readonly now: () => number;
}

const LOOK_AGAIN_MS = 150;
const ASK_DAEMON_MS = 5_000;
/** Deaths of a container that its restart policy brings back to life, before it is given up. */
const MOST_RESTARTS = 3;

/** Waits until Ollama answers, and tells where. Rejects when its container stops, or the time is over. */
export async function waitReady(options: WaitReadyOptions): Promise<string> {
  const { daemon, id, image, answers, signal, now } = options;
  const endsAt = now() + options.timeoutMs;
  let restartsBefore: number | undefined;
  for (;;) {
    throwIfAborted(signal);
    let container: ContainerInspectInfo | undefined;
    try {
      container = await withinMs(ASK_DAEMON_MS, daemon.docker.getContainer(id).inspect());
    } catch (thrown) {
      // A daemon that is just restarting comes back, with the container.
      const error = mapDockerError(thrown, { address: daemon.address, image });
      if (problemOf(error) !== 'docker-no-daemon' || now() >= endsAt) throw error;
    }
    const url = container ? publishedUrl(container) : undefined;
    if (url !== undefined && (await answers(url, signal))) return url;
    const state = container?.State;
    const hasStopped = state && (state.Status === 'exited' || state.Status === 'dead');
    restartsBefore ??= container?.RestartCount;
    const keepsDying = (container?.RestartCount ?? 0) - (restartsBefore ?? 0) >= MOST_RESTARTS;
    if (hasStopped || keepsDying) {
      const code = state?.ExitCode;
      throw dockerError(
        'docker-exited',
        'PROVIDER_FAILED',
        `Ollama's container stopped before it answered${code === undefined ? '' : ` (exit code ${code})`}; its log tells why.`,
        await tail(daemon, id),
      );
    }
    if (now() >= endsAt) {
      throw dockerError(
        'docker-unhealthy',
        'TIMEOUT',
        `Ollama's container runs, but nobody answered in it for ${Math.round(options.timeoutMs / 1000)} s; its log tells why.`,
        await tail(daemon, id),
      );
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
}

/** The end of the log, as the cause of an error. */
async function tail(daemon: Daemon, id: string): Promise<Error | undefined> {
  try {
    const text = await withinMs(ASK_DAEMON_MS, readLogs(daemon, id, 20));
    return new Error(`The end of the container's log:\n${text.slice(-2_000)}`);
  } catch {
    return undefined;
  }
}
