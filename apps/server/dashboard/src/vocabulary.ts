import type { Capability, ERROR_TABLE, ErrorCode, KnownTaskType } from '@modelhaven/core';

// Types only: were the values imported, every change of that package would change the built page. Where a name is
// missing here, the type check says so.
const capabilities = {
  chat: true,
  completion: true,
  tools: true,
  'parallel-tools': true,
  'json-schema': true,
  'json-mode': true,
  vision: true,
  'audio-input': true,
  'file-input': true,
  'image-output': true,
  'audio-output': true,
  reasoning: true,
  logprobs: true,
  seed: true,
  prefill: true,
  embeddings: true,
  rerank: true,
} satisfies Record<Capability, true>;

const taskTypes = {
  therapeutic_narrative: true,
  therapeutic_response: true,
  narrative_generation: true,
  dialogue_generation: true,
  character_development: true,
  world_building: true,
  choice_generation: true,
  consequence_analysis: true,
  general_chat: true,
} satisfies Record<KnownTaskType, true>;

/** Whether each is a failure of the model. */
const errorCodes = {
  INVALID_REQUEST: false,
  CONTEXT_TOO_LONG: false,
  UNSUPPORTED: false,
  CONFIG_INVALID: true,
  DEPENDENCY_MISSING: true,
  UNAUTHORIZED: true,
  QUOTA_EXHAUSTED: true,
  MODEL_NOT_FOUND: false,
  BLOCKED_BY_SAFETY: false,
  REFUSED_BY_PROVIDER: false,
  RATE_LIMITED: true,
  ABORTED: false,
  INTERNAL: true,
  BAD_RESPONSE: true,
  PROVIDER_FAILED: true,
  STREAM_INTERRUPTED: true,
  UNAVAILABLE: true,
  CIRCUIT_OPEN: true,
  INSUFFICIENT_RESOURCES: true,
  NO_CANDIDATE: false,
  ALL_CANDIDATES_FAILED: true,
  TIMEOUT: true,
} satisfies { readonly [Code in ErrorCode]: (typeof ERROR_TABLE)[Code]['failure'] };

/** What a model can do. */
export const CAPABILITIES: readonly string[] = Object.keys(capabilities);

/** What a request can be for. */
export const TASK_TYPES: readonly string[] = Object.keys(taskTypes);

/** How a request can fail. */
export const ERROR_CODES: readonly string[] = Object.keys(errorCodes);

/** Whether a model is to blame for it. */
export const isFailure = (code: string): boolean => (errorCodes as Readonly<Record<string, boolean>>)[code] === true;
