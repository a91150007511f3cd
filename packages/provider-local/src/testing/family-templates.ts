/**
 * Chat templates in the manner of families that mark turns, thinking and calls each in their own way, cut down to what
 * tests need. Written from the formats that their makers describe; none is anybody's own.
 */

/** Channels, as gpt-oss writes them: https://github.com/openai/harmony */
export const CHANNELS = `{{ '<|start|>system<|message|>Valid channels: analysis, commentary, final.<|end|>' }}
{%- if tools %}{{ '<|start|>developer<|message|># Tools\\n' + (tools | tojson) + '<|end|>' }}{% endif %}
{%- for message in messages %}
{%- if message.role == 'tool' %}
{{- '<|start|>functions.' + (message.name or 'tool') + ' to=assistant<|channel|>commentary<|message|>' + message.content + '<|end|>' }}
{%- elif message.role == 'assistant' and message.tool_calls %}
{%- if message.thinking %}{{ '<|start|>assistant<|channel|>analysis<|message|>' + message.thinking + '<|end|>' }}{% endif %}
{{- '<|start|>assistant<|channel|>commentary to=functions.' + message.tool_calls[0].function.name + ' <|constrain|>json<|message|>' + (message.tool_calls[0].function.arguments | tojson) + '<|call|>' }}
{%- elif message.role == 'assistant' %}
{{- '<|start|>assistant<|channel|>final<|message|>' + message.content + '<|end|>' }}
{%- elif message.role == 'system' %}
{{- '<|start|>developer<|message|># Instructions\\n' + message.content + '<|end|>' }}
{%- else %}
{{- '<|start|>user<|message|>' + message.content + '<|end|>' }}
{%- endif %}
{%- endfor %}
{%- if add_generation_prompt %}{{ '<|start|>assistant' }}{% endif %}`;

/** Special tokens of that format. */
export const CHANNEL_TOKENS = [
  '<|start|>',
  '<|end|>',
  '<|message|>',
  '<|channel|>',
  '<|constrain|>',
  '<|return|>',
  '<|call|>',
];

/** Turns only, no system message, as the first Gemma models have them. */
export const TURNS_ONLY = `{{ bos_token }}{%- if messages[0].role == 'system' %}{{ raise_exception('System role not supported') }}{% endif %}
{%- for message in messages %}
{{- '<start_of_turn>' + ('model' if message.role == 'assistant' else 'user') + '\\n' + (message.content | trim) + '<end_of_turn>\\n' }}
{%- endfor %}
{%- if add_generation_prompt %}{{ '<start_of_turn>model\\n' }}{% endif %}`;

export const TURN_TOKENS = ['<start_of_turn>', '<end_of_turn>'];

/** Turns with thinking in a channel and calls without JSON, as Gemma 4 has them: https://ai.google.dev/gemma/docs/core/prompt-formatting-gemma4 */
export const THOUGHT_CHANNEL = `{{ bos_token }}
{%- if tools or messages[0].role == 'system' or enable_thinking %}{{ '<|turn>system\\n' }}{% if enable_thinking %}{{ '<|think|>' }}{% endif %}{% if messages[0].role == 'system' %}{{ messages[0].content | trim }}{% endif %}{% if tools %}{% for tool in tools %}{{ '<|tool>declaration:' + tool.function.name + '{}<tool|>' }}{% endfor %}{% endif %}{{ '<turn|>\\n' }}{% endif %}
{%- for message in messages %}{% if message.role != 'system' %}
{{- '<|turn>' + ('model' if message.role == 'assistant' else message.role) + '\\n' }}
{%- if message.tool_calls %}{% for call in message.tool_calls %}{{ '<|tool_call>call:' + call.function.name + '{' }}{% for key, value in call.function.arguments | dictsort %}{{ key + ':<|"|>' + value + '<|"|>' }}{% endfor %}{{ '}<tool_call|>' }}{% endfor %}{% endif %}
{%- if message.content %}{{ message.content | trim }}{% endif %}
{{- '<turn|>\\n' }}{% endif %}
{%- endfor %}
{%- if add_generation_prompt %}{{ '<|turn>model\\n' }}{% if not enable_thinking %}{{ '<|channel>thought\\n<channel|>' }}{% endif %}{% endif %}`;

export const THOUGHT_CHANNEL_TOKENS = [
  '<|turn>',
  '<turn|>',
  '<|think|>',
  '<|channel>',
  '<channel|>',
  '<|tool>',
  '<tool|>',
  '<|tool_call>',
  '<tool_call|>',
  '<|"|>',
];

/** Headers, and one call as a bare object with \`parameters\`, as Llama 3.1 has them. */
export const HEADERS = `{{- bos_token }}
{%- for message in messages %}
{%- if message.tool_calls %}
{%- if message.tool_calls | length != 1 %}{{ raise_exception('This model only supports single tool-calls at once!') }}{% endif %}
{{- '<|start_header_id|>assistant<|end_header_id|>\\n\\n{"name": "' + message.tool_calls[0].function.name + '", "parameters": ' + (message.tool_calls[0].function.arguments | tojson) + '}<|eot_id|>' }}
{%- elif message.role == 'tool' %}
{{- '<|start_header_id|>ipython<|end_header_id|>\\n\\n' + (message.content | tojson) + '<|eot_id|>' }}
{%- else %}
{{- '<|start_header_id|>' + message.role + '<|end_header_id|>\\n\\n' }}{% if loop.first and tools %}{{ tools | tojson }}{{ '\\n\\n' }}{% endif %}{{ (message.content | trim) + '<|eot_id|>' }}
{%- endif %}
{%- endfor %}
{%- if add_generation_prompt %}{{ '<|start_header_id|>assistant<|end_header_id|>\\n\\n' }}{% endif %}`;

export const HEADER_TOKENS = ['<|start_header_id|>', '<|end_header_id|>', '<|eot_id|>', '<|eom_id|>'];

/** Calls as one list behind a tag, with ids of nine letters, as Mistral's models have them. */
export const CALL_LIST = `{{- bos_token }}{%- if tools %}{{ '[AVAILABLE_TOOLS]' + (tools | tojson) + '[/AVAILABLE_TOOLS]' }}{% endif %}
{%- for message in messages %}
{%- if message.role == 'user' %}{{ '[INST]' + message.content + '[/INST]' }}
{%- elif message.role == 'tool' %}{{ '[TOOL_RESULTS]{"content": ' + (message.content | tojson) + '}[/TOOL_RESULTS]' }}
{%- elif message.tool_calls %}{{ '[TOOL_CALLS][' }}{% for call in message.tool_calls %}{{ '{"name": "' + call.function.name + '", "arguments": ' + (call.function.arguments | tojson) + '}' }}{% if not loop.last %}{{ ', ' }}{% endif %}{% endfor %}{{ ']</s>' }}
{%- elif message.role == 'assistant' %}{{ message.content + '</s>' }}{% endif %}
{%- endfor %}`;

export const CALL_LIST_TOKENS = [
  '</s>',
  '[INST]',
  '[/INST]',
  '[AVAILABLE_TOOLS]',
  '[/AVAILABLE_TOOLS]',
  '[TOOL_CALLS]',
  '[TOOL_RESULTS]',
  '[/TOOL_RESULTS]',
];

/** Calls in a section, arguments in a block of code, thinking that the prompt opens, as DeepSeek's R1 has them. */
export const CALL_SECTION = `{{- bos_token }}{%- for message in messages %}
{%- if message.role == 'user' %}{{ '<｜User｜>' + message.content }}
{%- elif message.role == 'system' %}{{ message.content }}
{%- elif message.role == 'assistant' and message.tool_calls %}
{{- '<｜Assistant｜><｜tool▁calls▁begin｜>' }}{% for call in message.tool_calls %}{{ '<｜tool▁call▁begin｜>function<｜tool▁sep｜>' + call.function.name + '\\n\`\`\`json\\n' + call.function.arguments + '\\n\`\`\`<｜tool▁call▁end｜>' }}{% if not loop.last %}{{ '\\n' }}{% endif %}{% endfor %}{{ '<｜tool▁calls▁end｜><｜end▁of▁sentence｜>' }}
{%- elif message.role == 'assistant' %}{{ '<｜Assistant｜>' + (message.content.split('</think>') | last) + '<｜end▁of▁sentence｜>' }}
{%- elif message.role == 'tool' %}{{ '<｜tool▁output▁begin｜>' + message.content + '<｜tool▁output▁end｜>' }}{% endif %}
{%- endfor %}{% if add_generation_prompt %}{{ '<｜Assistant｜><think>\\n' }}{% endif %}`;

export const CALL_SECTION_TOKENS = [
  '<｜User｜>',
  '<｜Assistant｜>',
  '<｜tool▁calls▁begin｜>',
  '<｜tool▁calls▁end｜>',
  '<｜tool▁call▁begin｜>',
  '<｜tool▁call▁end｜>',
  '<｜tool▁sep｜>',
  '<｜tool▁output▁begin｜>',
  '<｜tool▁output▁end｜>',
  '<｜end▁of▁sentence｜>',
];
