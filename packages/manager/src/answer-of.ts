import { createCollector, LlmError } from '@modelhaven/core';
import type { Answer, AnswerEvent, AnswerReport } from './types.ts';

/** Reads an answer to its end. Throws what the stream throws. */
export async function answerOf(batches: AsyncIterable<readonly AnswerEvent[]>): Promise<Answer> {
  const collector = createCollector();
  let report: AnswerReport | undefined;
  const events = batches[Symbol.asyncIterator]();
  for (let next = await events.next(); !next.done; next = await events.next()) {
    try {
      for (const event of next.value) {
        collector.add(event);
        if (event.type === 'finish') report = event.report;
      }
    } catch (thrown) {
      await events.return?.();
      throw thrown;
    }
  }
  const result = collector.result();
  if (!report) throw new LlmError('INTERNAL', 'The answer ended without a report.');
  return { ...result, report };
}
