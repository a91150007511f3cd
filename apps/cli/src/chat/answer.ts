import { type AssistantMessage, LlmError, type Message } from '@modelhaven/core';
import type { AnswerReport, AnswerRoute, ManagerRequest, ModelManager } from '@modelhaven/manager';
import { toGenerateAnswer, toSnakeCase } from '@modelhaven/server/json';
import { type RequestOptions, toManagerRequest } from '../commands/request-options.ts';
import type { CommandContext } from '../context.ts';
import { describeError } from '../output/describe-error.ts';
import { describeReport } from '../output/describe-report.ts';
import { indent } from '../output/wrap.ts';
import { addReport, type ChatSession } from './session.ts';
import { createWordWrap } from './word-wrap.ts';

/** Wider lines are hard to read, however wide the terminal is. */
const MAX_WIDTH = 100;
/** Narrower for a text that somebody may read in a bad hour. */
const SUPPORT_WIDTH = 72;
/** The provider of answers that the safety engine gives itself. */
const OURSELVES = 'modelhaven';

/** Asks, shows the answer as it comes, and keeps both. Ctrl-C stops the answer; what was said until then stays. */
export async function answer(
  context: CommandContext,
  manager: ModelManager,
  session: ChatSession,
  options: RequestOptions,
  text: string,
): Promise<void> {
  const stop = new AbortController();
  const forget = context.io.onInterrupt(() => stop.abort());
  const question: Message = { role: 'user', content: text };
  const system: readonly Message[] = session.system === undefined ? [] : [{ role: 'system', content: session.system }];
  const { task: _, ...rest } = options;
  const request: ManagerRequest = {
    ...toManagerRequest({ ...rest, ...(session.task === undefined ? {} : { task: session.task }) }),
    model: session.model,
    messages: [...system, ...session.messages, question],
  };
  const call = { signal: AbortSignal.any([stop.signal, context.ended]), conversationId: session.conversationId };
  const heard: Heard = { text: '' };
  try {
    if (context.options.json) {
      const whole = await manager.generate(request, call);
      heard.text = whole.text;
      heard.report = whole.report;
      context.printJson(toGenerateAnswer(whole));
    } else await show(context, manager.stream(request, call), heard);
  } catch (thrown) {
    showFailure(context, LlmError.from(thrown));
  } finally {
    forget();
  }
  // What was said stays said, also when it was stopped in the middle; a question without an answer can be asked again.
  session.unanswered = heard.text === '' ? text : undefined;
  if (heard.text !== '') {
    const reply: AssistantMessage = { role: 'assistant', content: heard.text };
    session.messages.push(question, reply);
  }
  if (!heard.report) return;
  addReport(session.totals, heard.report);
  // Figures have no place under words of comfort.
  if (heard.report.provider !== OURSELVES && context.io.stderr.isTTY)
    context.io.stderr.write(`${context.errorStyle.dim(describeReport(heard.report))}\n`);
}

/** What came of an answer so far. */
interface Heard {
  text: string;
  report?: AnswerReport;
}

async function show(context: CommandContext, events: ReturnType<ModelManager['stream']>, heard: Heard): Promise<void> {
  const { io, errorStyle } = context;
  const isDrawn = io.stdout.isTTY === true && io.stderr.isTTY === true && io.environment['TERM'] !== 'dumb';
  const words = createWordWrap(io.stdout.isTTY ? Math.min(io.stdout.columns || 80, MAX_WIDTH) - 1 : undefined);
  let waiting = false;
  const wait = (what: string) => {
    if (!isDrawn) return;
    io.stderr.write(`\r\u001b[K${errorStyle.dim(what)}`);
    waiting = true;
  };
  const endWaiting = () => {
    if (waiting) io.stderr.write('\r\u001b[K');
    waiting = false;
  };
  let route: AnswerRoute | undefined;
  wait('…');
  try {
    for await (const event of events) {
      if (event.type === 'start') route = event.route;
      else if (event.type === 'reasoning-delta' && heard.text === '') wait('thinking …');
      else if (event.type === 'text-delta' || event.type === 'refusal-delta') {
        endWaiting();
        heard.text += event.text;
        if (route?.provider !== OURSELVES) io.stdout.write(words.push(event.text));
      } else if (event.type === 'safety.retract') {
        heard.text = heard.text.slice(0, event.from);
        io.stdout.write(words.end());
        context.print(`\n${context.style.yellow('A part of this answer is taken back: it is not safe to follow.')}`);
      } else if (event.type === 'finish') heard.report = event.report;
    }
  } finally {
    endWaiting();
    io.stdout.write(words.end());
  }
  if (route?.provider === OURSELVES) context.print(`\n${toSupport(heard.text, io.stdout.columns)}\n`);
  else context.print('');
}

/** A prepared text in lines that are easy to read. */
function toSupport(text: string, columns: number | undefined): string {
  const width = Math.min(columns || 80, SUPPORT_WIDTH);
  return indent(text.trim(), width, 2);
}

function showFailure(context: CommandContext, error: LlmError): void {
  const { io, errorStyle, options } = context;
  if (options.json) {
    context.printJson({ error: toSnakeCase(error) });
    return;
  }
  context.print('');
  io.stderr.write(`${error.code === 'ABORTED' ? errorStyle.dim('stopped') : describeError(error, errorStyle)}\n`);
}
