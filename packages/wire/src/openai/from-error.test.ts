import { inspect } from 'node:util';
import type { ErrorCode } from '@modelhaven/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromOpenAiError } from './from-error.ts';
import { toOpenAiError } from './to-error.ts';

const error = (message: string, type?: string | null, code?: string | number | null, param: string | null = null) => ({
  error: { message, type: type ?? null, param, code: code ?? null },
});

test.each<[string, number, unknown, ErrorCode]>([
  [
    'OpenAI context',
    400,
    error(
      "This model's maximum context length is 8192 tokens. However, your messages resulted in 9001 tokens.",
      'invalid_request_error',
      'context_length_exceeded',
      'messages',
    ),
    'CONTEXT_TOO_LONG',
  ],
  [
    'vLLM context',
    400,
    {
      object: 'error',
      message:
        "This model's maximum context length is 4096 tokens. However, you requested 5000 tokens (4000 in the messages, 1000 in the completion).",
      type: 'BadRequestError',
      param: null,
      code: 400,
    },
    'CONTEXT_TOO_LONG',
  ],
  [
    'llama.cpp context',
    400,
    error(
      'request (4476 tokens) exceeds the available context size (4096 tokens), try increasing it',
      'exceed_context_size_error',
      400,
    ),
    'CONTEXT_TOO_LONG',
  ],
  [
    'llama.cpp, read at once',
    500,
    error(
      'input (903 tokens) is too large to process. increase the physical batch size (current batch size: 512)',
      'server_error',
      500,
    ),
    'CONTEXT_TOO_LONG',
  ],
  [
    'llama.cpp, a picture',
    500,
    error(
      'image input is not supported - hint: if this is unexpected, you may need to provide the mmproj',
      'server_error',
      500,
    ),
    'UNSUPPORTED',
  ],
  [
    'llama.cpp, a model that ranks',
    500,
    error('the current context does not logits computation. skipping', 'server_error', 500),
    'UNSUPPORTED',
  ],
  [
    'Groq context',
    400,
    error(
      'Please reduce the length of the messages or completion.',
      'invalid_request_error',
      'context_length_exceeded',
    ),
    'CONTEXT_TOO_LONG',
  ],
  [
    'Mistral context',
    400,
    {
      object: 'error',
      message: 'Prompt contains 40000 tokens and 0 draft tokens, too large for model with 32768 maximum context length',
      type: 'invalid_request_invalid_args',
      param: null,
      code: '3051',
    },
    'CONTEXT_TOO_LONG',
  ],
  [
    'DeepSeek context',
    400,
    error(
      "This model's maximum context length is 65536 tokens. However, you requested 70000 tokens (69000 in the messages, 1000 in the completion).",
      'invalid_request_error',
      'invalid_request_error',
    ),
    'CONTEXT_TOO_LONG',
  ],
  [
    'Anthropic through a router',
    400,
    error('prompt is too long: 210000 tokens > 200000 maximum', 'invalid_request_error'),
    'CONTEXT_TOO_LONG',
  ],
  [
    'Gemini context',
    400,
    [
      {
        error: {
          code: 400,
          message: 'The input token count (1200000) exceeds the maximum number of tokens allowed (1048576).',
          status: 'INVALID_ARGUMENT',
        },
      },
    ],
    'CONTEXT_TOO_LONG',
  ],
  [
    'LM Studio context',
    400,
    { error: 'The number of tokens to keep from the initial prompt is greater than the context length.' },
    'CONTEXT_TOO_LONG',
  ],
  [
    'TGI context',
    422,
    {
      error:
        'Input validation error: `inputs` tokens + `max_new_tokens` must be <= 4096. Given: 4000 `inputs` tokens and 500 `max_new_tokens`',
      error_type: 'validation',
    },
    'CONTEXT_TOO_LONG',
  ],
  [
    'Groq too large for its tier',
    413,
    error(
      'Request too large for model `x` on tokens per minute (TPM): Limit 6000, Requested 9000',
      'tokens',
      'rate_limit_exceeded',
    ),
    'RATE_LIMITED',
  ],
  [
    'OpenAI quota',
    429,
    error(
      'You exceeded your current quota, please check your plan and billing details.',
      'insufficient_quota',
      'insufficient_quota',
    ),
    'QUOTA_EXHAUSTED',
  ],
  ['DeepSeek balance', 402, error('Insufficient Balance', 'unknown_error', 'invalid_request_error'), 'QUOTA_EXHAUSTED'],
  [
    'OpenRouter credits',
    402,
    { error: { code: 402, message: 'This request requires more credits, or fewer max_tokens.' } },
    'QUOTA_EXHAUSTED',
  ],
  [
    'OpenAI rate',
    429,
    error(
      'Rate limit reached for gpt-5 in organization org-x on tokens per min (TPM)',
      'tokens',
      'rate_limit_exceeded',
    ),
    'RATE_LIMITED',
  ],
  ['a rate limit on input tokens', 429, error('Too many tokens per minute', 'rate_limit_error'), 'RATE_LIMITED'],
  [
    'a wrong key',
    401,
    error('Incorrect API key provided: sk-ab***yz.', 'invalid_request_error', 'invalid_api_key'),
    'UNAUTHORIZED',
  ],
  [
    'a country',
    403,
    error('Country, region, or territory not supported', 'request_forbidden', 'unsupported_country_region_territory'),
    'UNAUTHORIZED',
  ],
  [
    'no such model',
    404,
    error('The model `x` does not exist or you do not have access to it.', 'invalid_request_error', 'model_not_found'),
    'MODEL_NOT_FOUND',
  ],
  [
    'no such model, with 400',
    400,
    error('Model Not Exist', 'invalid_request_error', 'invalid_request_error'),
    'MODEL_NOT_FOUND',
  ],
  [
    'no endpoints at OpenRouter',
    404,
    { error: { message: 'No endpoints found for x/y.', code: 404 } },
    'MODEL_NOT_FOUND',
  ],
  [
    'Azure filter',
    400,
    {
      error: {
        message: "The response was filtered due to the prompt triggering Azure OpenAI's content management policy.",
        type: null,
        param: 'prompt',
        code: 'content_filter',
        status: 400,
        innererror: { code: 'ResponsibleAIPolicyViolation' },
      },
    },
    'REFUSED_BY_PROVIDER',
  ],
  [
    'OpenRouter moderation',
    403,
    {
      error: {
        code: 403,
        message: 'Input was flagged by moderation',
        metadata: { reasons: ['violence'], flagged_input: 'secret text' },
      },
    },
    'REFUSED_BY_PROVIDER',
  ],
  [
    'Alibaba inspection',
    400,
    error('Input data may contain inappropriate content.', 'data_inspection_failed', 'data_inspection_failed'),
    'REFUSED_BY_PROVIDER',
  ],
  [
    'a parameter',
    400,
    error(
      "Unsupported parameter: 'max_tokens' is not supported with this model.",
      'invalid_request_error',
      'unsupported_parameter',
      'max_tokens',
    ),
    'UNSUPPORTED',
  ],
  [
    'a wrong value',
    400,
    error('Invalid value', 'invalid_request_error', 'invalid_value', 'messages[0].role'),
    'INVALID_REQUEST',
  ],
  [
    'FastAPI',
    422,
    { detail: [{ loc: ['body', 'messages'], msg: 'field required', type: 'value_error.missing' }] },
    'INVALID_REQUEST',
  ],
  ['llama.cpp while loading', 503, error('Loading model', 'unavailable_error', 503), 'UNAVAILABLE'],
  ['overloaded', 529, error('Overloaded', 'overloaded_error'), 'UNAVAILABLE'],
  ['a server error', 500, error('The server had an error', 'server_error'), 'PROVIDER_FAILED'],
  ['a gateway page', 502, '<html>Bad Gateway</html>', 'PROVIDER_FAILED'],
  ['plain text', 404, '404 page not found', 'MODEL_NOT_FOUND'],
  ['nothing', 503, '', 'UNAVAILABLE'],
  ['in-band without a status', 0, { error: { message: 'Upstream went away' } }, 'PROVIDER_FAILED'],
  ['in-band with a status', 0, { error: { message: 'later', code: '429' } }, 'RATE_LIMITED'],
  ['in-band with a name', 0, error('x', 'server_error', 'rate_limit_exceeded'), 'RATE_LIMITED'],
])('%s', (_what, status, body, code) => {
  const mapped = fromOpenAiError(status, {}, body);
  expect(mapped.code).toBe(code);
  expect(mapped.message).toMatch(/^[A-Z].*\.$/s);
});

test('shows the numbers of a context that is too small', () => {
  const body = error(
    "This model's maximum context length is 4096 tokens. However, you requested 5000 tokens.",
    'x',
    'context_length_exceeded',
  );
  expect(fromOpenAiError(400, {}, body).message).toBe(
    "The request does not fit the model's context of 4096 tokens (it has 5000); shorten it or use a model with a longer context.",
  );
});

test("keeps status, the provider's code, the field and the wait", () => {
  const mapped = fromOpenAiError(429, { 'retry-after': '3' }, error('slow', 'requests', 'rate_limit_exceeded'), 0);
  expect(mapped.details).toEqual({ status: 429, providerCode: 'rate_limit_exceeded', retryAfterMs: 3_000 });
  const wrong = fromOpenAiError(400, {}, error('bad', 'invalid_request_error', 'invalid_value', 'messages[0].role'));
  expect(wrong.details.field).toBe('messages[0].role');
  expect(wrong.message).toContain('"messages[0].role"');
});

test('words of the provider stay in the cause; what is no identifier is not shown at all', () => {
  const text = 'You wrote: my secret diary';
  const mapped = fromOpenAiError(400, {}, { error: { message: text, code: text, type: text, param: text } });
  expect(inspect([mapped.message, mapped.details])).not.toContain('diary');
  expect((mapped.cause as Error).message).toBe(text);
});

test('any body whatever is some error', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.jsonValue(), fc.string(), fc.anything()),
      fc.integer({ min: 0, max: 599 }),
      (body, status) => {
        expect(fromOpenAiError(status, {}, body).message).not.toBe('');
      },
    ),
  );
});

test('a failure of a server of ours keeps its code on the way through', () => {
  const codes: ErrorCode[] = [
    'INVALID_REQUEST',
    'CONTEXT_TOO_LONG',
    'UNSUPPORTED',
    'UNAUTHORIZED',
    'QUOTA_EXHAUSTED',
    'MODEL_NOT_FOUND',
    'RATE_LIMITED',
    'PROVIDER_FAILED',
    'STREAM_INTERRUPTED',
    'UNAVAILABLE',
    'TIMEOUT',
  ];
  for (const code of codes) {
    const { status, body } = toOpenAiError(
      Object.assign(fromOpenAiError(500, {}, ''), { code, details: { provider: 'p' } }),
    );
    expect(fromOpenAiError(status, {}, body).code).toBe(code);
  }
});
