// Compiles the language packs into src/lexicon/snapshot.gen.ts. Run it after every change of a pack:
// node --import tsx --conditions=@modelhaven/source packages/safety/generate.ts
import { writeFileSync } from 'node:fs';
import { fingerprintOf } from './src/lexicon/fingerprint.ts';
import { LANGUAGE_PACKS } from './src/lexicon/packs.ts';
import { compileLexicon } from './src/match/compile-lexicon.ts';
import { encodeLexicon, type SnapshotPart } from './src/match/snapshot.ts';

const { words, languages } = encodeLexicon(compileLexicon(LANGUAGE_PACKS), LANGUAGE_PACKS);
const source = ({ sizeBytes, deflated }: SnapshotPart): string =>
  `{ sizeBytes: ${sizeBytes}, deflated: () => '${deflated()}' }`;
const lines = [
  '// Made by generate.ts from the language packs. Do not edit.',
  "import type { Snapshot } from '../match/snapshot.ts';",
  '',
  '/** Fingerprint of the packs that the tables were compiled from. */',
  `export const FINGERPRINT = '${fingerprintOf(LANGUAGE_PACKS)}';`,
  '',
  '/** The compiled tables. */',
  'export const SNAPSHOT: Snapshot = {',
  `  words: ${source(words)},`,
  '  languages: [',
  ...languages.map(({ language, part }) => `    { language: '${language}', part: ${source(part)} },`),
  '  ],',
  '};',
  '',
];
writeFileSync(new URL('./src/lexicon/snapshot.gen.ts', import.meta.url), lines.join('\n'));
