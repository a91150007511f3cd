import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linesFrom } from './lines.ts';

async function* chunksOf(bytes: Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  let at = 0;
  for (let step = 0; at < bytes.byteLength; step += 1) {
    const size = sizes[step % sizes.length] ?? 1;
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

async function lines(
  text: string | Uint8Array,
  sizes: readonly number[] = [1e9],
  maxLineLength?: number,
): Promise<string[]> {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  const found: string[] = [];
  const options = maxLineLength === undefined ? {} : { maxLineLength };
  for await (const line of linesFrom(chunksOf(bytes, sizes), options)) found.push(line);
  return found;
}

test.each([
  ['', []],
  ['a', ['a']],
  ['a\n', ['a']],
  ['a\nb', ['a', 'b']],
  ['a\r\nb\r\n', ['a', 'b']],
  ['a\rb\r', ['a', 'b']],
  ['a\n\nb', ['a', '', 'b']],
  ['a\r\r\nb', ['a', '', 'b']],
  ['a\n\rb', ['a', '', 'b']],
  ['\uFEFFa\n\uFEFFb', ['a', '\uFEFFb']],
  ['\u2028a\u0085b', ['\u2028a\u0085b']],
])('%j has the lines %j, wherever it is cut', async (text, expected) => {
  for (const size of [1, 2, 3, 1_000]) expect(await lines(text, [size])).toEqual(expected);
});

const anyText = fc
  .array(
    fc.oneof(
      fc.constantFrom('\r', '\n', '\r\n', '', '\uFEFF', 'ä', '€', '🙂'),
      fc.string({ unit: 'binary', maxLength: 5 }),
    ),
  )
  .map((parts) => parts.join(''));
const sizes = fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1 });

test('text is split the same however it is cut', async () => {
  await fc.assert(
    fc.asyncProperty(anyText, sizes, async (text, cuts) => {
      const expected = Buffer.from(text)
        .toString()
        .replace(/^\uFEFF/, '')
        .split(/\r\n|\r|\n/);
      if (expected.at(-1) === '') expected.pop();
      expect(await lines(text, cuts)).toEqual(expected);
    }),
  );
});

test('bytes that are no text are read the same however they are cut', async () => {
  const bytes = fc.array(fc.constantFrom(0x0a, 0x0d, 0x41, 0x80, 0xbf, 0xc3, 0xa4, 0xe2, 0x82, 0xac, 0xf0, 0x9f, 0xff));
  await fc.assert(
    fc.asyncProperty(bytes, sizes, async (values, cuts) => {
      const input = Uint8Array.from(values);
      expect(await lines(input, cuts)).toEqual(await lines(input));
    }),
  );
});

test('a line that is too long is refused, also before its end has come', async () => {
  expect(await lines('abcd\nabcd', [2], 4)).toEqual(['abcd', 'abcd']);
  for (const text of ['abcde\n', 'abcde']) {
    await expect(lines(text, [2], 4)).rejects.toMatchObject({ code: 'BAD_RESPONSE' });
  }
});

test('leaving early lets the source go', async () => {
  let isReleased = false;
  async function* source() {
    try {
      while (true) yield Buffer.from('a\n');
    } finally {
      isReleased = true;
    }
  }
  for await (const _line of linesFrom(source())) break;
  expect(isReleased).toBe(true);
});
