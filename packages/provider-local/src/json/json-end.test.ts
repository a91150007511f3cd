import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createJsonEnd } from './json-end.ts';

it('sees the end of the first object or list, at its last character and not before', () => {
  const value = fc.oneof(fc.dictionary(fc.string(), fc.jsonValue()), fc.array(fc.jsonValue()));
  fc.assert(
    fc.property(value, fc.constantFrom('', ' ', '\n'), fc.boolean(), (json, before, pretty) => {
      const text = before + JSON.stringify(json, undefined, pretty ? 2 : undefined);
      const end = createJsonEnd();
      for (const character of text.slice(0, -1)) expect(end.push(character)).toBe(false);
      expect(end.push(text.slice(-1))).toBe(true);
      expect(end.push(' more')).toBe(true);
      expect(createJsonEnd().push(text)).toBe(true);
    }),
  );
});
