import { type EmbedRequest, type EmbedResult, LlmError } from '@modelhaven/core';
import { isRecord, type JsonObject, listOf } from './json.ts';
import { fromOpenAiUsage } from './usage.ts';

/** A request as the body of `POST /embeddings`. */
export function toOpenAiEmbeddingRequest({ model, input, dimensions, user }: EmbedRequest): JsonObject {
  return {
    model,
    input,
    encoding_format: 'float',
    ...(dimensions === undefined ? {} : { dimensions }),
    ...(user === undefined ? {} : { user }),
  };
}

/**
 * The vectors from the body of `POST /embeddings`, in the order of the input, as numbers or base64. Throws
 * `BAD_RESPONSE` unless there is exactly one vector per input and all have one length.
 */
export function fromOpenAiEmbeddingResponse(body: unknown, request: EmbedRequest): EmbedResult {
  if (!isRecord(body)) throw new LlmError('BAD_RESPONSE', 'The answer is no list of embeddings.');
  const vectors: (readonly number[] | undefined)[] = new Array(request.input.length).fill(undefined);
  for (const [position, entry] of listOf(body['data']).entries()) {
    const index = isRecord(entry) && typeof entry['index'] === 'number' ? entry['index'] : position;
    const vector = isRecord(entry) ? vectorOf(entry['embedding']) : undefined;
    if (vector === undefined) throw new LlmError('BAD_RESPONSE', 'The answer holds an embedding that is no vector.');
    if (index < 0 || index >= vectors.length || vectors[index] !== undefined) {
      throw new LlmError('BAD_RESPONSE', 'The answer holds embeddings for inputs that were not sent.');
    }
    vectors[index] = vector;
  }
  const complete = vectors.filter((vector) => vector !== undefined);
  if (complete.length !== request.input.length) {
    throw new LlmError(
      'BAD_RESPONSE',
      `The answer holds ${complete.length} embeddings for ${request.input.length} inputs.`,
    );
  }
  if (complete.some((vector) => vector.length !== complete[0]?.length)) {
    throw new LlmError('BAD_RESPONSE', 'The embeddings in the answer differ in length.');
  }
  return {
    model: typeof body['model'] === 'string' && body['model'] !== '' ? body['model'] : request.model,
    vectors: complete,
    usage: fromOpenAiUsage(body['usage']) ?? {},
  };
}

/** 32-bit floats, little endian, in base64: OpenAI's `encoding_format: "base64"`. */
export function toBase64Vector(vector: readonly number[]): string {
  const bytes = Buffer.alloc(vector.length * 4);
  for (const [index, value] of vector.entries()) bytes.writeFloatLE(value, index * 4);
  return bytes.toString('base64');
}

function vectorOf(value: unknown): readonly number[] | undefined {
  if (typeof value === 'string') {
    const bytes = Buffer.from(value, 'base64');
    if (bytes.length === 0 || bytes.length % 4 !== 0) return undefined;
    return Array.from({ length: bytes.length / 4 }, (_, index) => bytes.readFloatLE(index * 4));
  }
  if (!Array.isArray(value) || value.length === 0) return undefined;
  return value.every((entry) => typeof entry === 'number' && Number.isFinite(entry)) ? value : undefined;
}
