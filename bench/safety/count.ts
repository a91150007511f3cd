// Counts what the engine makes of texts of writers who had not seen the rules, by slice and language, and prints counts
// only, so that texts can be counted that nobody may read:
// node --import tsx --conditions=@modelhaven/source bench/safety/count.ts FOLDER...
import process from 'node:process';
import { createSafety } from '../../packages/safety/src/index.ts';
import { readBlindTexts } from './blind-texts.ts';
import { countBlind } from './count-blind.ts';
import { formatCounts } from './format-counts.ts';

const folders = process.argv.slice(2);
if (folders.length === 0) {
  process.stderr.write('Name a folder with files LANGUAGE-*.txt.\n');
  process.exit(2);
}
const texts = folders.flatMap(readBlindTexts);
process.stdout.write(`${formatCounts(countBlind(createSafety({ country: 'US' }), texts))}\n`);
