import type { GenerateRequest, StreamEvent } from './generation.ts';
import type { CallOptions } from './provider.ts';

/**
 * What has to happen, from nothing to the emergency number.
 * `note`: recorded only. `check_in`: ask how the person is. `crisis`: supportive answer with human help.
 * `emergency`: the emergency number first.
 */
export type SafetyAction = 'none' | 'note' | 'check_in' | 'crisis' | 'emergency';

/** One thing that was found in a text. Holds places, never the text itself. */
export interface SafetyFinding {
  /** `suicide`, `self_injury`, `hate`, … */
  readonly category: string;
  /** 0 (nothing) to 6 (acute behaviour). For `suicide`, after the Columbia scale. */
  readonly level: number;
  readonly subject: 'self' | 'other' | 'character' | 'generic';
  readonly time: 'now' | 'future' | 'past' | 'hypothetical';
  readonly polarity: 'affirmed' | 'negated' | 'uncertain';
  /** UTF-16 offsets in the checked text, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** Id of the rule that found it. */
  readonly rule: string;
  /** Which context was weighed, in words. */
  readonly why: readonly string[];
}

/** A place to turn to. */
export interface CrisisResource {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly name: string;
  /** BCP 47 tags. */
  readonly languages: readonly string[];
  readonly phone?: string;
  readonly sms?: string;
  readonly chat?: string;
  readonly url?: string;
  /** `24/7`, or the hours as the service states them. */
  readonly hours: string;
  /** `suicide`, `domestic_abuse`, `poison`, `emergency`, … */
  readonly topics: readonly string[];
  /** ISO date of `source`; absent where it has none, and the entry then counts as stale. */
  readonly verifiedOn?: string;
  readonly source: string;
}

/** What a check came to. */
export interface SafetyVerdict {
  /** The highest level found, 0 to 6. */
  readonly level: number;
  readonly action: SafetyAction;
  readonly categories: readonly string[];
  readonly findings: readonly SafetyFinding[];
  /** 0 to 1. */
  readonly confidence: number;
  readonly resources: readonly CrisisResource[];
  /** True where the engine itself failed and the verdict is the cautious one. */
  readonly degraded: boolean;
}

/** What a guard decides on a request before any model sees it. */
export type InputDecision =
  /** Go on, with the request as the guard left it (instructions added, personal data redacted). */
  | { readonly type: 'continue'; readonly request: GenerateRequest; readonly verdict: SafetyVerdict }
  /** The guard answers itself, with a prepared text; no model is called. */
  | { readonly type: 'answer'; readonly text: string; readonly verdict: SafetyVerdict };

/** What a guard knows of a call besides its text. */
export interface GuardContext extends CallOptions {
  readonly requestId: string;
  readonly taskType?: string;
  /** `story` where the user plays a part, `ooc` where the user speaks as themselves. */
  readonly channel?: 'story' | 'ooc';
  /** BCP 47 tag of the user, chosen by the user or the application. */
  readonly locale?: string;
  /** ISO 3166-1 alpha-2 of the user, chosen by the user or the application. Never guessed from an address. */
  readonly country?: string;
  /** Opaque id of the conversation, where turns belong together. */
  readonly conversationId?: string;
}

/** Screens what goes in and what comes out. Rejects or throws with `BLOCKED_BY_SAFETY` where nothing may pass. */
export interface Guard {
  input(request: GenerateRequest, context: GuardContext): Promise<InputDecision>;
  /** Passes events on as soon as their text can no longer become part of a finding. */
  output(
    events: AsyncIterable<StreamEvent>,
    request: GenerateRequest,
    context: GuardContext,
    report: (verdict: SafetyVerdict) => void,
  ): AsyncIterable<StreamEvent>;
}
