import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paginate } from './paginate.ts';

const self = (item: string) => item;

describe('paginate', () => {
  it('gives every item once, in order, whatever the page size', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string(), { maxLength: 30 }), fc.integer({ min: 1, max: 10 }), (list, limit) => {
        const seen: string[] = [];
        let cursor: string | undefined;
        do {
          const page = paginate(list, self, { limit, cursor });
          seen.push(...page.items);
          cursor = page.next;
        } while (cursor !== undefined);
        expect(seen).toEqual(list);
      }),
    );
  });

  it('goes on after the same item when the list grew', () => {
    const { next } = paginate(['b', 'c', 'd'], self, { limit: 1 });
    expect(paginate(['a', 'b', 'c', 'd'], self, { limit: 5, cursor: next }).items).toEqual(['c', 'd']);
  });

  it('says when the item is gone', () => {
    const { next } = paginate(['a', 'b'], self, { limit: 1 });
    expect(() => paginate(['b'], self, { limit: 1, cursor: next })).toThrow(/Start again/);
  });
});
