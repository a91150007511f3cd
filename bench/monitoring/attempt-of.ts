import type { AttemptRecord } from '../../packages/core/src/index.ts';

/** An attempt like many, told apart by its number, that ended at a time in milliseconds since 1970. */
export function attemptOf(at: number, endsAt: number): AttemptRecord {
  const totalMs = 300 + ((at * 104_729) % 20_000);
  return {
    requestId: `request-${at}`,
    attempt: 1,
    provider: `provider-${at % 5}`,
    model: `model-${at % 12}`,
    taskType: `task-${at % 9}`,
    keyId: `key-${at % 10}`,
    operation: 'chat',
    streamed: true,
    startedAt: endsAt - totalMs,
    firstEventMs: 80 + ((at * 7_919) % 900),
    totalMs,
    outcome: at % 20 === 0 ? 'TIMEOUT' : 'OK',
    usage: { inputTokens: 120, outputTokens: 250 },
    costUsd: 0.001,
  };
}
