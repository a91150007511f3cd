import { expect, it } from 'vitest';
import { announceAttempt } from './announce-attempt.ts';
import { mayHearOfTraces } from './traced-providers.ts';

const provider = (baseUrl?: string) => ({ id: 'house', config: baseUrl === undefined ? {} : { baseUrl } });

it.each([
  ['http://127.0.0.1:11434', true],
  ['http://localhost:1234/v1', true],
  ['http://[::1]:8080', true],
  ['http://models.localhost', true],
  ['https://api.openai.com/v1', false],
  ['http://192.168.1.7:11434', false],
  ['https://localhost.example.com', false],
  ['http://127.0.0.1.example.com', false],
  ['no address', false],
  [undefined, false],
])('a provider at %s hears of traces by itself: %s', (baseUrl, expected) => {
  expect(mayHearOfTraces([], provider(baseUrl))).toBe(expected);
  expect(mayHearOfTraces(['house'], provider(baseUrl))).toBe(true);
  expect(mayHearOfTraces('none', provider(baseUrl))).toBe(false);
});

const TRACE = '0af7651916cd43dd8448eb211c80319c';

it('announces a span of its own in the trace of the call, and nothing else of what came in', () => {
  const seen = new Set<string>();
  for (const flags of ['00', '01', '03', 'ff']) {
    const announced = announceAttempt(() => true, { traceparent: `00-${TRACE}-b7ad6b7169203331-${flags}` }, 'p');
    const kept = flags === '00' ? '00' : '01';
    expect(announced?.traceparent).toBe(`00-${TRACE}-${announced?.spanId}-${kept}`);
    expect(announced?.spanId).toMatch(/^[0-9a-f]{16}$/);
    seen.add(announced?.spanId ?? '');
  }
  expect(seen.size).toBe(4);
  expect(seen).not.toContain('b7ad6b7169203331');
});

it('says nothing to others, of calls without a trace, and of what is none', () => {
  const traceparent = `00-${TRACE}-b7ad6b7169203331-01`;
  expect(announceAttempt(undefined, { traceparent }, 'p')).toBeUndefined();
  expect(announceAttempt((id) => id === 'q', { traceparent }, 'p')).toBeUndefined();
  expect(announceAttempt(() => true, {}, 'p')).toBeUndefined();
  expect(announceAttempt(() => true, { traceparent: `${traceparent}\r\nx: y` }, 'p')).toBeUndefined();
});
