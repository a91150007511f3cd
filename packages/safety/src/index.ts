export type { CheckOptions, CheckResult } from './check.ts';
export { type ConversationState, EMPTY_CONVERSATION } from './conversation.ts';
export { createGuard, type GuardOptions, type Response as GuardResponse } from './guard.ts';
export type { SupportContext } from './replies/support-text.ts';
export { chooseResources, isStale, type ResourceQuery, STALE_AFTER_DAYS } from './resources/choose.ts';
export { CRISIS_RESOURCES, EMERGENCY_NUMBERS } from './resources/data.ts';
export { createSafety, type Safety, type SafetyConversation, type SafetyOptions } from './safety.ts';
export type { ScreenOptions } from './stream/screen-text.ts';
export type { BlockedSpan, Screener } from './stream/screener.ts';
