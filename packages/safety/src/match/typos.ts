const KEYBOARD: Readonly<Record<string, string>> = {
  a: 'sqz',
  b: 'vn',
  c: 'xv',
  d: 'sf',
  e: 'wr',
  f: 'dg',
  g: 'fh',
  h: 'gj',
  i: 'uo',
  j: 'hk',
  k: 'jl',
  l: 'k',
  m: 'n',
  n: 'bm',
  o: 'ip',
  p: 'o',
  q: 'w',
  r: 'et',
  s: 'ad',
  t: 'ry',
  u: 'yi',
  v: 'cb',
  w: 'qe',
  x: 'zc',
  y: 'tu',
  z: 'x',
};
const SOUND: Readonly<Record<string, string>> = {
  c: 'sk',
  s: 'cz',
  i: 'ey',
  e: 'ia',
  u: 'oe',
  o: 'u',
  y: 'i',
  a: 'e',
  k: 'c',
  z: 's',
};

/** The usual ways to mistype a word: a letter left out, doubled, swapped with its neighbour, or another key hit. */
export function mistypings(word: string): readonly string[] {
  const found = new Set<string>();
  for (let at = 0; at < word.length; at++) {
    const before = word.slice(0, at);
    const letter = word.charAt(at);
    const after = word.slice(at + 1);
    if (word.length >= 6 && at > 0) found.add(before + after);
    found.add(before + letter + letter + after);
    if (after && word.length >= 4) found.add(before + after.charAt(0) + letter + after.slice(1));
    if (word.length >= 6) {
      for (const other of (KEYBOARD[letter] ?? '') + (SOUND[letter] ?? '')) found.add(before + other + after);
    }
  }
  found.delete(word);
  return [...found];
}
