import { z } from 'zod';

const bytes = z.number().min(0).describe('Bytes.');
const range = z
  .strictObject({ low: z.number(), likely: z.number(), high: z.number() })
  .describe('Tokens per second: what is likely, and the range that measured machines fell in.');

const recommendation = z
  .strictObject({
    model: z.strictObject({
      id: z.string().describe("The catalogue's own name."),
      name: z.string(),
      kind: z.enum(['chat', 'embedding', 'reranking']),
      licence: z.string(),
      languages: z.union([z.literal('many'), z.array(z.string())]),
      capabilities: z.array(z.enum(['tools', 'vision', 'reasoning'])),
      repositories: z
        .strictObject({ gguf: z.string().optional(), onnx: z.string().optional(), ollama: z.string().optional() })
        .describe(
          'Where its weights are found: repositories of the Hugging Face hub, and the tag in the library of Ollama.',
        ),
      shape_source: z.string().describe('Where the figures that the estimate rests on were read.'),
      parameters: z.number(),
      active_parameters: z.number(),
      trained_context: z.int(),
    }),
    quantization: z.string().describe('The best format for this machine.'),
    file_bytes: bytes,
    memory_bytes: bytes.describe('Bytes on all devices together while it runs.'),
    gpu_memory_bytes: bytes,
    mode: z.enum(['gpu', 'split', 'cpu']).describe('All of it on GPUs, some layers, or none.'),
    context_length: z.int().describe('Tokens of context that the figures are about.'),
    largest_context: z.int().describe('The most tokens of context that would fit.'),
    speed: z.strictObject({ generation: range.optional(), prompt: range.optional(), source: z.string() }),
    quality: z
      .strictObject({ score: z.number(), basis: z.enum(['published', 'size']), source: z.string() })
      .describe('0 to 10 for this task: from published results, or judged by its size where there are none.'),
    score: z.number().describe('0 to 10: the order of the list.'),
    action: z
      .enum(['join', 'replace', 'keep'])
      .describe('It runs beside what is loaded, the models in `replaces` must go first, or it is loaded already.'),
    replaces: z.array(z.string()),
    reason: z.string().describe('Why, in a sentence.'),
  })
  .meta({ id: 'Recommendation' });

/** What a machine can run well. */
export const recommendationsSchema = z
  .strictObject({
    catalogue: z.string().describe('Version of the catalogue: the day it was put together.'),
    task_type: z.string(),
    prefer: z.enum(['quality', 'speed', 'memory']).optional(),
    models: z.array(recommendation).describe('Best first.'),
    nothing: z
      .strictObject({
        sentence: z.string(),
        step: z
          .discriminatedUnion('kind', [
            z.strictObject({ kind: z.literal('unload'), models: z.array(z.string()) }),
            z.strictObject({ kind: z.literal('shorter-context'), context_length: z.int(), model: z.string() }),
            z.strictObject({ kind: z.literal('more-memory'), bytes, model: z.string().optional() }),
            z.strictObject({ kind: z.literal('more-cores'), cores: z.number() }),
          ])
          .optional(),
      })
      .optional()
      .describe('Where `models` is empty: why, and the smallest change that would help.'),
  })
  .meta({ id: 'Recommendations' });
