import { LlmError, type Message, type Tool } from '@modelhaven/core';
import { endOfThoughts, noThoughts, type ReasoningMarks, USUAL_MARKS } from '../answer-reader.ts';
import type { CallFormat } from '../call-format.ts';
import { CHANNEL_CALLS, CHANNEL_MARKS, usesChannels } from '../channel-reader.ts';
import { opensThinking } from '../opens-thinking.ts';
import { readCallFormat, type TemplateCalls, type TemplateMessage, TRIED_TOOLS } from './read-call-format.ts';
import { PLAIN_CALLS, toTemplateMessages, toTemplateTool } from './to-template-messages.ts';

/** A conversation as the model reads it, and how its answer is to be read. */
export interface OnnxPrompt {
  readonly tokens: number[];
  readonly reasoning: ReasoningMarks;
  /** Present where the answer comes in channels. */
  readonly channels: { readonly inText: boolean } | undefined;
}

/** What of the tokenizer is needed. */
export interface TemplateTokenizer {
  /** Tokens of a text; special tokens are read out of it. */
  encode(text: string): number[];
  /** The template as text; the one for tools, where there is one of its own. */
  source(hasTools: boolean): string;
  /** Runs the template. */
  render(messages: readonly TemplateMessage[], variables: TemplateVariables): string;
  /** Texts that are read as special tokens. */
  readonly specialTexts: readonly string[];
  /** Texts of the tokens that end an answer. */
  readonly endTexts: readonly string[];
}

/** What a template is given beside the messages. */
export interface TemplateVariables {
  readonly tools: readonly unknown[] | undefined;
  readonly addPrompt: boolean;
  readonly mayReason: boolean;
}

/** Turns conversations into prompts by the model's own chat template. */
export interface OnnxTemplate {
  /** How the model writes calls of tools: its own way, or a plain one where its template has none. */
  readonly callFormat: CallFormat;
  render(
    messages: readonly Message[],
    options: { readonly tools: readonly Tool[]; readonly mayReason: boolean },
  ): OnnxPrompt;
}

/**
 * The template of a model. What users write is never read as special tokens: where it holds the text of one, the prompt
 * is cut inside of that text, and both halves are tokenized on their own.
 */
export function createOnnxTemplate(tokenizer: TemplateTokenizer): OnnxTemplate {
  const trialTools = TRIED_TOOLS.map((name) => toTemplateTool({ name, description: 'A trial.' }));
  const channels = usesChannels(tokenizer.source(true));
  const calls: TemplateCalls | undefined = channels
    ? { format: CHANNEL_CALLS, argumentsAs: 'value', noText: null }
    : readCallFormat(
        (messages, addPrompt) => tokenizer.render(messages, { tools: trialTools, addPrompt, mayReason: true }),
        tokenizer.endTexts,
      );
  const marks = channels ? CHANNEL_MARKS : USUAL_MARKS;
  const marksKnown = (template: string) => opensThinking(template) || template.includes(marks.close);

  return {
    callFormat: calls?.format ?? PLAIN_CALLS,

    render(messages, { tools, mayReason }) {
      const template = tokenizer.source(tools.length > 0 && calls !== undefined);
      const plain = toTemplateMessages(messages, tools, calls);
      const offered = tools.length > 0 && calls ? tools.map(toTemplateTool) : undefined;
      const cut = unusedCharacter([plain, offered]);
      const conversation = cutAll(plain, tokenizer.specialTexts, cut) as readonly TemplateMessage[];
      const last = conversation.at(-1);
      const goesOn = last?.role === 'assistant';
      const variables = {
        tools: cutAll(offered, tokenizer.specialTexts, cut) as readonly unknown[] | undefined,
        addPrompt: !goesOn,
        mayReason,
      };
      let text = goesOn
        ? endAfter(renderAny(tokenizer, markedAtEnd(conversation, last, cut), variables), last.content ?? '', cut)
        : renderAny(tokenizer, conversation, variables);

      const declared = channels || marksKnown(template);
      const endsOpen = !goesOn && text.trimEnd().endsWith(marks.open);
      // A template that can be told leaves the thinking out itself.
      const closesItself = template.includes('enable_thinking') && !endsOpen;
      if (!goesOn && !mayReason && declared && !closesItself) {
        text += endsOpen ? endOfThoughts(marks) : noThoughts(marks);
      }
      return {
        tokens: text.split(cut).flatMap((piece) => (piece === '' ? [] : tokenizer.encode(piece))),
        reasoning: { ...marks, declared, isOpen: endsOpen && mayReason },
        channels: channels ? { inText: goesOn } : undefined,
      };
    },
  };
}

/** Renders; where the template takes no system message, its words are put before those of the user. */
function renderAny(
  tokenizer: TemplateTokenizer,
  messages: readonly TemplateMessage[],
  variables: TemplateVariables,
): string {
  const [system, user, ...rest] = messages;
  try {
    return tokenizer.render(messages, variables);
  } catch (cause) {
    if (system?.role === 'system' && user?.role === 'user') {
      const merged = [{ ...user, content: `${system.content}\n\n${user.content}` }, ...rest];
      try {
        return tokenizer.render(merged, variables);
      } catch {
        // The first failure says more.
      }
    }
    throw new LlmError(
      'UNSUPPORTED',
      'The chat template of this model does not take this conversation; some want user and assistant in turns.',
      { field: 'messages', cause },
    );
  }
}

function markedAtEnd(
  conversation: readonly TemplateMessage[],
  last: TemplateMessage,
  mark: string,
): readonly TemplateMessage[] {
  return [...conversation.slice(0, -1), { ...last, content: `${last.content ?? ''}${mark}` }];
}

/**
 * The prompt up to the mark behind the answer that is to be continued, without what the template closes it with. The
 * answer itself may be as short as a letter, which the closing holds as well.
 */
function endAfter(text: string, content: string, mark: string): string {
  const begun = text.slice(0, Math.max(0, text.lastIndexOf(mark)));
  const wanted = content.trim();
  if (wanted !== '' && begun.trimEnd().endsWith(wanted)) return begun;
  throw new LlmError('UNSUPPORTED', 'The chat template of this model cannot continue this answer.', {
    field: 'messages',
  });
}

/** The value with the cut inside of every special text that it holds. */
function cutAll(value: unknown, specialTexts: readonly string[], cut: string): unknown {
  if (typeof value === 'string') return cutSpecial(value, specialTexts, cut);
  if (Array.isArray(value)) return value.map((item) => cutAll(item, specialTexts, cut));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [cutSpecial(key, specialTexts, cut), cutAll(inner, specialTexts, cut)]),
  );
}

function cutSpecial(text: string, specialTexts: readonly string[], cut: string): string {
  let safe = text;
  for (const special of specialTexts) {
    if (special.length > 1) safe = safe.replaceAll(special, `${special.slice(0, 1)}${cut}${special.slice(1)}`);
  }
  return safe;
}

/** A character of the private use area that nothing of it has. */
function unusedCharacter(values: unknown): string {
  const text = JSON.stringify(values);
  for (let code = 0xe000; code <= 0xf8ff; code++) {
    const character = String.fromCharCode(code);
    if (!text.includes(character)) return character;
  }
  throw new LlmError('INVALID_REQUEST', 'The conversation has every character of the private use area.', {
    field: 'messages',
  });
}
