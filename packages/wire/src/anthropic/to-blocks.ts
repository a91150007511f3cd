import { type FilePart, type ImagePart, LlmError, type TextPart } from '@modelhaven/core';

/** A content block of the Messages API. */
export type Block = Readonly<Record<string, unknown>> & { readonly type: string };

const IMAGE_TYPES = ['image/jpeg', 'image/png', 'image/gif', 'image/webp'];

/** A part of a user's message as a block. Throws `UNSUPPORTED` for media that the API does not read. */
export function toBlock(part: TextPart | ImagePart | FilePart, field: string): Block {
  const cache = part.cacheBreakpoint ? { cache_control: { type: 'ephemeral' } } : {};
  switch (part.type) {
    case 'text':
      return { type: 'text', text: part.text, ...cache };
    case 'image':
      return { type: 'image', source: toImageSource(part, field), ...cache };
    case 'file':
      return {
        type: 'document',
        source: toDocumentSource(part, field),
        ...(part.filename === undefined ? {} : { title: part.filename }),
        ...cache,
      };
  }
}

function toImageSource(part: ImagePart, field: string): object {
  if (part.base64 === undefined) return { type: 'url', url: part.url };
  if (part.mediaType === undefined || !IMAGE_TYPES.includes(part.mediaType)) {
    throw new LlmError('UNSUPPORTED', `The provider reads images of the types ${IMAGE_TYPES.join(', ')} only.`, {
      field: `${field}.mediaType`,
    });
  }
  return { type: 'base64', media_type: part.mediaType, data: part.base64 };
}

// https://platform.claude.com/docs/en/build-with-claude/pdf-support and .../citations (plain text documents)
function toDocumentSource(part: FilePart, field: string): object {
  if (part.mediaType === 'application/pdf') {
    return part.base64 === undefined
      ? { type: 'url', url: part.url }
      : { type: 'base64', media_type: 'application/pdf', data: part.base64 };
  }
  if (part.mediaType.startsWith('text/') && part.base64 !== undefined) {
    return { type: 'text', media_type: 'text/plain', data: Buffer.from(part.base64, 'base64').toString('utf8') };
  }
  throw new LlmError('UNSUPPORTED', 'The provider reads PDF documents and inline text files only.', {
    field: `${field}.mediaType`,
  });
}
