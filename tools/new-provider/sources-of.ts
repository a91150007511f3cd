import type { ProviderNames } from './names.ts';

/** The sources of a new provider by their paths: every room, and nothing in them that pretends to work. */
export function sourcesOf({ kind, type, variable }: ProviderNames): Readonly<Record<string, string>> {
  return {
    'src/index.ts': `import type { ModelProvider, ProviderDefinition } from '@modelhaven/core';
import { type ${type}Config, type ${type}ConfigInput, ${variable}ConfigSchema } from './config.ts';
import { create${type}Provider } from './${kind}-provider.ts';

export type { ${type}Config, ${type}ConfigInput } from './config.ts';

/** Models of ${type}. */
export function create${type}(config: ${type}ConfigInput = {}, id = '${kind}'): ModelProvider {
  return create${type}Provider(id, ${variable}ConfigSchema.parse(config));
}

/** What an assembler needs to know about this provider. */
export const definition: ProviderDefinition<${type}Config> = {
  kind: '${kind}',
  config: ${variable}ConfigSchema,
  create: (id, config) => create${type}Provider(id, config),
};
`,
    'src/config.ts': `import * as z from 'zod';

/** Validates the part of the config that belongs to this provider; unknown keys are refused. */
export const ${variable}ConfigSchema = z.strictObject({
  /** Absolute http(s) address of the API. */
  baseUrl: z.url({ protocol: /^https?$/ }).default('http://127.0.0.1:9/v1'),
  apiKey: z.string().optional(),
});

/** A validated config. */
export type ${type}Config = z.output<typeof ${variable}ConfigSchema>;

/** A config as users write it. */
export type ${type}ConfigInput = z.input<typeof ${variable}ConfigSchema>;
`,
    [`src/${kind}-provider.ts`]: `import { LlmError, type ModelProvider } from '@modelhaven/core';
import type { ${type}Config } from './config.ts';
import { checkHealth } from './health.ts';

/** Puts the rooms together. Until a method is written, it says so. */
export function create${type}Provider(id: string, config: ${type}Config): ModelProvider {
  const notYet = (what: string) =>
    new LlmError('UNSUPPORTED', \`The provider "\${id}" cannot \${what} yet.\`, { provider: id });
  return {
    contract: 1,
    id,
    kind: '${kind}',
    // With the wire package: createHttpClient, then mapModel for each entry.
    listModels: () => Promise.reject(notYet('list models')),
    generate: () => Promise.reject(notYet('answer')),
    // biome-ignore lint/correctness/useYield: it ends before there is anything to give
    async *stream() {
      throw notYet('stream');
    },
    health: () => checkHealth(config),
    close: () => Promise.resolve(),
  };
}
`,
    'src/map-model.ts': `import type { ModelInfo } from '@modelhaven/core';
import * as z from 'zod';

/** An entry of their list of models, as far as it is read. Loose: they may add what they like. */
export const modelEntrySchema = z.looseObject({ id: z.string().min(1) });

/** Their entry as ours. What is not known is left out, never zero. */
export function mapModel(provider: string, { id }: z.output<typeof modelEntrySchema>): ModelInfo {
  return { id, provider, capabilities: ['chat'] };
}
`,
    'src/map-error.ts': `import { LlmError } from '@modelhaven/core';

/** Their error as ours. The message is a sentence for people and holds neither key nor prompt. */
export function mapError(provider: string, status: number): LlmError {
  if (status === 401) return new LlmError('UNAUTHORIZED', 'The key was refused.', { provider, status });
  return new LlmError('PROVIDER_FAILED', \`The provider answered with status \${status}.\`, { provider, status });
}
`,
    'src/health.ts': `import type { HealthReport } from '@modelhaven/core';
import type { ${type}Config } from './config.ts';

/** One cheap call; resolves even when nobody is there. */
export async function checkHealth({ baseUrl }: ${type}Config): Promise<HealthReport> {
  return { status: 'down', latencyMs: 0, detail: \`Nobody has asked \${baseUrl}: this check is not written yet.\` };
}
`,
    [`src/${kind}-provider.test.ts`]: `import { describeProvider, jsonReply } from '@modelhaven/provider-testkit';
import { create${type} } from './index.ts';

// Replace what is written by hand by recorded bytes: loadReply(import.meta.dirname + '/__fixtures__/chat.json').
describeProvider('${kind}', {
  create: (server, { apiKey }) => create${type}({ baseUrl: \`\${server.url}/v1\`, apiKey }),
  replies: {
    models: { on: 'GET /v1/models', reply: jsonReply({ data: [{ id: 'test-model' }] }) },
  },
  unsupported: [],
});
`,
    'src/__fixtures__/SOURCE.md': `# Where these bytes come from

Recorded from: nothing yet. For each file: the version of the server, the date, and the command.
`,
  };
}
