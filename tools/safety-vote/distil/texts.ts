// Writes what `train.py` learns from: one JSON object a line, with the words as the engine reads them.
// node --import tsx --conditions=@modelhaven/source tools/safety-vote/distil/texts.ts FILE
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { buildCharTable } from '../../../packages/safety/src/fold/symbols.ts';
import { createPieces, readPieces } from '../../../packages/safety/src/meaning/pieces.ts';
import { readTexts } from '../read-texts.ts';
import { expandPatterns } from './expand-patterns.ts';

const [file] = process.argv.slice(2);
if (file === undefined) {
  process.stderr.write('Name the file to write.\n');
  process.exit(2);
}
const corpus = join(import.meta.dirname, '../../../packages/safety/corpus');
const patterns = join(corpus, 'patterns');
const expanded = readdirSync(patterns)
  .filter((name) => name.endsWith('.txt'))
  .sort()
  .flatMap((name) => expandPatterns(readFileSync(join(patterns, name), 'utf8')))
  .map(({ slice, text }) => ({ slice, text, isRisk: !slice.startsWith('benign-'), source: 'pattern' }));
const corpusTexts = readTexts(corpus)
  .filter(({ language }) => language === 'en')
  .map(({ slice, text, isRisk, isBlind }) => ({ slice, text, isRisk, source: isBlind ? 'blind' : 'older' }));

const chars = buildCharTable();
const pieces = createPieces();
const lines = [...corpusTexts, ...expanded].map((item) => {
  readPieces(item.text, chars, pieces);
  const words: [hash: number, word: string][] = [];
  for (let at = 0; at < pieces.count; at++) {
    const word = item.text.slice(pieces.start[at], pieces.end[at]).toLowerCase();
    words.push([pieces.word[at] ?? 0, word.replace(/['’‘]/g, '')]);
  }
  return JSON.stringify({ ...item, words });
});
writeFileSync(file, `${lines.join('\n')}\n`);
