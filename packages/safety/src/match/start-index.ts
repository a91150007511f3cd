import type { CompiledRule } from './compile-lexicon.ts';
import { flatten, type Lists, type Positions } from './positions.ts';
import { partOf, RULE_PARTS, type RulePart } from './rule-parts.ts';
import type { SignatureView } from './signature-view.ts';

/** The positions that the rules of each part begin with, by the class of the token that they take. */
export type StartIndex = Readonly<Record<RulePart, Lists>>;

/** Sorts the first positions of all rules by part and class. */
export function indexStarts(
  rules: readonly CompiledRule[],
  { starts, classOf }: Positions,
  { classes }: SignatureView,
): StartIndex {
  const count = 1 + Math.max(highest(classOf), highest(classes.values));
  const lists = RULE_PARTS.map((part) => {
    const byClass = Array.from({ length: count }, (): number[] => []);
    for (const [rule, { group }] of rules.entries()) {
      if (partOf(group) !== part) continue;
      const last = starts.offsets[rule + 1] ?? 0;
      for (let index = starts.offsets[rule] ?? 0; index < last; index++) {
        const position = starts.values[index] ?? 0;
        byClass[classOf[position] ?? 0]?.push(position);
      }
    }
    return [part, flatten(byClass)];
  });
  return Object.fromEntries(lists) as StartIndex;
}

function highest(numbers: Int32Array): number {
  return numbers.reduce((most, value) => Math.max(most, value), 0);
}
