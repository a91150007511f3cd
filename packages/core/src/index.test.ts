import { expect, it } from 'vitest';
import * as core from './index.ts';

// The public surface, so that a removal is seen in review.
it('exports these values', () => {
  expect(Object.keys(core).sort()).toMatchInlineSnapshot(`
    [
      "CAPABILITIES",
      "ERROR_TABLE",
      "LlmError",
      "TASK_TYPES",
      "abortError",
      "batchesOf",
      "collect",
      "countFailures",
      "createCollector",
      "formatModelAddress",
      "fromBatches",
      "joinTexts",
      "linkAbort",
      "noopRecorder",
      "parseKeepAlive",
      "parseModelAddress",
      "replay",
      "silentLogger",
      "successRate",
      "systemTimers",
      "throwIfAborted",
      "toRanking",
      "untilAborted",
      "withDeadlines",
    ]
  `);
});
