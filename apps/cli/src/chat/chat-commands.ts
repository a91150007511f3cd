import { randomUUID } from 'node:crypto';
import { LlmError } from '@modelhaven/core';
import type { CommandContext } from '../context.ts';
import { formatCost } from '../output/numbers.ts';
import { type ChatSession, noTotals } from './session.ts';
import { readTranscript, saveTranscript } from './transcript.ts';

/** What a command asks the conversation to do next. */
export type AfterCommand = 'go on' | 'leave' | { readonly ask: string };

/** What a command says, or what shall happen next. */
type Said = string | { readonly ask: string } | { readonly leave: true };

interface ChatCommand {
  readonly names: readonly string[];
  readonly usage: string;
  readonly description: string;
  readonly run: (session: ChatSession, text: string, name: string) => Promise<Said>;
}

const NOTHING_TO_RETRY = 'Nothing was asked yet.';

const COMMANDS: readonly ChatCommand[] = [
  {
    names: ['model', 'm'],
    usage: '/model NAME',
    description: 'ask another model, an alias, or auto, auto:free, auto:fast, …',
    run: async (session, text) => {
      if (text !== '') session.model = text;
      return `Talking to ${session.model}.`;
    },
  },
  {
    names: ['system'],
    usage: '/system TEXT',
    description: 'set the instructions; without a text, take them away',
    run: async (session, text) => {
      session.system = text === '' ? undefined : text;
      return text === '' ? 'No instructions.' : 'The instructions are set.';
    },
  },
  {
    names: ['task'],
    usage: '/task TYPE',
    description: 'kind of task, by which auto chooses: therapeutic_narrative, …',
    run: async (session, text) => {
      session.task = text === '' ? undefined : text;
      return text === '' ? 'No kind of task.' : `Kind of task: ${text}.`;
    },
  },
  {
    names: ['retry', 'r'],
    usage: '/retry',
    description: 'take the last answer back and ask again',
    run: async (session) => {
      const last = session.messages.findLastIndex(({ role }) => role === 'user');
      const question = session.messages[last]?.content;
      if (typeof question !== 'string')
        return session.unanswered === undefined ? NOTHING_TO_RETRY : { ask: session.unanswered };
      if (session.unanswered !== undefined) return { ask: session.unanswered };
      session.messages = session.messages.slice(0, last);
      return { ask: question };
    },
  },
  {
    names: ['cost', 'usage'],
    usage: '/cost',
    description: 'what this conversation has used so far',
    run: async ({ totals }) => {
      const { answers, inputTokens, outputTokens, costUsd, unpriced } = totals;
      const cost = unpriced === answers && answers > 0 ? 'cost unknown' : formatCost(costUsd);
      const open = unpriced > 0 && unpriced < answers ? `, and ${unpriced} of unknown price` : '';
      return `${answers} ${answers === 1 ? 'answer' : 'answers'}, ${inputTokens} tokens in, ${outputTokens} out, ${answers === 0 ? 'nothing spent' : cost}${open}`;
    },
  },
  {
    names: ['save', 'save!'],
    usage: '/save FILE',
    description: 'write the conversation: .json to load again, else Markdown',
    run: async (session, text, name) => {
      if (text === '') return 'Say where: /save story.md';
      await saveTranscript(text, session, name.endsWith('!'));
      return `Saved to ${text}.`;
    },
  },
  {
    names: ['load'],
    usage: '/load FILE',
    description: 'go on with a conversation that was saved as .json',
    run: async (session, text) => {
      if (text === '') return 'Say what: /load story.json';
      Object.assign(session, await readTranscript(text), { conversationId: randomUUID() });
      return `${session.messages.length} messages. Talking to ${session.model}.`;
    },
  },
  {
    names: ['clear', 'new'],
    usage: '/clear',
    description: 'forget the conversation',
    run: async (session) => {
      Object.assign(session, { messages: [], unanswered: undefined, conversationId: randomUUID(), totals: noTotals() });
      return 'The conversation is forgotten.';
    },
  },
  { names: ['help', '?'], usage: '/help', description: 'this', run: async () => HELP() },
  {
    names: ['exit', 'quit', 'q'],
    usage: '/exit',
    description: 'leave (so do Ctrl-D, and Ctrl-C twice)',
    run: async () => ({ leave: true }),
  },
];

const HELP = (): string =>
  [
    ...COMMANDS.map(({ usage, description }) => `${usage.padEnd(13)} ${description}`),
    'Ctrl-C stops an answer. A line that ends in \\ goes on in the next one, and so',
    'does what is pasted. Arrow up brings back what was typed; nothing is kept.',
  ].join('\n');

/** Obeys a line that begins with a slash. `tell` says something to the person. */
export async function runChatCommand(
  context: CommandContext,
  session: ChatSession,
  line: string,
  tell: (text: string) => void,
): Promise<AfterCommand> {
  const [, name = '', text = ''] = /^\/(\S*)\s*([\s\S]*)$/.exec(line) ?? [];
  const command = COMMANDS.find(({ names }) => names.includes(name.toLowerCase()));
  if (!command) {
    tell(`There is no command /${name}. /help shows what there is.`);
    return 'go on';
  }
  try {
    const said = await command.run(session, text.trim(), name);
    if (typeof said === 'object') return 'leave' in said ? 'leave' : said;
    tell(said);
  } catch (thrown) {
    tell(context.errorStyle.red(LlmError.from(thrown).message));
  }
  return 'go on';
}

/** Names for completion with the tabulator. */
export const CHAT_COMMAND_NAMES: readonly string[] = COMMANDS.map(({ names }) => `/${names[0] ?? ''}`);
