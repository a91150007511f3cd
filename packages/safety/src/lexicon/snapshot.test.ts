import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { compileLexicon } from '../match/compile-lexicon.ts';
import { encodeLexicon, type SnapshotPart } from '../match/snapshot.ts';
import { fingerprintOf } from './fingerprint.ts';
import { LANGUAGE_PACKS } from './packs.ts';
import { FINGERPRINT, SNAPSHOT } from './snapshot.gen.ts';

const bytesOf = ({ deflated }: SnapshotPart): Buffer => inflateSync(Buffer.from(deflated(), 'base64'));

describe('snapshot', () => {
  it('was compiled from the packs as they are (run packages/safety/generate.ts)', () => {
    expect(FINGERPRINT).toBe(fingerprintOf(LANGUAGE_PACKS));
  });

  // Compiling takes seconds on a busy machine. The strings themselves may differ from one version of zlib to the next.
  it('holds what the compiler makes of the packs (run packages/safety/generate.ts)', { timeout: 60_000 }, () => {
    const made = encodeLexicon(compileLexicon(LANGUAGE_PACKS), LANGUAGE_PACKS);
    expect(bytesOf(SNAPSHOT.words).equals(bytesOf(made.words))).toBe(true);
    expect(SNAPSHOT.languages.map(({ language }) => language)).toEqual(LANGUAGE_PACKS.map(({ language }) => language));
    for (const [index, { part }] of made.languages.entries()) {
      const kept = SNAPSHOT.languages[index]?.part;
      expect(kept?.sizeBytes).toBe(part.sizeBytes);
      expect(kept && bytesOf(kept).equals(bytesOf(part))).toBe(true);
    }
  });
});
