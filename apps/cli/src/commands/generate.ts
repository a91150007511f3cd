import { LlmError } from '@modelhaven/core';
import type { AnswerReport, ManagerRequest } from '@modelhaven/manager';
import { toGenerateAnswer } from '@modelhaven/server/json';
import type { CommandContext } from '../context.ts';
import { readStandardInput } from '../io.ts';
import { describeReport } from '../output/describe-report.ts';
import type { RequestOptions } from './request-options.ts';
import { toManagerRequest } from './request-options.ts';

export interface GenerateOptions extends RequestOptions {
  /** Wait for the whole answer instead of printing it as it comes. */
  readonly stream: boolean;
}

/** `modelhaven generate`: one prompt, one answer. The prompt comes from the arguments, standard input, or both. */
export async function generate(
  context: CommandContext,
  words: readonly string[],
  options: GenerateOptions,
): Promise<void> {
  const request = { ...toManagerRequest(options), prompt: await promptOf(context, words) };
  const manager = await context.openManager();
  if (context.options.json) {
    const answer = await manager.generate(request, { signal: context.signal });
    context.printJson(toGenerateAnswer(answer));
    return;
  }
  const report = options.stream
    ? await printStream(context, manager.stream(request, { signal: context.signal }))
    : await printWhole(context, request, manager);
  if (context.io.stderr.isTTY) context.io.stderr.write(`${context.errorStyle.dim(describeReport(report))}\n`);
}

async function promptOf(context: CommandContext, words: readonly string[]): Promise<string> {
  const typed = words.filter((word) => word !== '-').join(' ');
  const wantsInput = words.includes('-') || words.length === 0;
  if (words.length === 0 && context.io.stdin.isTTY) {
    throw new LlmError(
      'INVALID_REQUEST',
      'Say what to write: modelhaven generate "Tell me a story", or pipe text in.',
      {
        field: 'prompt',
      },
    );
  }
  const piped = wantsInput ? (await readStandardInput(context.io)).trim() : '';
  const prompt = [typed, piped].filter((part) => part !== '').join('\n\n');
  if (prompt === '') throw new LlmError('INVALID_REQUEST', 'The prompt is empty.', { field: 'prompt' });
  return prompt;
}

async function printWhole(
  context: CommandContext,
  request: ManagerRequest,
  manager: Awaited<ReturnType<CommandContext['openManager']>>,
): Promise<AnswerReport> {
  const answer = await manager.generate(request, { signal: context.signal });
  context.print(answer.text);
  return answer.report;
}

async function printStream(
  context: CommandContext,
  events: ReturnType<Awaited<ReturnType<CommandContext['openManager']>>['stream']>,
): Promise<AnswerReport> {
  let report: AnswerReport | undefined;
  let endsLine = true;
  try {
    for await (const event of events) {
      if (event.type === 'text-delta' || event.type === 'refusal-delta') {
        context.io.stdout.write(event.text);
        if (event.text !== '') endsLine = event.text.endsWith('\n');
      } else if (event.type === 'tool-call-delta' && event.name !== undefined) {
        context.io.stderr.write(`${context.errorStyle.dim(`calls ${event.name}`)}\n`);
      } else if (event.type === 'finish') {
        report = event.report;
      }
    }
  } finally {
    // Also where the answer broke off: what went wrong is said on a line of its own.
    if (!endsLine) context.io.stdout.write('\n');
  }
  if (!report) throw new LlmError('STREAM_INTERRUPTED', 'The answer ended without its report.');
  return report;
}
