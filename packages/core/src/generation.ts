/** A JSON value that came from outside. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** A JSON schema, as the providers take it (draft 2020-12, usually a subset). */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** A piece of text in a message. */
export interface TextPart {
  readonly type: 'text';
  readonly text: string;
  /** Ends a prefix that the provider may keep in its prompt cache (Anthropic's `cache_control`). Ignored elsewhere. */
  readonly cacheBreakpoint?: boolean;
}

/** A picture that the model shall look at. */
export interface ImagePart {
  readonly type: 'image';
  /** `https:` address, or base64 without the `data:` prefix. Exactly one of the two is set. */
  readonly url?: string;
  readonly base64?: string;
  /** Media type, required with `base64`: `image/png`. */
  readonly mediaType?: string;
  /** How finely the model shall look, where it can choose. */
  readonly detail?: 'auto' | 'low' | 'high';
  readonly cacheBreakpoint?: boolean;
}

/** A document or a sound that the model shall read. */
export interface FilePart {
  readonly type: 'file';
  readonly url?: string;
  readonly base64?: string;
  /** `application/pdf`, `audio/wav`. */
  readonly mediaType: string;
  readonly filename?: string;
  readonly cacheBreakpoint?: boolean;
}

/** What the model thought before it answered, handed back so that it can go on from there. */
export interface ReasoningPart {
  readonly type: 'reasoning';
  readonly text: string;
  /** The provider's proof that the text is its own; must travel unchanged. */
  readonly signature?: string;
  /** Encrypted thinking; `text` is then empty. */
  readonly redacted?: string;
}

/** The model declined; a field of its own in the OpenAI dialect. */
export interface RefusalPart {
  readonly type: 'refusal';
  readonly text: string;
}

/** A call the model made in an earlier turn. */
export interface ToolCall {
  readonly id: string;
  readonly name: string;
  /** JSON text as the model wrote it; not necessarily valid. */
  readonly arguments: string;
}

/** A tool call as a part of the message in which the model made it. */
export interface ToolCallPart extends ToolCall {
  readonly type: 'tool-call';
}

/** Instructions for the model, from the application. */
export interface SystemMessage {
  readonly role: 'system';
  readonly content: string | readonly TextPart[];
}

/** What the person or the application says. */
export interface UserMessage {
  readonly role: 'user';
  readonly content: string | readonly (TextPart | ImagePart | FilePart)[];
  readonly name?: string;
}

/** What the model said in an earlier turn, its tool calls included. */
export interface AssistantMessage {
  readonly role: 'assistant';
  readonly content: string | readonly (TextPart | ReasoningPart | RefusalPart | ToolCallPart)[];
  readonly name?: string;
}

/** What a tool gave back. */
export interface ToolMessage {
  readonly role: 'tool';
  /** Id of the call that this answers. */
  readonly toolCallId: string;
  readonly content: string | readonly (TextPart | ImagePart)[];
  readonly isError?: boolean;
}

/** One turn of the conversation. */
export type Message = SystemMessage | UserMessage | AssistantMessage | ToolMessage;

/** A function that the model may call. */
export interface Tool {
  readonly name: string;
  readonly description?: string;
  /** Schema of its arguments; absent means none. */
  readonly parameters?: JsonSchema;
  /** Ask the provider to hold the arguments to the schema. */
  readonly strict?: boolean;
  /** Ends a prefix that the provider may keep in its prompt cache; tools stand before all messages. Ignored elsewhere. */
  readonly cacheBreakpoint?: boolean;
}

/** Whether the model may call tools: as it likes, never, at least one, or this one. `auto` by default where there are tools. */
export type ToolChoice = 'auto' | 'none' | 'required' | { readonly tool: string };

/** `text` by default. `json` is any valid JSON; `json-schema` is JSON that keeps to the schema. */
export type ResponseFormat =
  | { readonly type: 'text' }
  | { readonly type: 'json' }
  | {
      readonly type: 'json-schema';
      readonly schema: JsonSchema;
      readonly name?: string;
      readonly description?: string;
      readonly strict?: boolean;
    };

/** How much the model shall think before it answers. Absent fields leave it to the provider. */
export interface ReasoningRequest {
  /** `none` switches thinking off where that is possible. */
  readonly effort?: 'none' | 'minimal' | 'low' | 'medium' | 'high' | 'max';
  /** Most tokens to think with. */
  readonly maxTokens?: number;
}

/** What is asked of a model. Absent fields leave the choice to the provider. */
export interface GenerateRequest {
  /** The provider's own model id. (The manager also takes addresses, aliases and `auto` here, and resolves them.) */
  readonly model: string;
  /** At least one. */
  readonly messages: readonly Message[];
  readonly tools?: readonly Tool[];
  readonly toolChoice?: ToolChoice;
  /** False asks for at most one tool call in the answer. */
  readonly parallelToolCalls?: boolean;
  readonly responseFormat?: ResponseFormat;
  readonly reasoning?: ReasoningRequest;
  /** Most tokens of the answer, reasoning included; 1 or more. */
  readonly maxTokens?: number;
  /** 0 to 2. */
  readonly temperature?: number;
  /** 0 to 1. */
  readonly topP?: number;
  /** 1 or more. */
  readonly topK?: number;
  /** 0 to 1. */
  readonly minP?: number;
  /** -2 to 2. */
  readonly frequencyPenalty?: number;
  /** -2 to 2. */
  readonly presencePenalty?: number;
  /** Above 0; 1 changes nothing. */
  readonly repetitionPenalty?: number;
  readonly stopSequences?: readonly string[];
  /** Same seed, same answer, as far as the provider can. */
  readonly seed?: number;
  /** Ask for the log probabilities of the answer's tokens, and of so many alternatives each (0 to 20). */
  readonly logprobs?: { readonly top: number };
  /** Token id (decimal) to bias, -100 to 100. */
  readonly logitBias?: Readonly<Record<string, number>>;
  /** Opaque id of the end user, for the provider's abuse detection. */
  readonly user?: string;
  /** Fields of one provider kind that no other knows: `{ openrouter: { transforms: [] } }`. Validated by that provider. */
  readonly extra?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/**
 * Why an answer ended. `other` is a reason the provider gave that none of these names; it never stands for a broken
 * stream, which is an error instead.
 */
export type FinishReason = 'stop' | 'length' | 'tool-calls' | 'content-filter' | 'refusal' | 'other';

/** Tokens of one answer as the provider counted them. Absent means it did not say. */
export interface Usage {
  /** All input tokens, those from and to the cache included. */
  readonly inputTokens?: number;
  /** All output tokens, reasoning included. */
  readonly outputTokens?: number;
  /** Part of `inputTokens` that was read from the provider's prompt cache. */
  readonly cachedInputTokens?: number;
  /** Part of `inputTokens` that was written to the provider's prompt cache. */
  readonly cacheWriteTokens?: number;
  /** Part of `outputTokens` that was spent on thinking. */
  readonly reasoningTokens?: number;
  /** What the provider says the answer cost, in USD. */
  readonly costUsd?: number;
  /** True where we counted because the provider did not. */
  readonly estimated?: boolean;
}

/** Log probability of one token that the model chose. */
export interface TokenLogprob {
  readonly token: string;
  /** Natural logarithm, 0 or less. */
  readonly logprob: number;
  readonly bytes?: readonly number[];
  readonly top?: readonly Omit<TokenLogprob, 'top'>[];
}

/** The first event of an answer. */
export interface StartEvent {
  readonly type: 'start';
  /** The model that answers, as the provider names it. */
  readonly model: string;
  /** The provider's id of the answer. */
  readonly id?: string;
  /** What was asked and cannot be honoured, one sentence each. */
  readonly warnings: readonly string[];
}

/** The next piece of the text. */
export interface TextDeltaEvent {
  readonly type: 'text-delta';
  readonly text: string;
  readonly logprobs?: readonly TokenLogprob[];
}

/** Thinking. `signature` and `redacted` come on an event of their own with empty text and close the current block. */
export interface ReasoningDeltaEvent {
  readonly type: 'reasoning-delta';
  readonly text: string;
  readonly signature?: string;
  readonly redacted?: string;
}

/** The next piece of the words with which the model declines. */
export interface RefusalDeltaEvent {
  readonly type: 'refusal-delta';
  readonly text: string;
}

/** A piece of a tool call. `index` counts the calls of an answer from 0; the first event of an index has `id` and `name`. */
export interface ToolCallDeltaEvent {
  readonly type: 'tool-call-delta';
  readonly index: number;
  readonly id?: string;
  readonly name?: string;
  readonly arguments: string;
}

/**
 * A guard objects to text that was given out already: whoever shows it takes it back. What is said instead follows as
 * text, and the answer ends with `content-filter`.
 */
export interface SafetyRetractEvent {
  readonly type: 'safety.retract';
  /** UTF-16 offset in the text of the answer; everything from there on is withdrawn. */
  readonly from: number;
  readonly categories: readonly string[];
  /** 0 to 6. */
  readonly level: number;
}

/** The last event of an answer that came to its end. */
export interface FinishEvent {
  readonly type: 'finish';
  readonly reason: FinishReason;
  readonly usage: Usage;
  /** The provider's own word for the reason. */
  readonly rawReason?: string;
  /** The stop sequence that ended the answer. */
  readonly stopSequence?: string;
  /** What went less well than asked and shows only at the end: a prompt that was cut, a GPU that was not used. */
  readonly warnings?: readonly string[];
}

/** An answer as it comes: `start`, then deltas, then exactly one `finish`. Failures are thrown, never yielded. */
export type StreamEvent =
  | StartEvent
  | TextDeltaEvent
  | ReasoningDeltaEvent
  | RefusalDeltaEvent
  | ToolCallDeltaEvent
  | SafetyRetractEvent
  | FinishEvent;

/** One complete answer. */
export interface GenerateResult {
  readonly model: string;
  readonly id?: string;
  readonly text: string;
  /** Thinking in the order it came; absent where there was none. */
  readonly reasoning?: readonly ReasoningPart[];
  readonly refusal?: string;
  readonly toolCalls: readonly ToolCall[];
  readonly finishReason: FinishReason;
  readonly rawFinishReason?: string;
  readonly stopSequence?: string;
  readonly usage: Usage;
  readonly logprobs?: readonly TokenLogprob[];
  readonly warnings: readonly string[];
}
