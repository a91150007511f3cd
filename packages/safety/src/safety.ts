import type { SafetyVerdict } from '@modelhaven/core';
import { type CheckOptions, type CheckResult, checkText } from './check.ts';
import { type ConversationState, EMPTY_CONVERSATION } from './conversation.ts';
import { defaultLexicon } from './lexicon/default-lexicon.ts';
import { Scanner } from './match/scan.ts';
import { defaultMeaning } from './meaning/default-meaning.ts';
import { type SupportContext, supportText } from './replies/support-text.ts';
import type { CustomRules } from './rules/custom-rules.ts';
import { type Moderation, moderationOf } from './score/moderate.ts';
import { type ReplyScore, scoreReply } from './score/score-reply.ts';
import { combineScreeners } from './stream/combine-screeners.ts';
import { type ScreenOptions, screenText } from './stream/screen-text.ts';
import { createScreenerFactory, type Screener } from './stream/screener.ts';
import { defaultVoter } from './vote/default-voter.ts';

/** What holds for every check that does not say otherwise. */
export interface SafetyOptions extends Pick<CheckOptions, 'channel' | 'locale' | 'country'> {
  /** Rules of one's own, from `loadCustomRules`. They add to the built-in ones and lower nothing. */
  readonly rules?: CustomRules;
  /** Milliseconds since 1970; decides which crisis resources are stale. Default: the system's clock. */
  readonly now?: () => number;
}

/** Carries what is known of a conversation from turn to turn. */
export interface SafetyConversation {
  check(text: string, options?: Omit<CheckOptions, 'conversation'>): CheckResult;
  /** Plain data that `safety.conversation(state)` takes up again. */
  readonly state: ConversationState;
}

/** The safety engine: deterministic, offline, synchronous. */
export interface Safety {
  /** Judges one text. Never throws, whatever the string. */
  check(text: string, options?: CheckOptions): CheckResult;
  /** Starts or takes up a conversation. */
  conversation(state?: ConversationState): SafetyConversation;
  /** Passes text on as soon as it can no longer become part of a blocked phrase; ends before the first one. */
  screen(stream: AsyncIterable<string> | Iterable<string>, options?: ScreenOptions): AsyncIterable<string>;
  /** The same for callers that feed text themselves. */
  screener(options?: Pick<ScreenOptions, 'channel'>): Screener;
  /** Scores a model's reply, 0 to 10, with what it cost and which duties it neglects. */
  score(reply: string, context?: ReplyContext): ReplyScore;
  /** The category scores of OpenAI's moderation endpoint. */
  moderate(text: string): Moderation;
  /** The prepared supportive answer to a verdict. */
  supportText(verdict: SafetyVerdict, context?: SupportContext): string;
}

/** What a reply answers. */
export interface ReplyContext extends Pick<CheckOptions, 'conversation' | 'locale' | 'country'> {
  /** The user's message; without it no duties apply. */
  readonly user?: string;
}

/** Makes the engine. The built-in tables are compiled once for the process. */
export function createSafety(options: SafetyOptions = {}): Safety {
  const lexicon = defaultLexicon();
  const own = options.rules?.lexicon;
  const findRegex = options.rules?.findRegex ?? (() => []);
  const scanner = new Scanner(lexicon);
  const voter = defaultVoter(lexicon.tokens.chars);
  const meaning = defaultMeaning(lexicon.tokens.chars);
  const ownScanner = own ? new Scanner(own) : undefined;
  const factories = [lexicon, ...(own ? [own] : [])].map(createScreenerFactory);
  const now = options.now ?? Date.now;
  const defaults: CheckOptions = {
    ...(options.channel && { channel: options.channel }),
    ...(options.locale && { locale: options.locale }),
    ...(options.country && { country: options.country }),
  };
  const check = (text: string, own: CheckOptions = {}): CheckResult => {
    const merged = { ...defaults, ...own };
    return checkText(
      { scanner, voter, meaning, ownScanner, findRegex, now: now() },
      text,
      merged,
      merged.conversation ?? EMPTY_CONVERSATION,
    );
  };
  const screener = ({ channel = defaults.channel }: Pick<ScreenOptions, 'channel'> = {}): Screener =>
    combineScreeners(factories.map((factory) => factory.create(channel === 'story')));
  return {
    check,
    conversation: (start = EMPTY_CONVERSATION) => new Conversation(check, start),
    screen: (stream, own = {}) => screenText(stream, own.mode === 'observe' ? undefined : screener(own), own),
    screener,
    score(reply, { user = '', ...own } = {}) {
      const verdict = check(user, { ...own, role: 'user' });
      return scoreReply(scanner, reply, {
        user: verdict,
        country: own.country ?? defaults.country,
        locale: own.locale ?? defaults.locale,
        now: now(),
      });
    },
    moderate: (text) => moderationOf(check(text, { role: 'moderation' })),
    supportText: (verdict, context = {}) => supportText(verdict, { ...defaults, ...context }),
  };
}

// A class: a getter in a literal would give each of them a hidden class of its own, and every request has one.
class Conversation implements SafetyConversation {
  readonly #check: Safety['check'];
  state: ConversationState;

  constructor(check: Safety['check'], start: ConversationState) {
    this.#check = check;
    this.state = start;
  }

  check(text: string, own: Omit<CheckOptions, 'conversation'> = {}): CheckResult {
    const result = this.#check(text, { ...own, conversation: this.state });
    this.state = result.conversation;
    return result;
  }
}
