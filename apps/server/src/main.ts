#!/usr/bin/env node
import process from 'node:process';
import { LlmError } from '@modelhaven/core';
import { HELP, parseCommandLine } from './start/command-line.ts';
import { VERSION } from './version.ts';

try {
  const commandLine = parseCommandLine(process.argv.slice(2));
  if (commandLine.help) process.stdout.write(HELP);
  else if (commandLine.version) process.stdout.write(`${VERSION}\n`);
  else {
    // Imported only now, so that --help answers at once.
    const { runServer } = await import('./start/run-server.ts');
    await runServer(commandLine);
  }
} catch (thrown) {
  const error = LlmError.from(thrown);
  process.stderr.write(`${error.message}\n`);
  if (error.code === 'INTERNAL' && error.cause instanceof Error) process.stderr.write(`${error.cause.stack}\n`);
  process.exitCode = error.traits.exit;
}
