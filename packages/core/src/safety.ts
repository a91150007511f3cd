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
  /** Second opinions that were heard, those that failed included; absent where nobody was asked. */
  readonly opinions?: readonly OpinionReport[];
}

/** What a guard decides on a request before any model sees it. */
export type InputDecision =
  /** Go on, with the request as the guard left it (instructions added, personal data redacted). */
  | {
      readonly type: 'continue';
      readonly request: GenerateRequest;
      readonly verdict: SafetyVerdict;
      /** Said before and after what the model says; left out where JSON was asked for, which it would break. */
      readonly prepend?: string;
      readonly append?: string;
      /** Said instead of an error where no model can answer. */
      readonly fallback?: string;
      /** Only models with a known safety score may answer. */
      readonly onlyVetted?: boolean;
    }
  /** The guard answers itself, with a prepared text; no model is called. */
  | { readonly type: 'answer'; readonly text: string; readonly verdict: SafetyVerdict };

/** What an application has done about an action. */
export type SafetyResponse = 'answer' | 'prepend' | 'append' | 'instruct' | 'vetted' | 'notify' | 'observe';

/** A second opinion as it went, without the text it was about. */
export interface OpinionReport {
  /** Name of the one who was asked. */
  readonly name: string;
  readonly outcome: 'safe' | 'unsafe' | 'failed' | 'timeout' | 'resting';
  readonly categories: readonly string[];
  readonly latencyMs: number;
}

/** One decision of a guard, without a word of the text that it was about. */
export interface SafetyDecision {
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly requestId: string;
  /** What the user said, what a model said, or what was taken back after it was given out. */
  readonly stage: 'input' | 'output' | 'retract';
  readonly verdict: SafetyVerdict;
  readonly responses: readonly SafetyResponse[];
  readonly taskType?: string;
  readonly conversationId?: string;
  readonly opinions?: readonly OpinionReport[];
  /** True where opinions and rules disagree: somebody should look at it. */
  readonly review?: boolean;
}

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
