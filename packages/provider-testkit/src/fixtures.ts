import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import type { Reply } from './reply.ts';

/** Recorded or documented bytes. */
export interface Fixture {
  readonly path: string;
  readonly bytes: Buffer;
  readonly text: string;
  /** The content as JSON; throws where it is none. */
  json(): unknown;
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.json': 'application/json',
  '.sse': 'text/event-stream',
  '.ndjson': 'application/x-ndjson',
  '.html': 'text/html; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
};

/** Reads a fixture: `loadFixture(import.meta.dirname + '/__fixtures__/chat.json')`. */
export async function loadFixture(path: string): Promise<Fixture> {
  const bytes = await readFile(path);
  const text = bytes.toString('utf8');
  return { path, bytes, text, json: () => JSON.parse(text) };
}

/** Reads a fixture as a reply; the content type follows from `.json`, `.sse`, `.ndjson`, `.html` or `.txt`. */
export async function loadReply(path: string, status = 200): Promise<Reply> {
  const { bytes } = await loadFixture(path);
  return {
    status,
    headers: { 'content-type': CONTENT_TYPES[extname(path)] ?? 'application/octet-stream' },
    body: bytes,
  };
}
