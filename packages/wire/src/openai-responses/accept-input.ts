import type {
  AssistantMessage,
  FilePart,
  ImagePart,
  LlmError,
  Message,
  ReasoningPart,
  TextPart,
} from '@modelhaven/core';
import { invalid, invalidField, parseBody, unsupportedField } from '../openai/accept.ts';
import { isBase64, sourceOf } from '../openai/data-url.ts';
import { fromEncrypted } from './encrypted.ts';
import {
  messageItemSchema,
  type OtherItem,
  otherItemSchema,
  type ResponsesContent,
  type ResponsesPart,
  type ResponsesRequest,
} from './request-schemas.ts';

type AssistantPart = Exclude<AssistantMessage['content'], string>[number];

const OTHER = ['function_call', 'function_call_output', 'reasoning'];

/**
 * The input of a request as messages: what the assistant thought, said and called in one turn becomes one message.
 * Throws `INVALID_REQUEST` or `UNSUPPORTED` with the path of the field.
 */
export function acceptInput(input: ResponsesRequest['input']): readonly Message[] {
  if (typeof input === 'string') return [{ role: 'user', content: input }];
  const messages: Message[] = [];
  let turn: AssistantPart[] = [];
  const endTurn = () => {
    if (turn.length > 0) messages.push({ role: 'assistant', content: turn });
    turn = [];
  };
  for (const [index, item] of input.entries()) {
    const at = `input[${index}]`;
    const type = item.type ?? 'message';
    if (type === 'message') {
      const message = within(at, () => parseBody(messageItemSchema, item));
      if (message.role === 'assistant') {
        turn.push(...saidParts(message.content, `${at}.content`));
        continue;
      }
      endTurn();
      messages.push(
        message.role === 'user'
          ? { role: 'user', content: userContent(message.content, `${at}.content`) }
          : { role: 'system', content: textContent(message.content, `${at}.content`) },
      );
    } else if (OTHER.includes(type)) {
      const other = within(at, () => parseBody(otherItemSchema, item));
      if (other.type === 'function_call_output') {
        endTurn();
        messages.push({ role: 'tool', toolCallId: other.call_id, content: toolContent(other.output, `${at}.output`) });
      } else turn.push(...turnParts(other));
    } else if (type === 'item_reference') {
      throw unsupportedField(at, 'References to items are not followed; send the item, or previous_response_id.');
    } else throw unsupportedField(`${at}.type`, 'Items of this type are not understood here.');
  }
  endTurn();
  return messages;
}

function turnParts(item: Exclude<OtherItem, { type: 'function_call_output' }>): readonly AssistantPart[] {
  if (item.type === 'function_call') {
    return [{ type: 'tool-call', id: item.call_id, name: item.name, arguments: item.arguments }];
  }
  const text = (item.summary?.length ? item.summary : (item.content ?? [])).map((thought) => thought.text).join('\n\n');
  const proof: Partial<ReasoningPart> = item.encrypted_content ? fromEncrypted(item.encrypted_content) : {};
  return text === '' && !item.encrypted_content ? [] : [{ type: 'reasoning', text, ...proof }];
}

function saidParts(content: ResponsesContent, at: string): readonly AssistantPart[] {
  if (typeof content === 'string') return content === '' ? [] : [{ type: 'text', text: content }];
  return content.map((part, index) => {
    if (part.type === 'refusal') return { type: 'refusal', text: part.refusal };
    return textOf(part, `${at}[${index}]`);
  });
}

function userContent(content: ResponsesContent, at: string): string | readonly (TextPart | ImagePart | FilePart)[] {
  return typeof content === 'string' ? content : content.map((part, index) => partOf(part, `${at}[${index}]`));
}

function textContent(content: ResponsesContent, at: string): string | readonly TextPart[] {
  return typeof content === 'string' ? content : content.map((part, index) => textOf(part, `${at}[${index}]`));
}

function toolContent(content: ResponsesContent, at: string): string | readonly (TextPart | ImagePart)[] {
  if (typeof content === 'string') return content;
  return content.map((part, index) => {
    const read = partOf(part, `${at}[${index}]`);
    if (read.type === 'file') throw unsupportedField(`${at}[${index}]`, 'Results of tools hold text and images only.');
    return read;
  });
}

function textOf(part: ResponsesPart, at: string): TextPart {
  if ('text' in part && typeof part.text === 'string') return { type: 'text', text: part.text };
  throw invalidField(`${at}.type`, 'Expected text.');
}

function partOf(part: ResponsesPart, at: string): TextPart | ImagePart | FilePart {
  switch (part.type) {
    case 'input_image': {
      if (!part.image_url)
        throw unsupportedField(`${at}.image_url`, 'Uploaded files are not kept here; send the image.');
      const { detail } = part;
      const finest = detail === 'original' ? 'high' : detail;
      return {
        type: 'image',
        ...sourceOf(part.image_url, `${at}.image_url`),
        ...(finest ? { detail: finest } : {}),
      };
    }
    case 'input_file': {
      const address = part.file_data ?? part.file_url;
      if (!address) throw unsupportedField(`${at}.file_data`, 'Uploaded files are not kept here; send file_data.');
      const source = sourceOf(address, part.file_data ? `${at}.file_data` : `${at}.file_url`);
      return {
        type: 'file',
        ...('url' in source ? { url: source.url, mediaType: 'application/octet-stream' } : source),
        ...(part.filename ? { filename: part.filename } : {}),
      };
    }
    case 'input_audio': {
      const { data, format } = part.input_audio;
      if (!isBase64(data)) throw invalidField(`${at}.input_audio.data`, 'Expected base64.');
      return { type: 'file', base64: data, mediaType: format === 'wav' ? 'audio/wav' : 'audio/mpeg' };
    }
    default:
      return textOf(part, at);
  }
}

/** Runs a check of one item and puts the item's place in front of what it finds. */
export function within<T>(at: string, check: () => T): T {
  try {
    return check();
  } catch (error) {
    const issues = (error as LlmError).details?.issues;
    if (!issues) throw error;
    throw invalid(issues.map(({ path, message }) => ({ path: path === '' ? at : `${at}.${path}`, message })));
  }
}
