import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readCheckpoint } from './checkpoint.ts';
import { exportGguf } from './export-gguf.ts';
import { makeVocabulary, packDocuments, writeData } from './make-data.ts';
import { exportOnnx } from './onnx/export-onnx.ts';
import type { Vocabulary } from './tokenizer.ts';

// Makes the embedded model again:
//   node --import tsx tools/demo-model/make.ts                    from the kept weights, bit by bit
//   node --import tsx tools/demo-model/make.ts --onnx FOLDER      the same weights for transformers.js
//   node --import tsx tools/demo-model/make.ts --train FOLDER     new weights, from nothing (about an hour and a half of one core)
const here = import.meta.dirname;
const ASSET = join(here, '../../packages/provider-local/assets/demo/demo-q8_0.gguf');
const WEIGHTS = join(here, 'weights/weights-f32.bin');
const VOCABULARY = join(here, 'weights/vocabulary.json');
const TOKENS = 12_000_000;

const { values } = parseArgs({ options: { train: { type: 'string' }, onnx: { type: 'string' } } });
const keptVocabulary = JSON.parse(readFileSync(VOCABULARY, 'utf8')) as Vocabulary;

if (values.train !== undefined) train(values.train);
else if (values.onnx !== undefined) exportOnnx(readCheckpoint(WEIGHTS), keptVocabulary, values.onnx);
else writeModel(WEIGHTS, keptVocabulary, ASSET);

function writeModel(weights: string, vocabulary: Vocabulary, target: string): void {
  const bytes = exportGguf(readCheckpoint(weights), vocabulary, 'Q8_0');
  writeFileSync(target, bytes);
  process.stdout.write(
    `${target}: ${bytes.length} bytes, sha256 ${createHash('sha256').update(bytes).digest('hex')}\n`,
  );
}

/** Vocabulary, data, trainer, three runs, export: everything lands in the folder, nothing in the repository. */
function train(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const vocabulary = makeVocabulary(7, 1536);
  writeFileSync(join(folder, 'vocabulary.json'), JSON.stringify(vocabulary));
  writeData(folder, 'val', packDocuments(vocabulary, 2000, 100_000));
  const trainer = join(folder, 'train');
  const flags = ['-O3', '-march=x86-64-v3', '-ffast-math', '-fopenmp'];
  run('g++', [...flags, join(here, 'trainer/train.cpp'), '-o', trainer]);
  run(trainer, ['check']);
  // Short rows first, which is quicker, then rows as long as the context.
  writeData(folder, 'train', packDocuments(vocabulary, 1000, TOKENS));
  const first = join(folder, 'first.bin');
  run(trainer, [folder, first, '-tokens', '256', '-rows', '16', '-steps', '1800', '-rate', '0.003']);
  writeData(folder, 'train', packDocuments(vocabulary, 5000, TOKENS));
  const second = join(folder, 'weights-f32.bin');
  run(trainer, [folder, second, '-load', first, '-tokens', '512', '-rows', '8', '-steps', '2300', '-rate', '0.002']);
  writeModel(second, vocabulary, join(folder, 'demo-q8_0.gguf'));
}

function run(command: string, parameters: readonly string[]): void {
  execFileSync(command, [...parameters], { stdio: 'inherit' });
}
