import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPrefillStitcher, createRestartStitcher, type Stitcher } from './stitch.ts';

/** A text cut into pieces. */
const pieces = fc.array(fc.string({ minLength: 1, maxLength: 8 }), { maxLength: 12 });

function feed(stitcher: Stitcher, texts: readonly string[]): string | undefined {
  let joined = '';
  for (const text of texts) {
    const given = stitcher.push(text);
    if (given === undefined) return undefined;
    joined += given;
  }
  const rest = stitcher.end();
  return rest === undefined ? undefined : joined + rest;
}

test('a restart that begins with what was given yields exactly the rest, however it is cut', () => {
  fc.assert(
    fc.property(pieces, fc.nat(), (texts, at) => {
      const whole = texts.join('');
      const given = whole.slice(0, whole.length === 0 ? 0 : at % (whole.length + 1));
      expect(feed(createRestartStitcher(given), texts)).toBe(whole.slice(given.length));
    }),
  );
});

test('a restart that differs anywhere in what was given yields nothing', () => {
  fc.assert(
    fc.property(pieces, fc.string({ minLength: 1 }), (texts, given) => {
      fc.pre(!texts.join('').startsWith(given));
      expect(feed(createRestartStitcher(given), texts)).toBeUndefined();
    }),
  );
});

test('a prefill that is continued makes the whole text, whoever supplies the white space between', () => {
  fc.assert(
    fc.property(
      fc.string({ minLength: 1, maxLength: 20 }).filter((text) => text.trim() === text && text !== ''),
      fc.constantFrom('', ' ', '\n', '\n\n  '),
      fc.boolean(),
      fc.array(fc.string({ minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 8 }),
      (sent, space, repeatsSpace, texts) => {
        const continuation = texts.join('');
        const given = sent + space;
        fc.pre(/^\S/.test(continuation) && !continuation.startsWith(given) && !given.startsWith(continuation));
        const stitched = feed(createPrefillStitcher(given, sent), repeatsSpace ? [space, ...texts] : texts);
        expect(given + stitched).toBe(sent + space + continuation);
      },
    ),
  );
});

test('a prefill that is ignored is told by its beginning', () => {
  const given = 'A beginning that nobody repeats by chance. ';
  const stitcher = createPrefillStitcher(given, given.trimEnd());
  expect(feed(stitcher, ['A beginning that ', 'nobody repeats by chance. ', 'And its end.'])).toBe('And its end.');
});
