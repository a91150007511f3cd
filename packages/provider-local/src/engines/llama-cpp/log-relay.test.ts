import { type Logger, silentLogger } from '@modelhaven/core';
import { expect, it } from 'vitest';
import { createLogRelay, dispatchLog } from './log-relay.ts';

it('hands lines to the logger and remembers what went wrong while it watches', () => {
  const lines: string[] = [];
  const logger: Logger = {
    ...silentLogger,
    debug: (_, message) => lines.push(`debug ${message}`),
    warn: (_, message) => lines.push(`warn ${message}`),
  };
  const relay = createLogRelay(logger);
  dispatchLog('error', 'before');
  const end = relay.watch();
  dispatchLog('info', 'loading\n');
  dispatchLog('error', ` ${'x'.repeat(600)}`);
  dispatchLog('warn', 'hm');
  dispatchLog('error', '\n');
  expect(end()).toEqual(['x'.repeat(499), 'hm']);
  dispatchLog('error', 'after');
  relay.close();
  dispatchLog('error', 'closed');
  expect(lines).toEqual(['warn before', 'debug loading', `warn ${'x'.repeat(499)}`, 'debug hm', 'warn after']);
});
