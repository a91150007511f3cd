import { createCollector, LlmError } from '@modelhaven/core';
import type { Answer, AnswerEvent, AnswerReport } from './types.ts';

/** Reads an answer to its end. Throws what the stream throws. */
export async function answerOf(batches: AsyncIterable<readonly AnswerEvent[]>): Promise<Answer> {
  const collector = createCollector();
  let report: AnswerReport | undefined;
  for await (const batch of batches) {
    for (const event of batch) {
      collector.add(event);
      if (event.type === 'finish') report = event.report;
    }
  }
  const result = collector.result();
  if (!report) throw new LlmError('INTERNAL', 'The answer ended without a report.');
  return { ...result, report };
}
