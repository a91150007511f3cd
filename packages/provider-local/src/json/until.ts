/**
 * Rules of all texts that end with a marker and hold it nowhere before, one rule per letter of the marker that was
 * read. The first rule is `name`.
 */
export function untilRules(marker: string, name: string): ReadonlyMap<string, string> {
  const letters = [...marker];
  const ruleOf = (read: number) => (read === 0 ? name : `${name}-${read}`);
  const rules = new Map<string, string>();
  for (let read = 0; read < letters.length; read++) {
    const choices: string[] = [];
    const known = new Set<string>();
    for (const letter of letters) {
      if (known.has(letter)) continue;
      known.add(letter);
      const next = readAfter(letters, read, letter);
      if (next === 0) choices.push(`[${codePoint(letter)}] ${ruleOf(0)}`);
      else choices.push(next === letters.length ? `[${codePoint(letter)}]` : `[${codePoint(letter)}] ${ruleOf(next)}`);
    }
    choices.push(`[^${[...known].map(codePoint).join('')}] ${ruleOf(0)}`);
    rules.set(ruleOf(read), choices.join(' | '));
  }
  return rules;
}

/** How much of the marker is read when `letter` follows the first `read` letters of it. */
function readAfter(letters: readonly string[], read: number, letter: string): number {
  const seen = [...letters.slice(0, read), letter];
  for (let length = seen.length; length > 0; length--) {
    if (letters.slice(0, length).every((expected, i) => seen[seen.length - length + i] === expected)) return length;
  }
  return 0;
}

function codePoint(letter: string): string {
  return `\\U${(letter.codePointAt(0) ?? 0).toString(16).padStart(8, '0')}`;
}
