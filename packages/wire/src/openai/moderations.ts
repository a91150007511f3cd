import { LlmError } from '@modelhaven/core';
import { z } from 'zod';
import { invalidField, parseBody, unsupportedField } from './accept.ts';
import { isRecord, type JsonObject, listOf } from './json.ts';

/** Most texts of one request, and characters of all of them together. */
const MOST_TEXTS = 2048;
const MOST_CHARACTERS = 1_000_000;

const part = z.discriminatedUnion('type', [
  z.looseObject({ type: z.literal('text'), text: z.string() }),
  z.looseObject({ type: z.literal('image_url'), image_url: z.looseObject({ url: z.string() }) }),
]);

/** Body of `POST /v1/moderations` (platform.openai.com/docs/api-reference/moderations). Unknown fields pass. */
export const moderationRequestSchema = z.looseObject({
  input: z.union([z.string(), z.array(z.string()).min(1).max(MOST_TEXTS), z.array(part).min(1).max(MOST_TEXTS)]),
  model: z.string().nullish(),
});

const byCategory = <Value extends z.ZodType>(value: Value) => z.record(z.string(), value);

/** Answer of `POST /v1/moderations`. */
export const moderationResponseSchema = z
  .strictObject({
    id: z.string(),
    model: z.string(),
    results: z.array(
      z.strictObject({
        flagged: z.boolean(),
        categories: byCategory(z.boolean()),
        category_scores: byCategory(z.number().min(0).max(1)),
        category_applied_input_types: byCategory(z.array(z.literal('text'))),
      }),
    ),
  })
  .meta({ id: 'Moderation' });

/** Texts to be judged: one per result. */
export interface AcceptedModerationRequest {
  readonly texts: readonly string[];
}

/** One judged text. */
export interface ModerationResult {
  readonly flagged: boolean;
  readonly categories: Readonly<Record<string, boolean>>;
  /** 0 to 1. */
  readonly categoryScores: Readonly<Record<string, number>>;
}

/**
 * Reads a stranger's `POST /v1/moderations`. The parts of one message are one text. Throws `INVALID_REQUEST` with the
 * path, `UNSUPPORTED` for images.
 */
export function acceptModerationRequest(body: unknown): AcceptedModerationRequest {
  const { input } = parseBody(moderationRequestSchema, body);
  const texts = textsOf(input);
  if (texts.reduce((sum, text) => sum + text.length, 0) > MOST_CHARACTERS) {
    throw invalidField('input', `More than ${MOST_CHARACTERS} characters; send them in several requests.`);
  }
  return { texts };
}

function textsOf(input: z.output<typeof moderationRequestSchema>['input']): readonly string[] {
  if (typeof input === 'string') return [input];
  const strings = input.filter((each) => typeof each === 'string');
  if (strings.length === input.length) return strings;
  const lines = input.map((each, index) => {
    if (typeof each === 'string') return each;
    if (each.type === 'text') return each.text;
    throw unsupportedField(`input[${index}]`, 'Images are not judged here; send text.');
  });
  return [lines.join('\n')];
}

/** Judged texts as the body of `POST /v1/moderations`. */
export function toModerationResponse(
  results: readonly ModerationResult[],
  { id, model }: { readonly id: string; readonly model: string },
): JsonObject {
  return {
    id,
    model,
    results: results.map(({ flagged, categories, categoryScores }) => ({
      flagged,
      categories,
      category_scores: categoryScores,
      category_applied_input_types: Object.fromEntries(Object.keys(categories).map((category) => [category, ['text']])),
    })),
  };
}

/** The categories that the first result of an answer flags. Throws `BAD_RESPONSE` for what is none. */
export function fromModerationResponse(body: unknown): readonly string[] {
  const result = isRecord(body) ? listOf(body['results'])[0] : undefined;
  const categories = isRecord(result) ? result['categories'] : undefined;
  if (!isRecord(categories)) throw new LlmError('BAD_RESPONSE', 'The answer holds no result of a moderation.');
  return Object.entries(categories).flatMap(([name, isFlagged]) => (isFlagged === true ? [name] : []));
}
