import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LlamaModel } from 'node-llama-cpp';
import { z } from 'zod';
import type { WrapperVerdict } from './wrapper-verdict.ts';

/** Remembers verdicts, for finding one takes the library up to a second of the processor. */
export interface VerdictStore {
  /** `folder` keeps them for later processes; without one they are only kept in this one. */
  get(key: string, folder: string | undefined): Promise<WrapperVerdict | undefined>;
  /** Never rejects: what cannot be kept is found again. */
  set(key: string, verdict: WrapperVerdict, folder: string | undefined): Promise<void>;
}

const verdictSchema = z.strictObject({ type: z.string(), options: z.record(z.string(), z.unknown()) });

/** A store that knows nothing yet. */
export function createVerdictStore(): VerdictStore {
  const known = new Map<string, WrapperVerdict>();
  const fileOf = (folder: string, key: string) => join(folder, 'chat-formats', `${key}.json`);
  return {
    async get(key, folder) {
      const remembered = known.get(key);
      if (remembered || folder === undefined) return remembered;
      try {
        const verdict = verdictSchema.parse(JSON.parse(await readFile(fileOf(folder, key), 'utf8')));
        known.set(key, verdict);
        return verdict;
      } catch {
        return undefined;
      }
    },
    async set(key, verdict, folder) {
      known.set(key, verdict);
      if (folder === undefined) return;
      const file = fileOf(folder, key);
      const part = `${file}.${process.pid}`;
      try {
        await mkdir(join(folder, 'chat-formats'), { recursive: true });
        await writeFile(part, JSON.stringify(verdict));
        await rename(part, file);
      } catch {
        // A full or read-only disk costs a second at the next load.
      }
    },
  };
}

/** The store of this process. */
export const sharedVerdicts: VerdictStore = createVerdictStore();

/** Stands for all that a verdict depends on: the library, the template, the vocabulary and what the file calls itself. */
export function verdictKey(libraryVersion: string, { fileInfo, filename }: LlamaModel): string {
  const { general, tokenizer } = fileInfo.metadata;
  const hash = createHash('sha256');
  const vocabulary = tokenizer?.ggml;
  const { tokens: _tokens, token_type: _types, scores: _scores, merges: _merges, ...rest } = vocabulary ?? {};
  for (const part of [libraryVersion, filename, general, tokenizer?.chat_template, rest]) {
    hash.update(
      JSON.stringify(part ?? null, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)),
    );
  }
  hash.update(vocabulary?.tokens?.join('\n') ?? '').update(vocabulary?.token_type?.join() ?? '');
  return hash.digest('hex');
}
