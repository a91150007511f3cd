import { randomUUID } from 'node:crypto';
import { answer } from '../chat/answer.ts';
import { runChatCommand } from '../chat/chat-commands.ts';
import { type ChatSession, noTotals } from '../chat/session.ts';
import type { CommandContext } from '../context.ts';
import type { RequestOptions } from './request-options.ts';

/** Where lines come from; handed in, so that tests type without a terminal. */
export interface LineReader {
  /** The next line, or several where they were pasted; undefined at the end of the input. */
  question(prompt: string): Promise<string | undefined>;
  close(): void;
}

/**
 * `modelhaven chat`: a conversation that streams. Ctrl-C stops the answer, not the program. With `--json` every answer,
 * or what kept it from coming, is one JSON value.
 */
export async function chat(context: CommandContext, options: RequestOptions, reader: LineReader): Promise<void> {
  const manager = await context.openManager();
  const session: ChatSession = {
    model: options.model ?? 'auto',
    system: options.system,
    task: options.task,
    messages: [],
    unanswered: undefined,
    conversationId: randomUUID(),
    totals: noTotals(),
  };
  const tell = (text: string) => {
    // For the person and not for the program: with --json, standard output holds answers only.
    if (context.options.json) context.io.stderr.write(`${text}\n`);
    else context.print(text);
  };
  if (context.io.stdout.isTTY) tell(context.style.dim(`Talking to ${session.model}. /help shows what you can type.`));
  const leave = () => reader.close();
  context.ended.addEventListener('abort', leave, { once: true });
  try {
    while (!context.ended.aborted) {
      let message = await readMessage(reader, context.style.bold('> '));
      if (message === undefined) return;
      if (message.trim() === '') continue;
      if (message.startsWith('/')) {
        const next = await runChatCommand(context, session, message, tell);
        if (next === 'leave') return;
        if (next === 'go on') continue;
        message = next.ask;
      }
      await answer(context, manager, session, options, message);
    }
  } finally {
    context.ended.removeEventListener('abort', leave);
    reader.close();
  }
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
