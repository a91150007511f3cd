import { describe, expect, it } from 'vitest';
import { fingerprintOf } from './fingerprint.ts';
import { LANGUAGE_PACKS } from './packs.ts';
import { FINGERPRINT } from './snapshot.gen.ts';

describe('snapshot', () => {
  it('was compiled from the packs as they are (run packages/safety/generate.ts)', () => {
    expect(FINGERPRINT).toBe(fingerprintOf(LANGUAGE_PACKS));
  });
});
