/** A line that pattern lines were made into. */
export interface Expanded {
  readonly slice: string;
  readonly text: string;
}

const MOST_PER_LINE = 10;
const LEAST_PER_LINE = 3;
const CHOICE = /\{([^{}]*)\}/;
const OPENERS = ['honestly ', 'so ', 'idk ', 'tbh ', 'hi, ', 'look, ', 'well ', 'ok ', 'I dunno, ', 'right, '];
const OPENER_SHARE = 0.5;

/**
 * Texts from pattern lines: `{a|b}` is a choice, a heading `## SLICE` says what the lines below it are. Each line
 * becomes up to ten texts in different spellings; the same lines become the same texts.
 */
export function expandPatterns(source: string): readonly Expanded[] {
  const texts: Expanded[] = [];
  let slice = '';
  for (const line of source.split('\n').map((each) => each.trim())) {
    if (line.startsWith('## ')) slice = line.slice(3);
    else if (line !== '' && slice !== '') texts.push(...expandLine(line).map((text) => ({ slice, text })));
  }
  return texts;
}

function expandLine(line: string): readonly string[] {
  const random = createRandom(line);
  let ways = 1;
  for (const [, choices = ''] of line.matchAll(new RegExp(CHOICE, 'g'))) ways *= choices.split('|').length;
  const wanted = Math.min(MOST_PER_LINE, Math.max(LEAST_PER_LINE, ways));
  const seen = new Set<string>();
  const texts: string[] = [];
  for (let tried = 0; tried < wanted; tried++) {
    const text = choose(line, random);
    if (seen.has(text)) continue;
    seen.add(text);
    texts.push(voice(text, random));
  }
  return texts;
}

function choose(line: string, random: () => number): string {
  let text = line;
  for (let choice = CHOICE.exec(text); choice; choice = CHOICE.exec(text)) {
    const choices = (choice[1] ?? '').split('|');
    const chosen = choices[Math.floor(random() * choices.length)] ?? '';
    text = text.slice(0, choice.index) + chosen + text.slice(choice.index + choice[0].length);
  }
  return text
    .replace(/\s+/g, ' ')
    .replace(/ ([,.])/g, '$1')
    .trim();
}

/** The same words as different people would type them. */
function voice(text: string, random: () => number): string {
  let voiced = text;
  if (random() > OPENER_SHARE) {
    const opener = OPENERS[Math.floor(random() * OPENERS.length)] ?? '';
    voiced = opener + (/^I[ ']/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1));
  }
  const manner = random();
  if (manner < 0.35) voiced = voiced.toLowerCase();
  if (manner < 0.2) return voiced.replace(/['.,]/g, '');
  if (manner < 0.3) return voiced.replaceAll(', ', ' ');
  if (manner > 0.7) return voiced.charAt(0).toUpperCase() + voiced.slice(1) + (/[a-z0-9]$/i.test(voiced) ? '.' : '');
  return voiced;
}

/** Numbers from 0 to 1 that the line alone decides (mulberry32). */
function createRandom(line: string): () => number {
  let state = 2_166_136_261;
  for (let index = 0; index < line.length; index++) state = Math.imul(state ^ line.charCodeAt(index), 16_777_619);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
