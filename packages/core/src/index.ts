export { abortError, type LinkedAbort, linkAbort, throwIfAborted, untilAborted } from './abort.ts';
export type { AccountCapability, AccountReport, RequestQuota } from './account.ts';
export { type BatchedStream, batchesOf, fromBatches } from './batches.ts';
export type { BoundedStore, KeepOptions, KeptText, StoreBounds, StoreSize } from './bounded-store.ts';
export { type Collector, collect, createCollector, replay } from './collect.ts';
export type { EmbedRequest, EmbedResult } from './embedding.ts';
export { ERROR_TABLE, type ErrorCode, type ErrorTraits } from './error-table.ts';
export { type AttemptTrace, type ErrorDetails, type ErrorIssue, LlmError, type LlmErrorOptions } from './errors.ts';
export type {
  AssistantMessage,
  FilePart,
  FinishEvent,
  FinishReason,
  GenerateRequest,
  GenerateResult,
  ImagePart,
  JsonSchema,
  JsonValue,
  Message,
  ReasoningDeltaEvent,
  ReasoningPart,
  ReasoningRequest,
  RefusalDeltaEvent,
  RefusalPart,
  ResponseFormat,
  SafetyRetractEvent,
  StartEvent,
  StreamEvent,
  SystemMessage,
  TextDeltaEvent,
  TextPart,
  TokenLogprob,
  Tool,
  ToolCall,
  ToolCallDeltaEvent,
  ToolCallPart,
  ToolChoice,
  ToolMessage,
  Usage,
  UserMessage,
} from './generation.ts';
export type {
  CpuProfile,
  DiskProfile,
  GpuProfile,
  HardwareProbe,
  HardwareProfile,
  MemoryProfile,
  PowerProfile,
} from './hardware.ts';
export { joinTexts } from './join-texts.ts';
export { parseKeepAlive } from './keep-alive.ts';
export { type Logger, type LogMethod, silentLogger } from './logger.ts';
export type { FitObservation, FitQuestion, Machine, MachineFit, MachineMinimum, TokensPerSecond } from './machine.ts';
export {
  CAPABILITIES,
  type Capability,
  formatModelAddress,
  type LoadedModel,
  type ModelAddress,
  type ModelInfo,
  type ModelPricing,
  type PricingTier,
  parseModelAddress,
} from './model.ts';
export type { ModelFilter, ModelFilterCapability, ModelFilterChange } from './model-filter.ts';
export {
  type AttemptRecord,
  type MeasurementSource,
  type ModelMeasurements,
  noopRecorder,
  type Percentiles,
  type Recorder,
} from './monitoring.ts';
export type {
  CallOptions,
  EmbeddingCapability,
  HealthReport,
  LoadOptions,
  ModelProvider,
  ModerationCapability,
  ProviderDefinition,
  ProviderDeps,
  PullDone,
  PullEvent,
  PullNote,
  PullOptions,
  PullProgress,
  RerankingCapability,
  ResidencyCapability,
  ResidencyEvent,
} from './provider.ts';
export { type RankedDocument, type RerankRequest, type RerankResult, toRanking } from './reranking.ts';
export type {
  CrisisResource,
  Guard,
  GuardContext,
  InputDecision,
  OpinionReport,
  SafetyAction,
  SafetyDecision,
  SafetyFinding,
  SafetyResponse,
  SafetyVerdict,
} from './safety.ts';
export {
  type Candidate,
  type CandidateScores,
  type KnownTaskType,
  type Plan,
  type PlanFacts,
  type RankedCandidate,
  type RejectedCandidate,
  type RejectionReason,
  type Requirements,
  type Selector,
  TASK_TYPES,
} from './selection.ts';
export type { CounterChange, CounterResult, SharedEntry, SharedExchange, SharedState } from './shared-state.ts';
export {
  type StreamDeadlines,
  systemTimers,
  type Timers,
  type WithDeadlinesOptions,
  withDeadlines,
} from './streams.ts';
export { countFailures, type ErrorCounts, successRate } from './success-rate.ts';
export type { PromptTokens, TokenCount, TokenCounter, TokenCountingCapability } from './token-count.ts';
