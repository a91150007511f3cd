// Fits the statistical vote of packages/safety to the corpus and writes src/vote/table.gen.ts; the same corpus gives the
// same table. With `--check` it prints what the vote is worth on texts it was not fitted to, and writes nothing:
// node --import tsx --conditions=@modelhaven/source tools/safety-vote/main.ts [--check]
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { buildCharTable } from '../../packages/safety/src/fold/symbols.ts';
import { BUCKETS, createFeatureReader, createFeatures } from '../../packages/safety/src/vote/features.ts';
import { crossValidate } from './cross-validate.ts';
import { moduleOf } from './encode.ts';
import { type Example, type FitOptions, fit } from './fit.ts';
import { readTexts } from './read-texts.ts';

const OPTIONS: FitOptions = { buckets: BUCKETS, rounds: 15, lasso: 0.1, ridge: 0.5, rate: 0.5 };
const BLIND_WEIGHT = 1.5;

const safety = join(import.meta.dirname, '../../packages/safety');
const texts = readTexts(join(safety, 'corpus'));
const reader = createFeatureReader(buildCharTable());
const features = createFeatures();
const examples = texts.map(({ text, isRisk, isBlind }): Example => {
  reader.read(text, features);
  return {
    buckets: features.bucket.slice(0, features.count),
    isRisk,
    weight: isBlind ? BLIND_WEIGHT : 1,
  };
});

if (process.argv.includes('--check')) {
  process.stdout.write(`${crossValidate(texts, examples, OPTIONS)}\n`);
} else {
  const table = moduleOf(fit(examples, OPTIONS), `from ${examples.length} texts.`);
  writeFileSync(join(safety, 'src/vote/table.gen.ts'), table);
}
