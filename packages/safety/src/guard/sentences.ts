/** Held text that has no end of a sentence is given out at this length. */
const LONGEST_SENTENCE = 800;
const END = /[.!?…]["'”’»)\]]*\s|[。！？]["'”’」』）]*|\n/g;

/** The length of the part of `text` that ends with a whole sentence; 0 where there is none yet. */
export function endOfSentences(text: string): number {
  let end = 0;
  for (const match of text.matchAll(END)) end = match.index + match[0].length;
  return end === 0 && text.length >= LONGEST_SENTENCE ? text.length : end;
}
