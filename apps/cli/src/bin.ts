#!/usr/bin/env node
import module from 'node:module';
import process from 'node:process';

// Node.js 22 and newer keep compiled code between starts, which is most of what a short command takes.
if ('enableCompileCache' in module && typeof module.enableCompileCache === 'function') module.enableCompileCache();
const { main } = await import('./main.ts');

// A reader that goes away (`modelhaven models list | head -1`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

function onKey(callback: (key: string) => void): () => void {
  const { stdin } = process;
  const read = (typed: Buffer) => callback(typed.toString('utf8'));
  stdin.setRawMode(true);
  stdin.on('data', read).resume();
  return () => {
    stdin.off('data', read).pause();
    stdin.setRawMode(false);
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
    ...(process.stdin.isTTY ? { onKey } : {}),
    onResize(callback) {
      process.stdout.on('resize', callback);
      return () => process.stdout.off('resize', callback);
    },
  },
  async (context) => (await import('./open-manager.ts')).openManager(context),
);
