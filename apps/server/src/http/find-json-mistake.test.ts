import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findJsonMistake } from './find-json-mistake.ts';

describe('findJsonMistake', () => {
  it.each([
    ['', 1, 1, '', 'a value'],
    ['{"a":1', 1, 7, 'a', '"," or "}"'],
    ['{"messages":[{"role":"user"},\n{"role":}]}', 2, 9, 'messages[1].role', 'a value'],
    ['{"a":1,}', 1, 8, 'a', 'a name in double quotes'],
    ["{'a':1}", 1, 2, '', 'a name in double quotes or "}"'],
    ['{"a" 1}', 1, 6, 'a', 'a colon'],
    ['[1,2', 1, 5, '[1]', '"," or "]"'],
    ['[01]', 1, 2, '[0]', 'a value'],
    ['{} {}', 1, 4, '', 'the end of the body'],
    ['"open', 1, 1, '', 'a value'],
  ])('%s', (text, line, column, path, expected) => {
    expect(findJsonMistake(text)).toEqual({ line, column, path, expected });
  });

  it('agrees with JSON.parse on what is JSON', () => {
    const parses = (text: string) => {
      try {
        JSON.parse(text);
        return true;
      } catch {
        return false;
      }
    };
    const cutOrSpoilt = fc
      .tuple(fc.json(), fc.nat(), fc.constantFrom('', ',', '}', ']', '"', '\\', '0', '-', ':', '\u0001', 'e'))
      .map(([json, at, junk]) => {
        const place = at % (json.length + 1);
        return junk === '' ? json.slice(0, place) : json.slice(0, place) + junk + json.slice(place);
      });
    fc.assert(
      fc.property(fc.oneof(fc.json(), cutOrSpoilt, fc.string()), (text) => {
        expect(findJsonMistake(text) === undefined).toBe(parses(text));
      }),
      { numRuns: 2000 },
    );
  });
});
