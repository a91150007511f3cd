import { chooseEmbedTarget, embed } from '../embed.ts';
import type { PipelineParts } from '../pipeline.ts';
import type { Planner } from '../planner.ts';
import type { CacheAccess } from './ask-cache.ts';

/** Embeds questions for the cache. The operator chose the model, so what a key may use is not asked. */
export function createTextEmbedder(parts: PipelineParts, planner: Pick<Planner, 'targets'>): CacheAccess['embed'] {
  return async (model, text, call) => {
    const targets = await planner.targets([model], { signal: call.signal });
    const target = chooseEmbedTarget(targets, parts.providerOf);
    const { vectors } = await embed(parts, target, { model, input: [text] }, call);
    return vectors[0] ?? [];
  };
}
