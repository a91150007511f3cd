import type { ManagerRequest } from '@modelhaven/manager';

/** Options of every command that asks a model. */
export interface RequestOptions {
  readonly model?: string;
  readonly fallback?: readonly string[];
  readonly task?: string;
  readonly system?: string;
  readonly maxTokens?: number;
  readonly temperature?: number;
  readonly topP?: number;
  readonly seed?: number;
  readonly stop?: readonly string[];
  readonly free?: boolean;
  readonly local?: boolean;
  readonly minQuality?: number;
  readonly maxCostPerToken?: number;
  readonly maxLatencyMs?: number;
  readonly contextLength?: number;
  readonly safe?: boolean;
}

/** What the options ask of the manager; the prompt or messages come from elsewhere. */
export function toManagerRequest(options: RequestOptions): ManagerRequest {
  const request: { -readonly [Key in keyof ManagerRequest]: ManagerRequest[Key] } = {};
  if (options.model !== undefined) request.model = options.model;
  if (options.fallback !== undefined) request.fallbacks = options.fallback;
  if (options.task !== undefined) request.taskType = options.task;
  if (options.maxTokens !== undefined) request.maxTokens = options.maxTokens;
  if (options.temperature !== undefined) request.temperature = options.temperature;
  if (options.topP !== undefined) request.topP = options.topP;
  if (options.seed !== undefined) request.seed = options.seed;
  if (options.stop !== undefined) request.stopSequences = options.stop;
  if (options.free === true) request.freeOnly = true;
  if (options.local === true) request.localOnly = true;
  if (options.minQuality !== undefined) request.minQualityScore = options.minQuality;
  if (options.maxCostPerToken !== undefined) request.maxCostPerToken = options.maxCostPerToken;
  if (options.maxLatencyMs !== undefined) request.maxLatencyMs = options.maxLatencyMs;
  if (options.contextLength !== undefined) request.contextLengthNeeded = options.contextLength;
  if (options.safe === true) request.therapeuticSafetyRequired = true;
  return request;
}
