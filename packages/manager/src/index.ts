export { createModelManager } from './manager.ts';
export type { ManagerMonitor, ModelManagerOptions } from './options.ts';
export type {
  Alias,
  CircuitSettings,
  DeadlineSettings,
  FallbackSettings,
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
  CircuitStatus,
  FailedAttempt,
  ListModelsOptions,
  ManagerCallOptions,
  ManagerRequest,
  ModelList,
  ModelManager,
  ModelTest,
  ProviderStatus,
} from './types.ts';
