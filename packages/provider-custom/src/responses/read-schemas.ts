import * as z from 'zod';

const text = z.string().nullish();
const count = z.number().nonnegative().nullish().catch(undefined);

const logprob = z.looseObject({
  token: z.string(),
  logprob: z.number(),
  bytes: z.array(z.number()).nullish().catch(undefined),
});

/** The `logprobs` of a piece of text. */
export const logprobsSchema = z
  .array(logprob.extend({ top_logprobs: z.array(logprob).nullish().catch(undefined) }))
  .nullish()
  .catch(undefined);

/** An item of `output`: a message, thinking, a call; others pass unread. */
export const itemSchema = z.looseObject({
  type: z.string(),
  id: text,
  call_id: text,
  name: text,
  arguments: text,
  encrypted_content: text,
  summary: z.array(z.looseObject({ text })).nullish().catch(undefined),
  content: z
    .array(z.looseObject({ type: z.string(), text, refusal: text, logprobs: logprobsSchema }))
    .nullish()
    .catch(undefined),
});

/** `Response`: a whole answer, or its state within an event. */
export const responseSchema = z.looseObject({
  id: text,
  model: text,
  status: text,
  error: z.looseObject({}).nullish(),
  incomplete_details: z.looseObject({ reason: text }).nullish(),
  output: z.array(itemSchema).nullish(),
  usage: z
    .looseObject({
      input_tokens: count,
      output_tokens: count,
      input_tokens_details: z.looseObject({ cached_tokens: count, cache_write_tokens: count }).nullish(),
      output_tokens_details: z.looseObject({ reasoning_tokens: count }).nullish(),
    })
    .nullish(),
});

/** An event of a stream, as far as we use it. */
export const eventSchema = z.looseObject({
  type: z.string(),
  output_index: z.number().int().nonnegative().nullish(),
  delta: z.unknown().optional(),
  summary_index: z.number().nullish(),
  logprobs: logprobsSchema,
  item: itemSchema.nullish(),
  response: responseSchema.nullish(),
});

export type ResponseItem = z.infer<typeof itemSchema>;
export type ResponseBody = z.infer<typeof responseSchema>;
