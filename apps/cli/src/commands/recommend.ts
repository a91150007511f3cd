import { LlmError, TASK_TYPES } from '@modelhaven/core';
import {
  type CachingHardwareProbe,
  createHardwareProbe,
  type RecommendationRequest,
  recommendModels,
} from '@modelhaven/hardware';
import { didYouMean, type HardwareSettings, toHardwareSettings, toResidentModels } from '@modelhaven/manager';
import { toSnakeCase } from '@modelhaven/server/json';
import { loadConfiguration } from '../config-file.ts';
import type { CommandContext } from '../context.ts';
import { describeHardware } from '../output/describe-hardware.ts';
import { describeRecommendations } from '../output/describe-recommendations.ts';
import { detectionIsOff } from './hardware.ts';

/** Options of `modelhaven models recommend`. */
export interface RecommendOptions {
  readonly task?: string;
  readonly context?: number;
  readonly prefer?: NonNullable<RecommendationRequest['prefer']>;
  readonly limit?: number;
  readonly ignoreThresholds?: boolean;
}

/** What the command takes from outside. */
export interface RecommendParts {
  readonly probe?: (settings: HardwareSettings['probe']) => Pick<CachingHardwareProbe, 'refresh'>;
}

/** `modelhaven models recommend`: what this machine can run well. */
export async function recommend(
  context: CommandContext,
  options: RecommendOptions,
  { probe = createHardwareProbe }: RecommendParts = {},
): Promise<void> {
  const config = await loadConfiguration(context);
  const settings = toHardwareSettings(config, context.io.environment);
  if (!settings.enabled) throw detectionIsOff();
  if (options.task !== undefined) refuseUnknownTask(options.task, config.settings.taskTypes);
  const manager = await context.openManager({ asksModels: false });
  const [machine, providers] = await Promise.all([
    probe(settings.probe).refresh(),
    manager.providers({ signal: context.signal }),
  ]);
  const { minimum, ...usage } = settings.recommend;
  const found = recommendModels(machine, toResidentModels(providers), {
    ...usage,
    ...(minimum === undefined || options.ignoreThresholds === true ? {} : { minimum }),
    ...(options.task === undefined ? {} : { taskType: options.task }),
    ...(options.context === undefined ? {} : { contextLength: options.context }),
    ...(options.prefer === undefined ? {} : { prefer: options.prefer }),
    ...(options.limit === undefined ? {} : { limit: options.limit }),
  });
  if (found.models.length === 0) context.setExitCode(9);
  if (context.options.json) return context.printJson(toSnakeCase(found));
  const width = context.io.stdout.columns ?? 80;
  context.print(`${describeHardware(machine, context.style, width)}\n`);
  context.print(describeRecommendations(found, { width, style: context.style, below: minimum !== undefined }));
}

/** A task that nobody knows would be taken for a chat, and the wrong models be named for it. */
function refuseUnknownTask(task: string, declared: readonly string[] = []): void {
  const known = [...TASK_TYPES, ...declared, 'embedding', 'embeddings', 'rerank', 'reranking'];
  if (known.includes(task)) return;
  const hint = didYouMean(task, known) || ` Tasks are ${known.join(', ')}; others are declared in the configuration.`;
  throw new LlmError('INVALID_REQUEST', `There is no task "${task}".${hint}`, { field: 'task' });
}
