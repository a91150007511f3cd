import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LanguagePack } from '../lexicon/types.ts';
import { compileLexicon } from './compile-lexicon.ts';
import { listOf } from './positions.ts';
import { Scanner } from './scan.ts';

const WORDS = ['ha', 'be', 'ce', 'do', 'not'];
const PATTERNS = [
  'ha',
  'ha be',
  'ha (be | ce)? do',
  '(ha | be) _3 do',
  'ha ~ (be ce | do | ha be do)',
  'ha? be? ce',
  '(be | be be | be be be) do',
  'ha _2 be _2 ce',
  'do .',
  'ha be? .',
];
const pack: LanguagePack = {
  language: 'en',
  common: '',
  macros: 'neg = not\nfiller = be | ce',
  groups: [{ id: 'all', category: 'x', patterns: PATTERNS.join('\n') }],
};

describe('the beginning of a match', () => {
  const lexicon = compileLexicon([pack]);
  const [language] = lexicon.languages;
  const scanner = new Scanner(lexicon);

  /** Does the rule match exactly these tokens? Told forwards, one set of positions after the other. */
  function matches(rule: number, signatures: readonly number[], isAtEnd: boolean): boolean {
    if (!language) return false;
    const { positions, automata, view } = language;
    const takes = (position: number, signature: number): boolean => {
      const classId = positions.classOf[position] ?? 0;
      if (classId === 0) return view.isNegation[view.local[signature] ?? 0] === 0;
      return automata.findings.takes(classId, signature);
    };
    const stepped = (live: Iterable<number>, signature: number): Set<number> =>
      new Set(
        [...live]
          .filter((position) => position >= 0 && takes(position, signature))
          .flatMap((position) => [...listOf(positions.sets, positions.setOf[position] ?? 0)]),
      );
    let live = new Set<number>(listOf(positions.starts, rule));
    for (const signature of signatures) live = stepped(live, signature);
    if (live.has(-rule - 1)) return true;
    return isAtEnd && stepped(live, lexicon.tokens.cjk['.'.charCodeAt(0)] ?? 0).has(-rule - 1);
  }

  it('is that of the shortest match that ends there', () => {
    let compared = 0;
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 12 }), (words) => {
        const { tokens, findings } = scanner.scan(words.join(' '));
        const all = [...tokens.signature.subarray(0, tokens.count)];
        for (const { rule, first, last } of findings) {
          const number = language?.rules.indexOf(rule) ?? -1;
          const isAtEnd = last === tokens.count - 1;
          const starts = all.map((_, at) => at).filter((at) => at <= last);
          const shortest = starts.reverse().find((at) => matches(number, all.slice(at, last + 1), isAtEnd));
          expect(first).toBe(shortest);
          compared++;
        }
      }),
    );
    expect(compared).toBeGreaterThan(100);
  });
});
