import { z } from 'zod';

const modelNames = z.array(z.string().min(1).max(200)).max(500);
const tokens = z.number().int().min(256).max(10_000_000);

/** How long a model stays loaded: seconds, `-1` for ever, `0` not at all, or a duration such as `5m` or `1h30m`. */
export const keepAliveSchema = z.union([
  z.number().min(-1),
  z.string().regex(/^-?(\d+(\.\d+)?(ns|us|ms|s|m|h))+$/, 'must be a duration such as "5m" or a number of seconds'),
]);

/** The part of the config that is about Ollama. */
export const ollamaConfigSchema = z
  .strictObject({
    baseUrl: z.url({ protocol: /^https?$/ }).default('http://127.0.0.1:11434'),
    /** For an Ollama behind a proxy, or Ollama's own cloud; there the secret `OLLAMA_API_KEY` is looked up without it. */
    apiKey: z.string().optional(),
    /** Sent with every request. */
    headers: z.record(z.string().min(1), z.string()).default({}),
    /** Tokens of context (`num_ctx`) of every request; absent: what the request needs, in steps. */
    contextLength: tokens.optional(),
    /** Most tokens of context that a request may make a model load with; absent: what the model was trained for. */
    maxContextLength: tokens.optional(),
    /** Tokens to make room for where a request does not say how long its answer may be. */
    answerReserveTokens: z.number().int().min(1).max(1_000_000).default(2_048),
    /** Lets Ollama cut prompts and shift contexts that are too long, with a warning; else it must refuse them. */
    allowTruncation: z.boolean().default(false),
    keepAlive: keepAliveSchema.optional(),
    /** True: warn of every answer that was not made on a GPU. False: use none. Absent: use one where there is one. */
    gpuEnabled: z.boolean().optional(),
    /** Ids to list first, and to fetch where `autoPullModels` is on. */
    preferredModels: modelNames.default([]),
    /** Fetch preferred models that Ollama does not have: in the background at the first use, or when one is asked for. */
    autoPullModels: z.boolean().default(false),
    /** Milliseconds until an answer begins, loading the model included. */
    answerTimeoutMs: z.number().int().min(1_000).default(600_000),
    /** Run Ollama in a container where nobody answers at `baseUrl`, and that is an address of this machine. */
    dockerEnabled: z.boolean().default(false),
    dockerImage: z.string().min(1).max(300).default('ollama/ollama:latest'),
    /** Name of the container, and of the volume for its models. */
    dockerContainer: z
      .string()
      .regex(/^[a-zA-Z0-9][a-zA-Z0-9_.-]{0,100}$/, 'must be a name that Docker takes')
      .default('modelhaven-ollama'),
    /** Port on 127.0.0.1: that of `baseUrl`, or any free one. */
    dockerPort: z.enum(['base-url', 'free']).default('base-url'),
    /** `unix:///…`, `npipe:////./pipe/…` or `tcp://127.0.0.1:…`; absent: `DOCKER_HOST`, then the usual sockets. */
    dockerHost: z.string().min(1).max(500).optional(),
    /** Milliseconds from the start of the container until Ollama answers in it. */
    dockerStartTimeoutMs: z.number().int().min(100).default(60_000),
  })
  .refine(({ contextLength = 0, maxContextLength = contextLength }) => contextLength <= maxContextLength, {
    path: ['contextLength'],
    error: 'must not be above the most that is set beside it: lower it, or raise that',
  });

/** The config as it is written. */
export type OllamaConfigInput = z.input<typeof ollamaConfigSchema>;

/** The config with its defaults. */
export type OllamaConfig = z.output<typeof ollamaConfigSchema>;
