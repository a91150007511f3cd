export {
  type AuditCheck,
  type AuditOptions,
  type AuditRecord,
  type AuditStore,
  type AuditTrail,
  createAuditTrail,
  createMemoryAuditStore,
  LEXICON_VERSION,
} from './audit/audit-trail.ts';
export type { CheckOptions, CheckResult } from './check.ts';
export { type ConversationState, EMPTY_CONVERSATION } from './conversation.ts';
export { createGuard, type GuardOptions, type Response as GuardResponse } from './guard.ts';
export type { PersonalKind } from './redact/patterns.ts';
export { createRedactor, type Redactor, type RedactorOptions } from './redact/redactor.ts';
export type { SupportContext } from './replies/support-text.ts';
export { chooseResources, isStale, type ResourceQuery, STALE_AFTER_DAYS } from './resources/choose.ts';
export { CRISIS_RESOURCES, EMERGENCY_NUMBERS } from './resources/data.ts';
export { type CustomRule, type CustomRules, loadCustomRules, type RegexMatch } from './rules/custom-rules.ts';
export { createSafety, type ReplyContext, type Safety, type SafetyConversation, type SafetyOptions } from './safety.ts';
export { MODERATION_CATEGORIES, type Moderation, type ModerationCategory } from './score/moderate.ts';
export { RUBRIC_VERSION } from './score/rubric.ts';
export type { Deduction, ReplyScore } from './score/score-reply.ts';
export type { ScreenOptions } from './stream/screen-text.ts';
export type { BlockedSpan, Screener } from './stream/screener.ts';
