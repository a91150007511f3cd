export { type AuditKeys, createMemoryAuditKeys, openFileAuditKeys } from './audit/audit-keys.ts';
export { type AuditRecord, LEXICON_VERSION } from './audit/audit-record.ts';
export { type AuditStore, type ChainEnd, createMemoryAuditStore } from './audit/audit-store.ts';
export { type AuditCheck, type AuditOptions, type AuditTrail, createAuditTrail } from './audit/audit-trail.ts';
export { type ClaimedFile, claimAuditFile } from './audit/claim-audit-file.ts';
export { openFileAuditStore } from './audit/file-audit-store.ts';
export type { CheckOptions, CheckResult } from './check.ts';
export { type ConversationState, EMPTY_CONVERSATION } from './conversation.ts';
export { type AskForReply, type EvaluateOptions, evaluateModel } from './evaluate/evaluate-model.ts';
export type { Probe } from './evaluate/probe.ts';
export { LEAST_PROBES, type ModelRating, type ProbeResult, rateModel } from './evaluate/rate.ts';
export { PROBES, SUITE_VERSION } from './evaluate/suite.ts';
export { createGuard, type GuardOptions } from './guard/guard.ts';
export {
  type ActionWithResponse,
  DEFAULT_RESPONSES,
  type Responses,
  responseIssues,
  SAFETY_RESPONSES,
} from './guard/responses.ts';
export {
  createDelivery,
  type Delivery,
  type DeliveryOptions,
  signWebhook,
  type WebhookOptions,
  type WebhookStatus,
} from './notify/delivery.ts';
export { createWebhook, type Webhook } from './notify/webhook.ts';
export {
  createGraniteGuardian,
  createLlamaGuard,
  createShieldGemma,
  type GuardModelOptions,
} from './opinions/guard-models.ts';
export { createJudgeModel } from './opinions/judge-model.ts';
export { mergeOpinions, type Opinion } from './opinions/merge.ts';
export { type AskModeration, createModerationOpinion } from './opinions/moderation-endpoint.ts';
export type { AskModel, OpinionMark, OpinionSource, OpinionSubject } from './opinions/opinion.ts';
export { createPanel, type Panel, type PanelOptions } from './opinions/panel.ts';
export { createTextClassifier, type TextClassifierOptions } from './opinions/text-classifier.ts';
export type { PersonalKind } from './redact/patterns.ts';
export { createRedactor, type Redactor, type RedactorOptions } from './redact/redactor.ts';
export { failureText, type SupportContext } from './replies/support-text.ts';
export { chooseResources, isStale, type ResourceQuery, STALE_AFTER_DAYS } from './resources/choose.ts';
export { CRISIS_RESOURCES, EMERGENCY_NUMBERS } from './resources/data.ts';
export { type CustomRule, type CustomRules, loadCustomRules, type RegexMatch } from './rules/custom-rules.ts';
export { createSafety, type ReplyContext, type Safety, type SafetyConversation, type SafetyOptions } from './safety.ts';
export { MODERATION_CATEGORIES, type Moderation, type ModerationCategory } from './score/moderate.ts';
export { RUBRIC_VERSION } from './score/rubric.ts';
export type { Deduction, ReplyScore } from './score/score-reply.ts';
export type { ScreenOptions } from './stream/screen-text.ts';
export type { BlockedSpan, Screener } from './stream/screener.ts';
