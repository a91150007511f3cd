import { describe, expect, it } from 'vitest';
import { loadLibrary } from './load-library.ts';

describe('transformers.js', () => {
  it('that is not installed is asked for, with the command', async () => {
    await expect(loadLibrary(() => Promise.reject(new Error('Cannot find package')))).rejects.toMatchObject({
      code: 'DEPENDENCY_MISSING',
      message: expect.stringContaining('npm install --ignore-scripts @huggingface/transformers@'),
    });
  });
});
