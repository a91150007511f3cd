import type { ModelInfo } from '@modelhaven/core';

// Tokens of context below which a task suffers: a story must be remembered, a choice needs only the scene.
const CONTEXT_WANTED: Readonly<Record<string, number>> = {
  therapeutic_narrative: 32_000,
  therapeutic_response: 16_000,
  narrative_generation: 32_000,
  dialogue_generation: 16_000,
  character_development: 16_000,
  world_building: 32_000,
  choice_generation: 8_000,
  consequence_analysis: 16_000,
  general_chat: 8_000,
};

// Tasks that set out several steps ahead, where thinking first pays.
const REASONING_HELPS: ReadonlySet<string> = new Set(['consequence_analysis', 'world_building']);

/**
 * How well the build of a model fits a task, 0 to 10, apart from its quality: the room to remember, and thinking where
 * that helps. Undefined for unknown tasks and where nothing is known of the model.
 */
export function scoreTask(model: ModelInfo, taskType: string | undefined): number | undefined {
  const wanted = taskType === undefined ? undefined : CONTEXT_WANTED[taskType];
  if (taskType === undefined || wanted === undefined || model.contextLength === undefined) return undefined;
  const room = 10 * Math.min(1, Math.log2(1 + model.contextLength / wanted));
  if (!REASONING_HELPS.has(taskType)) return room;
  return model.capabilities.includes('reasoning') ? room : room * 0.85;
}
