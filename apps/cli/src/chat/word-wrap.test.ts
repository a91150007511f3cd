import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createWordWrap } from './word-wrap.ts';

function shown(pieces: readonly string[], width: number | undefined): string {
  const words = createWordWrap(width);
  return pieces.map((piece) => words.push(piece)).join('') + words.end();
}

describe('word wrap of a text that comes in pieces', () => {
  it('breaks between words only', () => {
    expect(shown(['one two th', 'ree four'], 9)).toBe('one two\nthree\nfour');
  });

  it('loses no word, keeps to the width, and does not care how the text was cut', () => {
    const text = fc.array(fc.constantFrom('a', 'bb', 'cccc', '\n', ' ', '  ', 'é', '\u{1F600}'), { maxLength: 60 });
    fc.assert(
      fc.property(text, fc.integer({ min: 8, max: 30 }), (parts, width) => {
        const whole = shown([parts.join('')], width);
        expect(shown(parts, width)).toBe(whole);
        expect(whole.replace(/\s+/g, '')).toBe(parts.join('').replace(/\s+/g, ''));
        for (const line of whole.split('\n')) {
          // A word that is longer than the line is the terminal's to break.
          if (line.trim().includes(' ')) expect([...line].length).toBeLessThanOrEqual(width);
        }
      }),
    );
  });

  it('lets no control code of a model through to the terminal', () => {
    expect(shown(['a\u001b[31mred\u001b]0;title\u0007b\r\tc\n'], undefined)).toBe('a[31mred]0;titleb\tc\n');
  });
});
