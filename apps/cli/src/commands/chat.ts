import { type AssistantMessage, LlmError, type Message } from '@modelhaven/core';
import type { AnswerReport, ModelManager } from '@modelhaven/manager';
import { toGenerateAnswer, toSnakeCase } from '@modelhaven/server/json';
import type { CommandContext } from '../context.ts';
import { describeError } from '../output/describe-error.ts';
import { describeReport } from '../output/describe-report.ts';
import { type RequestOptions, toManagerRequest } from './request-options.ts';

/** Where lines come from; handed in, so that tests type without a terminal. */
export interface LineReader {
  /** The next line, or undefined at the end of the input. */
  question(prompt: string): Promise<string | undefined>;
  close(): void;
}

const HELP = `/model NAME   ask another model, or auto
/system TEXT  set the instructions; without a text, take them away
/clear        forget the conversation
/help         this
/exit         leave (so does Ctrl-D)
Ctrl-C stops an answer. A line that ends in \\ goes on in the next one.`;

/**
 * `modelhaven chat`: a conversation that streams. Ctrl-C stops the answer, not the program. With `--json` every answer,
 * or what kept it from coming, is one JSON value.
 */
export async function chat(context: CommandContext, options: RequestOptions, reader: LineReader): Promise<void> {
  const manager = await context.openManager();
  const session: Session = { model: options.model ?? 'auto', system: options.system, messages: [] };
  if (context.io.stdout.isTTY)
    tell(context, context.style.dim(`Talking to ${session.model}. /help shows what you can type.`));
  try {
    while (true) {
      const line = await readMessage(reader, context.style.bold('> '));
      if (line === undefined) return;
      if (line.trim() === '') continue;
      if (line.startsWith('/')) {
        if (!runCommand(context, session, line)) return;
        continue;
      }
      await answer(context, manager, session, options, line);
    }
  } finally {
    reader.close();
  }
}

interface Session {
  model: string;
  system: string | undefined;
  messages: Message[];
}

async function readMessage(reader: LineReader, prompt: string): Promise<string | undefined> {
  const lines: string[] = [];
  while (true) {
    const line = await reader.question(lines.length === 0 ? prompt : '… ');
    if (line === undefined) return lines.length === 0 ? undefined : lines.join('\n');
    if (!line.endsWith('\\')) return [...lines, line].join('\n');
    lines.push(line.slice(0, -1));
  }
}

/** False when the conversation shall end. */
function runCommand(context: CommandContext, session: Session, line: string): boolean {
  const [name = '', ...words] = line.slice(1).split(' ');
  const text = words.join(' ').trim();
  switch (name) {
    case 'exit':
    case 'quit':
      return false;
    case 'help':
      tell(context, HELP);
      return true;
    case 'clear':
      session.messages = [];
      tell(context, 'The conversation is forgotten.');
      return true;
    case 'model':
      if (text !== '') session.model = text;
      tell(context, `Talking to ${session.model}.`);
      return true;
    case 'system':
      session.system = text === '' ? undefined : text;
      tell(context, text === '' ? 'No instructions.' : 'The instructions are set.');
      return true;
    default:
      tell(context, `There is no command /${name}. /help shows what there is.`);
      return true;
  }
}

/** For the person and not for the program: with --json, standard output holds answers only. */
function tell({ io, options, print }: CommandContext, text: string): void {
  if (options.json) io.stderr.write(`${text}\n`);
  else print(text);
}

async function answer(
  context: CommandContext,
  manager: ModelManager,
  session: Session,
  options: RequestOptions,
  text: string,
): Promise<void> {
  const stop = new AbortController();
  const forget = context.io.onInterrupt(() => stop.abort());
  const question: Message = { role: 'user', content: text };
  const system: readonly Message[] = session.system === undefined ? [] : [{ role: 'system', content: session.system }];
  const request = {
    ...toManagerRequest(options),
    model: session.model,
    messages: [...system, ...session.messages, question],
  };
  let said = '';
  let report: AnswerReport | undefined;
  try {
    if (context.options.json) {
      const whole = await manager.generate(request, { signal: stop.signal });
      said = whole.text;
      context.printJson(toGenerateAnswer(whole));
    } else {
      for await (const event of manager.stream(request, { signal: stop.signal })) {
        if (event.type === 'text-delta' || event.type === 'refusal-delta') {
          said += event.text;
          context.io.stdout.write(event.text);
        } else if (event.type === 'finish') report = event.report;
      }
      context.print('');
    }
  } catch (thrown) {
    showFailure(context, LlmError.from(thrown));
  } finally {
    forget();
  }
  // What was said stays said, also when it was stopped in the middle; a question without an answer can be asked again.
  if (said !== '') {
    const reply: AssistantMessage = { role: 'assistant', content: said };
    session.messages.push(question, reply);
  }
  if (report && context.io.stderr.isTTY) context.io.stderr.write(`${context.errorStyle.dim(describeReport(report))}\n`);
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
