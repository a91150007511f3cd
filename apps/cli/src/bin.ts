#!/usr/bin/env node
import module from 'node:module';
import process from 'node:process';
import type { EndSignal } from './io.ts';

// Node.js 22 and newer keep compiled code between starts, which is most of what a short command takes.
if ('enableCompileCache' in module && typeof module.enableCompileCache === 'function') module.enableCompileCache();
const [{ main }, { END_EXIT }] = await Promise.all([import('./main.ts'), import('./io.ts')]);

// A reader that goes away (`modelhaven models list | head -1`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  // A terminal that was closed.
  if (error.code === 'EIO') process.exit(END_EXIT.SIGHUP);
  process.stderr.write(`The output cannot be written: ${error.message}\n`);
  process.exit(1);
});
// Nobody is left who could be told.
process.stderr.on('error', () => {});

function onKey(callback: (key: string) => void): () => void {
  const { stdin } = process;
  const read = (typed: Buffer) => callback(typed.toString('utf8'));
  // Of a terminal that was closed nothing can be read; that ends the program in its own way.
  const ignore = () => {};
  stdin.setRawMode(true);
  stdin.on('error', ignore).on('data', read).resume();
  return () => {
    stdin.off('data', read).pause();
    stdin.setRawMode(false);
  };
}

/** How long a command may take to put the terminal in order when it is told to end, in milliseconds. */
const END_MS = 2_000;

function onEnd(callback: (signal: EndSignal) => void): () => void {
  let isEnding = false;
  const end = (signal: NodeJS.Signals) => {
    // A server that runs in here has its own way of ending.
    if (process.listenerCount(signal) > 1) return;
    const exitCode = END_EXIT[signal as EndSignal];
    if (isEnding) process.exit(exitCode);
    isEnding = true;
    setTimeout(() => process.exit(exitCode), END_MS).unref();
    callback(signal as EndSignal);
  };
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
  return () => {
    for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.off(signal, end);
  };
}

process.exitCode = await main(
  process.argv.slice(2),
  {
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    environment: process.env,
    onInterrupt(callback) {
      process.on('SIGINT', callback);
      return () => process.off('SIGINT', callback);
    },
    onEnd,
    ...(process.stdin.isTTY ? { onKey } : {}),
    onResize(callback) {
      process.stdout.on('resize', callback);
      return () => process.stdout.off('resize', callback);
    },
  },
  async (...wanted) => (await import('./open-manager.ts')).openManager(...wanted),
);
