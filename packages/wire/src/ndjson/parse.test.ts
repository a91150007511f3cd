import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseNdjson } from './parse.ts';

async function read(text: string, size = 3): Promise<{ values: unknown[]; code?: string }> {
  const bytes = Buffer.from(text);
  async function* chunks() {
    for (let at = 0; at < bytes.byteLength; at += size) yield bytes.subarray(at, at + size);
  }
  const values: unknown[] = [];
  try {
    for await (const value of parseNdjson(chunks())) values.push(value);
    return { values };
  } catch (error) {
    return { values, code: (error as { code: string }).code };
  }
}

test('any values come back, however they are cut and whatever ends the lines', async () => {
  const lineBreak = fc.constantFrom('\n', '\r\n', '\n\n', '\n \n');
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.json(), lineBreak)), fc.integer({ min: 1, max: 9 }), async (lines, size) => {
      const { values, code } = await read(lines.map((line) => line.join('')).join(''), size);
      expect(code).toBeUndefined();
      expect(values).toEqual(lines.map(([json]) => JSON.parse(json) as unknown));
    }),
  );
});

test('a last line needs no line break', async () => {
  expect(await read('{"a":1}\n{"a":2}')).toEqual({ values: [{ a: 1 }, { a: 2 }] });
});

test('tells a broken line from a broken-off one, and gives out what came before', async () => {
  for (const size of [1, 4, 1_000]) {
    expect(await read('{"a":1}\n{"a":\n{"a":3}\n', size)).toEqual({ values: [{ a: 1 }], code: 'BAD_RESPONSE' });
    expect(await read('{"a":1}\n{"a":', size)).toEqual({ values: [{ a: 1 }], code: 'STREAM_INTERRUPTED' });
  }
});
