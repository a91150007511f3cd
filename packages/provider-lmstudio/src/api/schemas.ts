import { z } from 'zod';

const text = z.string().nullish().catch(undefined);
const count = z.number().nullish().catch(undefined);

/** A model in memory, in `loaded_instances` of API v1. */
const instanceSchema = z.looseObject({
  id: z.string().min(1),
  config: z.looseObject({ context_length: count }).nullish().catch(undefined),
  remaining_ttl_seconds: count,
});

/** An entry of `GET /api/v1/models` (LM Studio 0.4.0 and later). */
export const v1ModelSchema = z.looseObject({
  type: text,
  key: z.string().min(1),
  display_name: text,
  publisher: text,
  description: text,
  architecture: text,
  quantization: z.looseObject({ name: text, bits_per_weight: count }).nullish().catch(undefined),
  size_bytes: count,
  params_string: text,
  loaded_instances: z.array(instanceSchema).nullish().catch(undefined),
  max_context_length: count,
  format: text,
  capabilities: z
    .looseObject({ vision: z.unknown(), trained_for_tool_use: z.unknown(), reasoning: z.unknown() })
    .partial()
    .nullish()
    .catch(undefined),
  variants: z.array(z.string()).nullish().catch(undefined),
});

/** An entry of `GET /api/v0/models` (0.3.6 and later; `capabilities` since 0.3.16). */
export const v0ModelSchema = z.looseObject({
  id: z.string().min(1),
  type: text,
  publisher: text,
  arch: text,
  compatibility_type: text,
  quantization: text,
  state: text,
  max_context_length: count,
  loaded_context_length: count,
  capabilities: z.array(z.string()).nullish().catch(undefined),
});

/** An entry of `GET /v1/models`. */
export const openAiModelSchema = z.looseObject({ id: z.string().min(1) });

/** The answer of `POST /api/v1/models/load`. */
export const loadSchema = z.looseObject({
  instance_id: text,
  load_config: z.looseObject({ context_length: count }).nullish().catch(undefined),
});

/** A download: the answer of `POST /api/v1/models/download` and of its status. */
export const downloadSchema = z.looseObject({
  job_id: text,
  status: z.string(),
  total_size_bytes: count,
  downloaded_bytes: count,
});

export type V1Model = z.output<typeof v1ModelSchema>;
export type V0Model = z.output<typeof v0ModelSchema>;
export type Download = z.output<typeof downloadSchema>;
