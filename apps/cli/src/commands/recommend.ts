import {
  type CachingHardwareProbe,
  createHardwareProbe,
  type RecommendationRequest,
  recommendModels,
} from '@modelhaven/hardware';
import { type HardwareSettings, toHardwareSettings, toResidentModels } from '@modelhaven/manager';
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
  const settings = toHardwareSettings(await loadConfiguration(context));
  if (!settings.enabled) throw detectionIsOff();
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
