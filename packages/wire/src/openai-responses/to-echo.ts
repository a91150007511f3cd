import type { JsonObject } from '../openai/json.ts';
import type { ResponsesRequest } from './request-schemas.ts';

/** What a response repeats of its request, with the API's defaults where it said nothing. */
export function toEcho(wire: ResponsesRequest): JsonObject {
  return {
    background: false,
    instructions: wire.instructions ?? null,
    max_output_tokens: wire.max_output_tokens ?? null,
    max_tool_calls: null,
    metadata: wire.metadata ?? {},
    parallel_tool_calls: wire.parallel_tool_calls ?? true,
    previous_response_id: wire.previous_response_id ?? null,
    prompt_cache_key: null,
    reasoning: { effort: wire.reasoning?.effort ?? null, summary: null },
    safety_identifier: wire.safety_identifier ?? null,
    service_tier: 'default',
    store: wire.store !== false,
    temperature: wire.temperature ?? 1,
    text: { format: wire.text?.format ?? { type: 'text' } },
    tool_choice: wire.tool_choice ?? 'auto',
    tools: (wire.tools ?? []).map((tool) => ({ description: null, parameters: null, strict: null, ...tool })),
    top_logprobs: wire.top_logprobs ?? 0,
    top_p: wire.top_p ?? 1,
    presence_penalty: 0,
    frequency_penalty: 0,
    truncation: 'disabled',
  };
}
