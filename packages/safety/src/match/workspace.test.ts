import { expect, it } from 'vitest';
import { compileLexicon } from './compile-lexicon.ts';
import { LazyDfa } from './lazy-dfa.ts';
import { LAST_ROUND } from './rounds.ts';
import { Workspace } from './workspace.ts';

it('searches on when its rounds are used up, as they are after weeks', () => {
  const group = { id: 'all', category: 'x', patterns: 'one two\nthree' };
  const { languages, tokens } = compileLexicon([{ language: 'en', common: '', macros: '', groups: [group] }]);
  const [language] = languages;
  if (!language) throw new Error('There is no language.');
  const { positions, view, rules, starts } = language;
  const classes = starts.findings.offsets.length - 1;
  const signatures = Uint16Array.from({ length: tokens.isElision.length }, (_, signature) => signature);
  const foundAt = (round: number) => {
    const space = new Workspace(positions, view, classes, 0);
    Object.assign(space, { round, classRound: round });
    const found: string[] = [];
    new LazyDfa(space, starts.findings).run(signatures, 0, signatures.length, (rule, token) => {
      found.push(`${rules[rule]?.id} ${token}`);
    });
    const taken = [...signatures].map((signature) =>
      [...Array(classes).keys()].map((each) => space.takes(each, view.local[signature] ?? 0)),
    );
    return { found, taken };
  };
  const fresh = foundAt(0);
  expect(fresh.found).not.toEqual([]);
  for (const left of [0, 1, 2, 3]) expect(foundAt(LAST_ROUND - left)).toEqual(fresh);
});
