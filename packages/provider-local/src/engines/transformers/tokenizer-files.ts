import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TokenizerFile } from '../../grammar/token-bytes.ts';

/** What of the files beside a model its engine reads itself. */
export interface TokenizerFiles {
  readonly tokenizer: TokenizerFile;
  /** Texts that the tokenizer reads as special tokens. */
  readonly specialTexts: readonly string[];
  /** The chat template where it lies in a file of its own, which the library does not look for. */
  readonly template: string | undefined;
}

/** Reads them. Rejects where `tokenizer.json` is missing or broken. */
export async function readTokenizerFiles(path: string): Promise<TokenizerFiles> {
  const file: unknown = JSON.parse(await readFile(join(path, 'tokenizer.json'), 'utf8'));
  const tokenizer: TokenizerFile = isRecord(file) ? file : {};
  const added = Array.isArray(tokenizer.added_tokens) ? tokenizer.added_tokens : [];
  return {
    tokenizer,
    specialTexts: added.flatMap((token: unknown) =>
      isRecord(token) && token['special'] === true && typeof token['content'] === 'string' && token['content'] !== ''
        ? [token['content']]
        : [],
    ),
    template: await readFile(join(path, 'chat_template.jinja'), 'utf8').catch(() => undefined),
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
