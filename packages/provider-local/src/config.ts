import { z } from 'zod';

const otherFolder = z.union([z.literal(false), z.string().min(1)]).optional();

/** Config of a local provider. Every field has a default. */
export const localConfigSchema = z.strictObject({
  /**
   * Folder that is scanned for `.gguf` files and ONNX folders, with its subfolders, and that models are fetched into.
   * Default: `models` in the data folder, where there is one.
   */
  modelsDir: z.string().min(1).optional(),
  /** Whether the embedded demo model is offered as `demo`. */
  demo: z.boolean().default(true),
  /** Models that may be in memory at once; the least valuable idle one makes room. */
  maxConcurrentModels: z.int().min(1).max(64).default(2),
  /** CPU threads per model; `auto`: the usable cores, one for tiny models. */
  threads: z.union([z.literal('auto'), z.int().min(1).max(1024)]).default('auto'),
  /** Tokens of context per answer; never more than the model was trained for. */
  contextLength: z.int().min(64).max(16_777_216).default(8192),
  /** Answers that one model gives at the same time; `auto`: up to 16 where contexts are small, else 4, or 2 for models above 1 GiB. */
  sequences: z.union([z.literal('auto'), z.int().min(1).max(64)]).default('auto'),
  /** `auto`: the best kind of GPU that works; a kind: that one or, with a warning, the CPU; false: the CPU alone. */
  gpu: z.union([z.enum(['auto', 'cuda', 'vulkan', 'metal']), z.literal(false)]).default('auto'),
  /** Layers to put on the GPU; `auto`: as many as fit. */
  gpuLayers: z.union([z.literal('auto'), z.int().min(0).max(1000)]).default('auto'),
  /**
   * `process`: each model of the folder runs in a process of its own, so that a crash of native code fails the answers
   * in progress and nothing else; the embedded model, which is tested with this package, runs here. `none`: all run here.
   */
  isolation: z.enum(['process', 'none']).default('process'),
  /**
   * Models of other programs, which are used where they lie and never changed: true looks where the app says they are
   * (an app that says nothing: nowhere), false leaves them alone; or a folder for each, false for none.
   */
  otherFolders: z
    .union([z.boolean(), z.strictObject({ huggingFace: otherFolder, lmStudio: otherFolder, ollama: otherFolder })])
    .default(true),
  /** The hub that models are fetched from: Hugging Face's, or a mirror with the same interface. */
  hubUrl: z.url({ protocol: /^https?$/, error: 'must be an http or https address' }).default('https://huggingface.co'),
  /** For gated and private repositories. Sent to `hubUrl` and to nobody else. Default: the secret `HF_TOKEN`. */
  hubToken: z.string().min(1).optional(),
  /** True: nothing is fetched, whoever asks. */
  offline: z.boolean().default(false),
  /**
   * Fetches the best quantisation that fits this machine where none is named; false: the usual one. Where several are
   * there, it also offers the name without them as a model: the largest one that fits answers.
   */
  autoQuantization: z.boolean().default(true),
  /** Revisions (commits, branches, tags) by repository; what is listed is fetched and run in these only. */
  trustedModelRevisions: z.record(z.string(), z.union([z.string().min(1), z.array(z.string().min(1))])).default({}),
  /** Connections of one download. */
  downloadConnections: z.int().min(1).max(16).default(4),
  /**
   * Main memory that all models together may take, in GiB (2^30 bytes). `auto`: what the machine has free, by its own
   * count. A load that would go beyond makes other models leave first, or is refused.
   */
  memoryBudgetGb: z.union([z.literal('auto'), z.number().positive().max(1_000_000)]).default('auto'),
  /** Main memory that is left to others, in GiB, where the budget is `auto`. `auto`: a tenth of what is free, at least 0.5. */
  keepFreeGb: z.union([z.literal('auto'), z.number().min(0).max(1_000_000)]).default('auto'),
  /**
   * Share of the free memory of GPUs that models may take, as far as nobody asks for a number of layers; 0: no layer
   * goes there by itself.
   */
  gpuMemoryFraction: z.number().min(0).max(1).default(0.8),
  /** Models that make room for no other once they are loaded, and stay until somebody unloads them. */
  pinnedModels: z.array(z.string().min(1)).default([]),
  /**
   * What guesses the next tokens of a model so that it checks several in one step: by id, the id of a smaller GGUF model
   * of the same vocabulary, or `prompt` to guess that what was said is said again. Greedy text stays the same.
   */
  draftModels: z.record(z.string().min(1), z.string().min(1)).default({}),
  /** Minutes without use after which a model is unloaded; 0: never. */
  idleMinutes: z.number().min(0).max(10_080).default(30),
});

/** Config of a local provider with its defaults filled in. */
export type LocalConfig = z.output<typeof localConfigSchema>;

/** Config of a local provider as one writes it. */
export type LocalConfigInput = z.input<typeof localConfigSchema>;
