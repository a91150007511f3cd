import type { PreTrainedTokenizer } from '@huggingface/transformers';
import { LlmError, type Message } from '@modelhaven/core';

interface TemplateMessage {
  readonly role: string;
  readonly content: string;
}

/**
 * A conversation as the model reads it, by its own chat template. What users write is never read as special tokens:
 * where it holds the text of one, the prompt is cut inside of that text, and both halves are tokenized on their own.
 * Throws `UNSUPPORTED` where the template cannot say what was asked.
 */
export function toPromptTokens(
  messages: readonly Message[],
  tokenizer: PreTrainedTokenizer,
  specialTexts: readonly string[],
): number[] {
  const plain = messages.map(toTemplateMessage);
  const cut = unusedCharacter(plain);
  const conversation = plain.map(({ role, content }) => ({ role, content: cutSpecial(content, specialTexts, cut) }));
  const last = conversation.at(-1);
  const goesOn = last?.role === 'assistant';
  let text = render(tokenizer, conversation, !goesOn);
  if (goesOn) text = endAfter(text, last.content);
  return text.split(cut).flatMap((piece) => (piece === '' ? [] : encode(tokenizer, piece)));
}

function encode(tokenizer: PreTrainedTokenizer, text: string): number[] {
  return tokenizer.encode(text, { add_special_tokens: false });
}

function render(tokenizer: PreTrainedTokenizer, messages: TemplateMessage[], addPrompt: boolean): string {
  try {
    return tokenizer.apply_chat_template(messages, { tokenize: false, add_generation_prompt: addPrompt });
  } catch (cause) {
    throw new LlmError(
      'UNSUPPORTED',
      'The chat template of this model does not take this conversation; some want user and assistant in turns, or no system message.',
      { field: 'messages', cause },
    );
  }
}

/** The prompt up to the end of the answer that is to be continued, without what the template closes it with. */
function endAfter(text: string, content: string): string {
  for (const shown of [content, content.trimEnd(), content.trim()]) {
    const at = text.lastIndexOf(shown);
    if (shown !== '' && at >= 0) return text.slice(0, at + shown.length);
  }
  throw new LlmError('UNSUPPORTED', 'The chat template of this model cannot continue this answer.', {
    field: 'messages',
  });
}

function cutSpecial(text: string, specialTexts: readonly string[], cut: string): string {
  let safe = text;
  for (const special of specialTexts) {
    if (special.length > 1) safe = safe.replaceAll(special, `${special.slice(0, 1)}${cut}${special.slice(1)}`);
  }
  return safe;
}

/** A character of the private use area that no message has. */
function unusedCharacter(messages: readonly TemplateMessage[]): string {
  for (let code = 0xe000; code <= 0xf8ff; code++) {
    const character = String.fromCharCode(code);
    if (!messages.some(({ content }) => content.includes(character))) return character;
  }
  throw new LlmError('INVALID_REQUEST', 'The conversation has every character of the private use area.', {
    field: 'messages',
  });
}

function toTemplateMessage(message: Message, index: number): TemplateMessage {
  if (message.role === 'tool')
    throw unsupported('This model cannot read the results of tools.', `messages[${index}].role`);
  const { role, content } = message;
  if (typeof content === 'string') return { role, content };
  const texts = content.map((part, position) => {
    if (part.type === 'text' || part.type === 'refusal') return part.text;
    // What it thought in earlier turns is not part of what it said.
    if (part.type === 'reasoning') return '';
    throw unsupported('This model reads text only.', `messages[${index}].content[${position}]`);
  });
  return { role, content: texts.join('') };
}

function unsupported(message: string, field: string): LlmError {
  return new LlmError('UNSUPPORTED', message, { field });
}
