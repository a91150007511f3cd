import { type CallOptions, LlmError } from '@modelhaven/core';
import type { HttpClient } from '@modelhaven/wire';
import * as z from 'zod';

const propsSchema = z.looseObject({
  default_generation_settings: z.looseObject({ n_ctx: z.number().int().positive() }),
});

/**
 * Tokens that one conversation may have on a llama.cpp server: what it was started with, shared among its slots. Its
 * list of models tells only what the model was trained for, and more than fits would be cut or refused. Undefined where
 * the server does not say (`GET /props`, https://github.com/ggml-org/llama.cpp/blob/master/tools/server/README.md).
 */
export async function llamaCppContext(root: HttpClient, { signal, logger }: CallOptions): Promise<number | undefined> {
  try {
    const { body } = await root.json({
      method: 'GET',
      path: '/props',
      ...(signal === undefined ? {} : { signal }),
      ...(logger === undefined ? {} : { logger }),
    });
    const parsed = propsSchema.safeParse(body);
    return parsed.success ? parsed.data.default_generation_settings.n_ctx : undefined;
  } catch (error) {
    if (LlmError.is(error) && error.code === 'ABORTED') throw error;
    return undefined;
  }
}
