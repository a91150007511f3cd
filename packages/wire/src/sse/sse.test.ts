import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatSse } from './format.ts';
import { createSseParser, parseSse, type SseEvent } from './parse.ts';

function parse(text: string | Uint8Array, cuts: readonly number[] = [1e9], maxEventLength?: number): SseEvent[] {
  const events: SseEvent[] = [];
  const parser = createSseParser({
    onEvent: (event) => events.push(event),
    ...(maxEventLength === undefined ? {} : { maxEventLength }),
  });
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  for (let at = 0, step = 0; at < bytes.byteLength; step += 1) {
    const size = cuts[step % cuts.length] ?? 1;
    parser.push(bytes.subarray(at, at + size));
    at += size;
  }
  parser.end();
  return events;
}

// Cases of the WHATWG specification (HTML, 9.2.6) and of web-platform-tests/eventsource/format-*.
test.each<[string, SseEvent[]]>([
  ['data: a\n\n', [{ data: 'a' }]],
  ['data:a\n\ndata: b\n\n', [{ data: 'a' }, { data: 'b' }]],
  ['data:  two spaces\n\n', [{ data: ' two spaces' }]],
  ['data: a\ndata: b\ndata\n\n', [{ data: 'a\nb\n' }]],
  ['data\n\n', [{ data: '' }]],
  ['data:\n\n', [{ data: '' }]],
  ['\n\n\n', []],
  [': comment\n\n: OPENROUTER PROCESSING\n\ndata: a\n\n', [{ data: 'a' }]],
  ['event: ping\n\ndata: a\n\n', [{ data: 'a' }]],
  ['event: error\ndata: a\nid: 7\nretry: 3000\n\n', [{ event: 'error', data: 'a', id: '7', retry: 3_000 }]],
  ['event: a\nevent: b\ndata: x\n\n', [{ event: 'b', data: 'x' }]],
  ['event:\ndata: x\n\n', [{ data: 'x' }]],
  // llama.cpp's own, see parse.ts.
  ['data: a\n\nerror: {"code":500}\n\n', [{ data: 'a' }, { event: 'error', data: '{"code":500}' }]],
  ['error: text\ndata: a\n\n', [{ data: 'a' }]],
  ['id: a\0b\ndata: x\n\n', [{ data: 'x' }]],
  ['retry: 1e3\ndata: x\n\n', [{ data: 'x' }]],
  ['Data: a\ndatas: b\n data: c\ndata: d\n\n', [{ data: 'd' }]],
  ['data: a\r\n\r\ndata: b\r\rdata: c\n\n', [{ data: 'a' }, { data: 'b' }, { data: 'c' }]],
  ['\uFEFFdata: a\n\n', [{ data: 'a' }]],
  ['data: a\n\ndata: b', [{ data: 'a' }, { data: 'b', isUnterminated: true }]],
  ['data: a\n', [{ data: 'a', isUnterminated: true }]],
  ['event: x\n', []],
])('%j holds %j, wherever it is cut', (text, expected) => {
  for (const size of [1, 2, 3, 1_000]) expect(parse(text, [size])).toEqual(expected);
});

const data = fc
  .array(fc.oneof(fc.constantFrom('\n', '\r', '\r\n', ' ', ':', 'ä', '🙂'), fc.string()))
  .map((parts) => parts.join(''));
const name = fc.string({ minLength: 1 }).filter((text) => !/[\r\n\0]/.test(text) && text === text.trimStart());
const event = fc.record({ event: name, data, id: name }, { requiredKeys: ['data'] });

test('what is written is read back, however it is cut', () => {
  fc.assert(
    fc.property(fc.array(event), fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }), (events, cuts) => {
      const text = events.map(formatSse).join('');
      expect(parse(text, cuts)).toEqual(
        events.map((one) => ({ ...one, data: Buffer.from(one.data.replace(/\r\n?/g, '\n')).toString() })),
      );
    }),
  );
});

test('no data can forge another field or event', () => {
  expect(parse(formatSse({ data: 'a\n\nevent: error\ndata: forged', event: 'x\ndata: y', id: '1\n\n' }))).toEqual([
    { event: 'xdata: y', data: 'a\n\nevent: error\ndata: forged', id: '1' },
  ]);
});

test('an event that is too long is refused, in one line or in many', () => {
  for (const text of [`data: ${'x'.repeat(99)}`, 'data: 12345\n'.repeat(20)]) {
    expect(() => parse(text, [7], 50)).toThrow(expect.objectContaining({ code: 'BAD_RESPONSE' }));
  }
});

test('what came before a failure comes out before the failure', async () => {
  async function* source() {
    yield Buffer.from(`data: a\n\ndata: ${'x'.repeat(99)}\n\n`);
  }
  const seen: string[] = [];
  const reading = (async () => {
    for await (const { data: text } of parseSse(source(), { maxEventLength: 50 })) seen.push(text);
  })();
  await expect(reading).rejects.toMatchObject({ code: 'BAD_RESPONSE' });
  expect(seen).toEqual(['a']);
});
