import type { Logger } from '@modelhaven/core';

/** Takes what llama.cpp says to one engine. */
export interface LogRelay {
  /** Starts to remember errors and warnings; the returned function ends that and gives the lines. */
  watch(): () => readonly string[];
  /** Stops handing lines on. */
  close(): void;
}

const MOST_LINES = 20;
const MOST_CHARACTERS = 499;

type Listener = (level: string, line: string) => void;

// The native library has one log callback per process, so all engines of a process hear all lines.
const listeners = new Set<Listener>();

/** Fits `getLlama({ logger })`. */
export function dispatchLog(level: string, message: string): void {
  const line = message.trim().slice(0, MOST_CHARACTERS);
  if (line !== '') for (const listener of listeners) listener(level, line);
}

/** Hands what llama.cpp says to a logger, until closed. */
export function createLogRelay(logger: Logger): LogRelay {
  const watchers = new Set<string[]>();
  const listener: Listener = (level, line) => {
    const isFailure = level === 'fatal' || level === 'error';
    if (isFailure || level === 'warn') {
      for (const lines of watchers) if (lines.length < MOST_LINES) lines.push(line);
    }
    // What the library calls an error reaches the caller as an error; in the log it is a note beside it.
    if (isFailure) logger.warn({ engine: 'llama-cpp' }, line);
    else logger.debug({ engine: 'llama-cpp' }, line);
  };
  listeners.add(listener);
  return {
    watch() {
      const lines: string[] = [];
      watchers.add(lines);
      return () => {
        watchers.delete(lines);
        return lines;
      };
    },
    close() {
      listeners.delete(listener);
    },
  };
}
