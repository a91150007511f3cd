import type {
  LanguageModelV3FilePart,
  LanguageModelV3Message,
  LanguageModelV3Prompt,
  LanguageModelV3ToolResultOutput,
  SharedV3ProviderMetadata,
} from '@ai-sdk/provider';
import {
  type AssistantMessage,
  type FilePart,
  type ImagePart,
  LlmError,
  type Message,
  type ReasoningPart,
  type TextPart,
  type ToolMessage,
} from '@modelhaven/core';

type AssistantPart = Exclude<AssistantMessage['content'], string>[number];

/** The prompt of the AI SDK as messages of ours. Throws `INVALID_REQUEST` for parts that cannot be handed on. */
export function toMessages(prompt: LanguageModelV3Prompt): Message[] {
  return prompt.flatMap((message, index) => toMessage(message, `prompt[${index}]`));
}

function toMessage(message: LanguageModelV3Message, field: string): Message[] {
  switch (message.role) {
    case 'system':
      return [{ role: 'system', content: message.content }];
    case 'user':
      return [
        {
          role: 'user',
          content: message.content.map((part) =>
            part.type === 'text' ? ({ type: 'text', text: part.text } satisfies TextPart) : toFile(part, field),
          ),
        },
      ];
    case 'assistant':
      return [{ role: 'assistant', content: message.content.map((part) => toAssistantPart(part, field)) }];
    case 'tool':
      return message.content.map((part) => {
        if (part.type === 'tool-result') return toToolMessage(part.toolCallId, part.output, field);
        throw unsupported(field, `a part of the type "${part.type}"`);
      });
  }
}

function toAssistantPart(
  part: Extract<LanguageModelV3Message, { role: 'assistant' }>['content'][number],
  field: string,
): AssistantPart {
  switch (part.type) {
    case 'text':
      return { type: 'text', text: part.text };
    case 'reasoning':
      return { type: 'reasoning', text: part.text, ...proofOf(part.providerOptions) };
    case 'tool-call':
      return {
        type: 'tool-call',
        id: part.toolCallId,
        name: part.toolName,
        arguments: typeof part.input === 'string' ? part.input : JSON.stringify(part.input ?? {}),
      };
    default:
      throw unsupported(field, `a part of the type "${part.type}" in what the assistant said`);
  }
}

/** What proves to a provider that thinking is its own, as `from-events` and `from-answer` have handed it out. */
function proofOf(options: SharedV3ProviderMetadata | undefined): Pick<ReasoningPart, 'signature' | 'redacted'> {
  const { signature, redacted } = options?.['modelhaven'] ?? {};
  return {
    ...(typeof signature === 'string' ? { signature } : {}),
    ...(typeof redacted === 'string' ? { redacted } : {}),
  };
}

function toFile({ data, mediaType, filename }: LanguageModelV3FilePart, field: string): ImagePart | FilePart {
  const content = toContent(data);
  if (mediaType.startsWith('image/')) {
    // The AI SDK writes `image/*` where it does not know; a link needs no type, bytes do.
    if (!mediaType.endsWith('/*')) return { type: 'image', mediaType, ...content };
    if ('url' in content) return { type: 'image', ...content };
    throw unsupported(field, 'a picture whose media type is not known');
  }
  return { type: 'file', mediaType, ...content, ...(filename === undefined ? {} : { filename }) };
}

function toContent(data: LanguageModelV3FilePart['data']): { url: string } | { base64: string } {
  if (data instanceof URL) return { url: data.href };
  if (typeof data === 'string') return { base64: data };
  return { base64: Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString('base64') };
}

function toToolMessage(toolCallId: string, output: LanguageModelV3ToolResultOutput, field: string): ToolMessage {
  const of = (content: ToolMessage['content'], isError = false): ToolMessage => ({
    role: 'tool',
    toolCallId,
    content,
    ...(isError ? { isError } : {}),
  });
  switch (output.type) {
    case 'text':
      return of(output.value);
    case 'json':
      return of(JSON.stringify(output.value));
    case 'error-text':
      return of(output.value, true);
    case 'error-json':
      return of(JSON.stringify(output.value), true);
    case 'execution-denied':
      return of(output.reason ?? 'The call was not allowed.', true);
    case 'content':
      return of(
        output.value.map((part): TextPart | ImagePart => {
          if (part.type === 'text') return { type: 'text', text: part.text };
          if (part.type === 'image-data') return { type: 'image', base64: part.data, mediaType: part.mediaType };
          if (part.type === 'image-url') return { type: 'image', url: part.url };
          if (part.type === 'file-data' && part.mediaType.startsWith('image/'))
            return { type: 'image', base64: part.data, mediaType: part.mediaType };
          throw unsupported(field, `a part of the type "${part.type}" in what a tool gave back`);
        }),
      );
  }
}

function unsupported(field: string, what: string): LlmError {
  return new LlmError('INVALID_REQUEST', `${field} holds ${what}, which cannot be handed on. Leave it out.`, { field });
}
