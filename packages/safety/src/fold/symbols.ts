/** What a folded code unit is to the tokeniser. 1 to 26 are letters, 27 to 36 digits; the rest are the kinds below. */
export const SYMBOL = {
  other: 0,
  apostrophe: 37,
  space: 38,
  stop: 39,
  comma: 40,
  quote: 41,
  star: 42,
  hyphen: 43,
  leet: 44,
  skip: 45,
  cjk: 46,
  foreign: 47,
  surrogate: 48,
  newline: 49,
  dot: 50,
  /** From here on: index into `EXPANSIONS` (one character that stands for several letters). */
  expansion: 64,
} as const;

/** Set beside a letter that came from another script and only looks Latin. */
export const CONFUSABLE = 0x80;

/** Letters that one character stands for: ß, æ, ligatures. */
export const EXPANSIONS: readonly string[] = ['ss', 'ae', 'oe', 'ff', 'fi', 'fl', 'ffi', 'ffl', 'st', 'ij', 'th'];

// Letters of other scripts that look like a Latin one (after Unicode UTS #39 confusables.txt, the common part of it).
const TWINS: Readonly<Record<string, string>> = {
  а: 'a',
  е: 'e',
  о: 'o',
  р: 'p',
  с: 'c',
  у: 'y',
  х: 'x',
  ѕ: 's',
  і: 'i',
  ј: 'j',
  ԛ: 'q',
  ԝ: 'w',
  һ: 'h',
  ӏ: 'l',
  ԁ: 'd',
  к: 'k',
  м: 'm',
  т: 't',
  в: 'b',
  н: 'h',
  г: 'r',
  п: 'n',
  и: 'u',
  з: 'e',
  ь: 'b',
  ё: 'e',
  ї: 'i',
  ү: 'y',
  ғ: 'f',
  α: 'a',
  ο: 'o',
  ε: 'e',
  ι: 'i',
  κ: 'k',
  ν: 'v',
  ρ: 'p',
  τ: 't',
  υ: 'u',
  χ: 'x',
  γ: 'y',
  ω: 'w',
  η: 'n',
  σ: 'o',
  μ: 'm',
  β: 'b',
  ϲ: 'c',
  ϳ: 'j',
  ζ: 'z',
  ѵ: 'v',
  ա: 'w',
  օ: 'o',
  ս: 'u',
  հ: 'h',
  ո: 'n',
  ց: 'g',
  ք: 'p',
  Ꭵ: 'i',
  Ꮪ: 's',
  Ꮃ: 'w',
  А: 'a',
  В: 'b',
  Е: 'e',
  К: 'k',
  М: 'm',
  Н: 'h',
  О: 'o',
  Р: 'p',
  С: 'c',
  Т: 't',
  У: 'y',
  Х: 'x',
  І: 'i',
  Ѕ: 's',
  Ј: 'j',
  Α: 'a',
  Β: 'b',
  Ε: 'e',
  Ζ: 'z',
  Η: 'h',
  Ι: 'i',
  Κ: 'k',
  Μ: 'm',
  Ν: 'n',
  Ο: 'o',
  Ρ: 'p',
  Τ: 't',
  Υ: 'y',
  Χ: 'x',
};

// Latin letters that NFKD does not take apart: strokes, small capitals, phonetic letters, turned letters.
const LATIN_EXTRA: Readonly<Record<string, string>> = {
  ı: 'i',
  ł: 'l',
  Ł: 'l',
  ø: 'o',
  Ø: 'o',
  đ: 'd',
  Đ: 'd',
  ħ: 'h',
  ŧ: 't',
  ƒ: 'f',
  ɑ: 'a',
  ɡ: 'g',
  ɩ: 'i',
  ǝ: 'e',
  ə: 'e',
  ɪ: 'i',
  ʟ: 'l',
  ɴ: 'n',
  ʀ: 'r',
  ʏ: 'y',
  ʜ: 'h',
  ɢ: 'g',
  ʙ: 'b',
  ᴀ: 'a',
  ᴄ: 'c',
  ᴅ: 'd',
  ᴇ: 'e',
  ꜰ: 'f',
  ᴊ: 'j',
  ᴋ: 'k',
  ᴍ: 'm',
  ᴏ: 'o',
  ᴘ: 'p',
  ꞯ: 'q',
  ꜱ: 's',
  ᴛ: 't',
  ᴜ: 'u',
  ᴠ: 'v',
  ᴡ: 'w',
  ᴢ: 'z',
  ʋ: 'v',
  ɛ: 'e',
  ɨ: 'i',
  ʉ: 'u',
  ɓ: 'b',
  ɗ: 'd',
  ɠ: 'g',
  ɦ: 'h',
  ɱ: 'm',
  ɲ: 'n',
  ɾ: 'r',
  ʂ: 's',
  ʈ: 't',
  ʐ: 'z',
  ƙ: 'k',
  ʝ: 'j',
  ɭ: 'l',
  ɯ: 'm',
  ɹ: 'r',
  ʌ: 'v',
  ʍ: 'w',
  ʎ: 'y',
  ɐ: 'a',
  ɔ: 'c',
  ɟ: 'f',
  ɥ: 'h',
  ʞ: 'k',
  ʇ: 't',
};

const LATIN_RANGES: readonly (readonly [number, number])[] = [
  [0xc0, 0x24f],
  [0x1d2c, 0x1d6a],
  [0x1e00, 0x1eff],
  [0x2070, 0x209c],
  [0x2100, 0x214f],
  [0x2460, 0x24ff],
  [0xfb00, 0xfb06],
  [0xff10, 0xff5e],
];

const LETTER_A = 97;
const DIGIT_0 = 48;

/** Symbol of a lower-case ASCII letter or digit, or 0. */
export function asciiSymbol(code: number): number {
  if (code >= LETTER_A && code <= 122) return code - LETTER_A + 1;
  if (code >= DIGIT_0 && code <= 57) return code - DIGIT_0 + 27;
  return 0;
}

/** The table that folds one UTF-16 code unit in one look-up. */
export function buildCharTable(): Uint8Array {
  const table = new Uint8Array(65536);
  setKinds(table);
  for (let code = 0; code < 128; code++) {
    const lower = code >= 65 && code <= 90 ? code + 32 : code;
    const symbol = asciiSymbol(lower);
    if (symbol) table[code] = symbol;
  }
  for (const [from, to] of LATIN_RANGES) {
    for (let code = from; code <= to; code++) {
      const symbol = latinSymbol(String.fromCharCode(code));
      if (symbol) table[code] = symbol;
    }
  }
  for (const [twin, letter] of Object.entries(LATIN_EXTRA))
    table[twin.charCodeAt(0)] = asciiSymbol(letter.charCodeAt(0));
  for (const [twin, letter] of Object.entries(TWINS)) {
    table[twin.charCodeAt(0)] = asciiSymbol(letter.charCodeAt(0)) | CONFUSABLE;
  }
  table[0xdf] = SYMBOL.expansion;
  table[0x1e9e] = SYMBOL.expansion;
  table[0xc6] = table[0xe6] = SYMBOL.expansion + 1;
  table[0x152] = table[0x153] = SYMBOL.expansion + 2;
  table[0xde] = table[0xfe] = SYMBOL.expansion + 10;
  return table;
}

function latinSymbol(char: string): number {
  const plain = char
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f()]/g, '');
  if (plain.length === 1) return asciiSymbol(plain.charCodeAt(0));
  const expansion = EXPANSIONS.indexOf(plain);
  return expansion < 0 ? 0 : SYMBOL.expansion + expansion;
}

function setKinds(table: Uint8Array): void {
  const fill = (from: number, to: number, kind: number): void => void table.fill(kind, from, to + 1);
  const each = (chars: string, kind: number): void => {
    for (const char of chars) table[char.charCodeAt(0)] = kind;
  };
  // Letters of scripts that no lexicon covers: a word with one of them is unknown, unless it is a mixed-script disguise.
  for (const [from, to] of [
    [0x370, 0x1cff],
    [0xa000, 0xa4cf],
    [0xa500, 0xabff],
    [0x2c00, 0x2dff],
    [0xac00, 0xd7a3],
  ] as const) {
    fill(from, to, SYMBOL.foreign);
  }
  fill(0x3041, 0x30ff, SYMBOL.cjk);
  fill(0x3400, 0x9fff, SYMBOL.cjk);
  fill(0xf900, 0xfaff, SYMBOL.cjk);
  fill(0xff66, 0xff9f, SYMBOL.cjk);
  table[0x3005] = SYMBOL.cjk;
  // Rings that stand for a character one does not want to write.
  each('○◯〇', SYMBOL.cjk);
  fill(0xd800, 0xdfff, SYMBOL.surrogate);
  each(
    ' \t\f\v\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000',
    SYMBOL.space,
  );
  each('\n\r\u2028\u2029', SYMBOL.newline);
  each("'’‘`´ʼʹ′＇", SYMBOL.apostrophe);
  each('!?！？。｡¡¿‽', SYMBOL.stop);
  each('.…．․', SYMBOL.dot);
  each(',;:()[]{}、，；：（）〈〉《》【】—–―~〜～・', SYMBOL.comma);
  each('"“”„«»「」『』＂', SYMBOL.quote);
  each('*＊', SYMBOL.star);
  each('-_‐‑‒/\\＿－·•=', SYMBOL.hyphen);
  each('@$+|€£¢#&', SYMBOL.leet);
  // Ignorable: format characters, soft hyphen, variation selectors, combining marks, joiners, fillers.
  for (const [from, to] of [
    [0x300, 0x36f],
    [0x200b, 0x200f],
    [0x202a, 0x202e],
    [0x2060, 0x206f],
    [0xfe00, 0xfe0f],
    [0x1ab0, 0x1aff],
    [0x1dc0, 0x1dff],
    [0x20d0, 0x20ff],
    [0xfe20, 0xfe2f],
    [0x483, 0x489],
    [0x180b, 0x180e],
    [0x610, 0x61a],
    [0x64b, 0x65f],
    [0x17b4, 0x17b5],
  ] as const) {
    fill(from, to, SYMBOL.skip);
  }
  each('\u00ad\u034f\u061c\u115f\u1160\u3164\uffa0\ufeff\u3099\u309a', SYMBOL.skip);
  fill(0, 8, SYMBOL.skip);
  fill(0x0e, 0x1f, SYMBOL.skip);
  table[0x7f] = SYMBOL.skip;
}

/** Folds a code point above U+FFFF: styled letters and digits to their plain symbol, tags to `skip`, the rest to `other`. */
export function astralSymbol(point: number): number {
  if (point >= 0x1d400 && point <= 0x1d7ff) return mathSymbol(point);
  if (point >= 0x1f130 && point <= 0x1f149) return point - 0x1f130 + 1;
  if (point >= 0x1f150 && point <= 0x1f169) return point - 0x1f150 + 1;
  if (point >= 0x1f170 && point <= 0x1f189) return point - 0x1f170 + 1;
  if (point >= 0x1f1e6 && point <= 0x1f1ff) return point - 0x1f1e6 + 1;
  if (point >= 0xe0000 && point <= 0xe01ef) return SYMBOL.skip;
  if (point >= 0x20000 && point <= 0x3ffff) return SYMBOL.foreign;
  return SYMBOL.other;
}

const mathCache = new Uint8Array(0x400);

function mathSymbol(point: number): number {
  // Thirteen styled alphabets of 52 letters each, then five of ten digits; the few unassigned places read alike.
  if (point <= 0x1d6a3) return ((point - 0x1d400) % 26) + 1;
  if (point >= 0x1d7ce) return ((point - 0x1d7ce) % 10) + 27;
  const index = point - 0x1d400;
  const known = mathCache[index] ?? 0;
  if (known) return known - 1;
  const plain = String.fromCodePoint(point).normalize('NFKC').toLowerCase();
  const code = plain.charCodeAt(0);
  const twin = TWINS[plain];
  const symbol = code < 128 ? asciiSymbol(code) : twin ? asciiSymbol(twin.charCodeAt(0)) : SYMBOL.other;
  mathCache[index] = symbol + 1;
  return symbol;
}
