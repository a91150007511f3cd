export { type AssembleOptions, assemble, catalogOf } from './assemble.ts';
export { describeConfig, formatOrigin } from './config/describe.ts';
export { editConfigText, type SettingEdit } from './config/edit-text.ts';
export { ENVIRONMENT_NAMES, type Environment } from './config/environment.ts';
export { budgetSchema, limitsSchema, spendingSchema } from './config/limit-schemas.ts';
export { type LoadConfigOptions, loadConfig } from './config/load.ts';
export { configJsonSchema } from './config/schema.ts';
export { type SettingShape, settingShape } from './config/setting-shape.ts';
export type { AlertsConfig, WebhookConfig } from './config/to-alerts.ts';
export { toBudget, toLimitValues, toSpending } from './config/to-limits.ts';
export type {
  AllLimits,
  Budget,
  ConfigEntry,
  ConfigNote,
  ConfigOrigin,
  HardwareConfig,
  Limits,
  ModelhavenConfig,
  MonitoringConfig,
  NamedBudget,
  ProviderEnvelope,
  RequestLogConfig,
  ResponseCacheConfig,
  ResponsesConfig,
  SafetyConfig,
  ServerConfig,
  Spending,
  TelemetryConfig,
} from './config/types.ts';
export { costOfUsage, pricingAt } from './cost.ts';
export type { GuardFactory, GuardTools } from './guard-tools.ts';
export { openGuard } from './guards.ts';
export type { HealthPeriod, HealthStatus, LoadedModelHealth, ProviderHealth } from './health/health-record.ts';
export { type LearnedStore, openLearnedFile } from './learned-file.ts';
export {
  DEFAULT_HARDWARE_SETTINGS,
  type HardwareSettings,
  type ResidentModelReport,
  toHardwareSettings,
  toResidentModels,
} from './machine.ts';
export { createModelManager } from './manager.ts';
export { didYouMean } from './nearest.ts';
export { type AlertService, type OpenAlertsOptions, openAlerts, safetySources } from './open-alerts.ts';
export { auditFolder } from './open-audit.ts';
export { MACHINE_FILE, type OpenMachine, type OpenMachineOptions, openMachine } from './open-machine.ts';
export { type OpenMonitorOptions, openMonitor } from './open-monitor.ts';
export {
  guardFrom,
  type OpenSafetyOptions,
  openSafety,
  type SafetyCounters,
  type SafetyService,
} from './open-safety.ts';
export type { ModelManagerOptions } from './options.ts';
export { checkProviders } from './provider-config.ts';
export { keepRating, readRatings, type StoredRating, safetyScoresOf } from './ratings.ts';
export { loadRules, type RuleSource, readRulesFile } from './read-rules.ts';
export {
  eraseFromRequestLog,
  keepRequestLog,
  type OpenRequestLogOptions,
  openRequestLog,
  requestLogFolder,
} from './request-log/open-request-log.ts';
export type { FeedbackEntry, LogEntry, RequestAttempt, RequestEntry } from './request-log/request-entry.ts';
export type { LoggedRequest, RequestFilter, RequestLog, RequestLogWriter } from './request-log/request-log.ts';
export type { KeptPlan } from './request-log/to-kept-plan.ts';
export { toReplayLine } from './request-log/to-replay.ts';
export { createResponseCache, type ResponseCacheParts } from './response-cache/create-response-cache.ts';
export { type OpenResponseCacheOptions, openResponseCache } from './response-cache/open-response-cache.ts';
export type {
  BypassReason,
  CacheCounts,
  CacheErasure,
  CacheOutcome,
  CacheOwner,
  CacheQuestion,
  CacheStatistics,
  CacheTurn,
  CacheWishes,
  FreshAnswer,
  KeptAnswer,
  ResponseCache,
  ResponseCacheSettings,
} from './response-cache/types.ts';
export type { SafetyEvent, SafetyEvents } from './safety-events.ts';
export type {
  Alias,
  AliasRequirements,
  CircuitSettings,
  ConcurrencySettings,
  DeadlineSettings,
  DifficultyRoutes,
  FallbackSettings,
  HealthCheckSettings,
  HedgingSettings,
  ManagerSettings,
  ModelListSettings,
  RetrySettings,
  SelectionSettings,
} from './settings.ts';
export type {
  Answer,
  AnswerEvent,
  AnswerReport,
  AnswerRoute,
  AttemptReport,
  AttemptRole,
  CircuitStatus,
  FailedAttempt,
  FeedbackOptions,
  FeedbackReceipt,
  ListModelsOptions,
  ManagerCallOptions,
  ManagerRequest,
  MemoryEvent,
  ModelList,
  ModelManager,
  ModelTest,
  ProviderLoad,
  ProviderPreferences,
  ProviderStatus,
} from './types.ts';
