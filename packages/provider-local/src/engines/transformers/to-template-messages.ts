import { type AssistantMessage, LlmError, type Message, type Tool } from '@modelhaven/core';
import { argumentsSchema } from '../answer-grammar.ts';
import { type CallFormat, openingOf } from '../call-format.ts';
import { checkToolTurns } from '../check-tool-turns.ts';
import type { TemplateCalls, TemplateMessage } from './read-call-format.ts';

/** How models are told to call tools whose template has no way of its own: between tags, as many models learned it. */
export const PLAIN_CALLS: CallFormat = {
  sectionPrefix: '',
  prefix: '<tool_call>\n{"name": "',
  afterName: () => '", "arguments": ',
  afterArguments: () => '}\n</tool_call>',
  betweenCalls: '\n',
  sectionSuffix: '',
  parallel: true,
};

/** A tool as chat templates take it. */
export function toTemplateTool(tool: Tool) {
  return {
    type: 'function',
    function: { name: tool.name, description: tool.description ?? '', parameters: argumentsSchema(tool) },
  };
}

/**
 * Messages as a chat template takes them. `calls`: how it wants calls of tools; undefined where it knows none, so that
 * tools, calls and results are told in the words of system, assistant and user.
 * Throws `UNSUPPORTED` for pictures and files, `INVALID_REQUEST` for calls without results.
 */
export function toTemplateMessages(
  messages: readonly Message[],
  tools: readonly Tool[],
  calls: TemplateCalls | undefined,
): readonly TemplateMessage[] {
  checkToolTurns(messages);
  const lastUser = messages.findLastIndex(({ role }) => role === 'user');
  // Templates want short ids of letters and digits, and nobody else sees them.
  const ids = new Map<string, { readonly id: string; readonly name: string }>();
  const written: TemplateMessage[] = [];
  for (const [index, message] of messages.entries()) {
    if (message.role === 'assistant') {
      const answer = toAnswer(message, calls, ids);
      const { reasoning_content: thought, ...plain } = answer;
      // What it thought in earlier turns is not part of what it said; between calls it goes on from it.
      written.push(index > lastUser && thought !== undefined ? answer : plain);
      continue;
    }
    const content = textOf(message.content, index);
    if (message.role !== 'tool') {
      written.push({ role: message.role, content });
      continue;
    }
    const result = message.isError ? JSON.stringify({ error: content }) : content;
    if (calls) {
      const { id = '', name = '' } = ids.get(message.toolCallId) ?? {};
      written.push({ role: 'tool', content: result, tool_call_id: id, name });
      continue;
    }
    const text = `<tool_response>\n${result}\n</tool_response>`;
    const before = written.at(-1);
    // Templates that know user and assistant only want them in turns.
    if (messages[index - 1]?.role === 'tool' && before) {
      written[written.length - 1] = { ...before, content: `${before.content}\n${text}` };
    } else written.push({ role: 'user', content: text });
  }
  return calls || tools.length === 0 ? written : withInstructions(written, tools);
}

function toAnswer(
  { content }: AssistantMessage,
  calls: TemplateCalls | undefined,
  ids: Map<string, { readonly id: string; readonly name: string }>,
): TemplateMessage {
  if (typeof content === 'string') return { role: 'assistant', content };
  const join = (type: 'text' | 'reasoning') =>
    content
      .map((part) => (part.type === type || (type === 'text' && part.type === 'refusal') ? part.text : ''))
      .join('');
  const made = content.flatMap((part) => {
    if (part.type !== 'tool-call') return [];
    const id = `call${String(ids.size).padStart(5, '0')}`;
    ids.set(part.id, { id, name: part.name });
    return [{ id, name: part.name, text: part.arguments === '' ? '{}' : part.arguments }];
  });
  const text = join('text');
  const thought = join('reasoning');
  const base = { role: 'assistant', content: text, ...(thought === '' ? {} : { reasoning_content: thought }) };
  if (made.length === 0) return base;
  if (!calls) {
    const { prefix, afterName, afterArguments, betweenCalls } = PLAIN_CALLS;
    const plain = made.map(({ name, text: json }) => prefix + name + afterName(name) + json + afterArguments(name));
    return { ...base, content: [...(text === '' ? [] : [text]), ...plain].join(betweenCalls) };
  }
  return {
    ...base,
    ...(text === '' ? { content: calls.noText } : {}),
    tool_calls: made.map(({ id, name, text: json }) => ({
      id,
      type: 'function',
      function: { name, arguments: calls.argumentsAs === 'value' ? parsed(json) : json },
    })),
  };
}

/** Tools told in words, at the end of the system message. */
function withInstructions(messages: readonly TemplateMessage[], tools: readonly Tool[]): readonly TemplateMessage[] {
  const list = tools.map((tool) => JSON.stringify(toTemplateTool(tool).function)).join('\n');
  const { afterName, afterArguments } = PLAIN_CALLS;
  const example = `${openingOf(PLAIN_CALLS)}NAME${afterName('')}{...}${afterArguments('')}`;
  const words = `You can call these functions:\n${list}\n\nTo call one, write its name and its arguments as JSON in this form:\n${example}`;
  const [first, ...rest] = messages;
  if (first?.role !== 'system') return [{ role: 'system', content: words }, ...messages];
  return [{ ...first, content: `${first.content}\n\n${words}` }, ...rest];
}

function textOf(content: Exclude<Message, AssistantMessage>['content'], index: number): string {
  if (typeof content === 'string') return content;
  return content
    .map((part, position) => {
      if (part.type === 'text') return part.text;
      throw new LlmError('UNSUPPORTED', 'This model reads text only.', {
        field: `messages[${index}].content[${position}]`,
      });
    })
    .join('');
}

/** The value of a JSON text; the text itself where it is none. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
