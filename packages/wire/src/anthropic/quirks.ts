/** How one model behind the Messages API differs from the others. Every field has a default that depends on the model. */
export interface AnthropicQuirks {
  /** Tokens sent as `max_tokens`, which the API requires, where the request names none. */
  readonly defaultMaxTokens?: number;
  /** How thinking is asked for: with `budget_tokens`, as `adaptive` with an effort, or not at all. */
  readonly thinking?: 'budget' | 'adaptive' | 'unsupported';
  /** What switches thinking off; `never` where the model always thinks. */
  readonly thinkingOff?: 'disabled' | 'between_tools' | 'never';
  /** False where the model refuses `temperature`, `top_p` and `top_k`. */
  readonly sampling?: boolean;
  /** False where the model refuses `temperature` and `top_p` in one request. */
  readonly temperatureWithTopP?: boolean;
  /** False where the model does not know `output_config.format`. */
  readonly structuredOutput?: boolean;
  /** True where a message of the role `system` may stand after a user's turn. */
  readonly systemMessages?: boolean;
  /** False where the model refuses a `tool_choice` that forces a call, because it always thinks. */
  readonly forcedToolChoice?: boolean;
  /** True where a last message of the assistant is continued. */
  readonly prefill?: boolean;
}

/** Family and version of a Claude model, as its id tells them; 4.6 is `{ major: 4, minor: 6 }`. */
export interface ClaudeVersion {
  readonly family?: string;
  readonly major: number;
  readonly minor: number;
}

const ID = /claude-(?:([a-z]+)-)?(\d{1,2})(?:[-.](\d{1,2}))?(?=$|[^0-9])(?:-([a-z]+))?/;

/** `claude-3-7-sonnet-20250219` and `us.anthropic.claude-opus-4-6-v1:0` alike; undefined for every other model. */
export function parseClaudeVersion(model: string): ClaudeVersion | undefined {
  const found = ID.exec(model.toLowerCase());
  if (!found) return undefined;
  const family = found[1] ?? found[4];
  return { ...(family === undefined ? {} : { family }), major: Number(found[2]), minor: Number(found[3] ?? 0) };
}

/**
 * What is known of a model by its version. Sources (read 2026-11): platform.claude.com, "Migration guide", "Extended
 * thinking", "Adaptive thinking", "Structured outputs", "Mid-conversation system messages" and "Models overview".
 *
 * A model that is not a Claude stands behind a compatible server; it gets the plain dialect of 2024, which all know.
 */
export function quirksOfModel(model: string): Required<AnthropicQuirks> {
  const version = parseClaudeVersion(model);
  if (!version) return COMPATIBLE;
  const number = version.major * 100 + version.minor;
  const { family } = version;
  const alwaysThinks = family === 'fable' || family === 'mythos' || (family === 'opus' && number >= 505);
  const noteThinks = family === 'sonnet' && number >= 505;
  return {
    defaultMaxTokens: number >= 400 ? 16_384 : number >= 305 ? 8_192 : 4_096,
    thinking: number >= 406 ? 'adaptive' : number >= 307 ? 'budget' : 'unsupported',
    thinkingOff: alwaysThinks ? 'never' : noteThinks ? 'between_tools' : 'disabled',
    sampling: number < 407,
    temperatureWithTopP: number < 401,
    structuredOutput: number >= 405,
    systemMessages: number >= 408 && !(family === 'sonnet' && number === 500),
    forcedToolChoice: !alwaysThinks && !noteThinks,
    prefill: number < 406,
  };
}

const COMPATIBLE: Required<AnthropicQuirks> = {
  defaultMaxTokens: 4_096,
  thinking: 'budget',
  thinkingOff: 'disabled',
  sampling: true,
  temperatureWithTopP: true,
  structuredOutput: true,
  systemMessages: false,
  forcedToolChoice: true,
  prefill: true,
};
