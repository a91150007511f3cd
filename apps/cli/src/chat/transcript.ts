import { readFile, writeFile } from 'node:fs/promises';
import { LlmError, type Message } from '@modelhaven/core';
import type { ChatSession } from './session.ts';

/** What of a session a file holds. */
type Transcript = Pick<ChatSession, 'model' | 'system' | 'task' | 'messages'>;

/** Only its owner may read what somebody told a model. */
const FILE_MODE = 0o600;
const MAX_CHARACTERS = 16_000_000;

/**
 * Writes a conversation: as JSON that `readTranscript` reads where the name ends in `.json`, else as Markdown. Rejects
 * with `INVALID_REQUEST` where there is such a file already, unless it may be replaced.
 */
export async function saveTranscript(file: string, session: Transcript, mayReplace: boolean): Promise<void> {
  const text = file.toLowerCase().endsWith('.json') ? toJson(session) : toMarkdown(session);
  try {
    await writeFile(file, text, { mode: FILE_MODE, flag: mayReplace ? 'w' : 'wx' });
  } catch (cause) {
    const isThere = cause instanceof Error && 'code' in cause && cause.code === 'EEXIST';
    const message = isThere ? `${file} is there already. /save! replaces it.` : `${file} cannot be written.`;
    throw new LlmError('INVALID_REQUEST', message, { field: 'file', cause });
  }
}

/** A conversation that was saved as JSON. Rejects with `INVALID_REQUEST` for what is none. */
export async function readTranscript(file: string): Promise<Transcript> {
  const wrong = (message: string, cause?: unknown) =>
    new LlmError('INVALID_REQUEST', message, { field: 'file', ...(cause === undefined ? {} : { cause }) });
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (cause) {
    throw wrong(`${file} cannot be read.`, cause);
  }
  const transcript = text.length > MAX_CHARACTERS ? undefined : fromJson(text);
  if (!transcript) throw wrong(`${file} holds no conversation. /load reads what /save wrote to a .json file.`);
  return transcript;
}

/** A conversation as JSON, with names as the REST interface has them. */
export function toJson({ model, system, task, messages }: Transcript): string {
  return `${JSON.stringify({ model, system, task_type: task, messages }, undefined, 2)}\n`;
}

function fromJson(text: string): Transcript | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const { model = 'auto', system, task_type: task, messages } = value as Readonly<Record<string, unknown>>;
  if (typeof model !== 'string' || !isOptionalText(system) || !isOptionalText(task)) return undefined;
  if (!Array.isArray(messages) || !messages.every(isMessage)) return undefined;
  return { model, system, task, messages: messages.map(({ role, content }) => ({ role, content })) };
}

const isOptionalText = (value: unknown): value is string | undefined =>
  value === undefined || value === null || typeof value === 'string';

type TextMessage = Extract<Message, { role: 'user' | 'assistant' }> & { readonly content: string };

function isMessage(value: unknown): value is TextMessage {
  if (typeof value !== 'object' || value === null) return false;
  const { role, content } = value as Readonly<Record<string, unknown>>;
  return (role === 'user' || role === 'assistant') && typeof content === 'string';
}

function toMarkdown({ model, system, messages }: Transcript): string {
  const turns = messages.map(({ role, content }) => `**${role === 'user' ? 'You' : 'Model'}**\n\n${String(content)}\n`);
  const head = [`Model: ${model}`, ...(system === undefined ? [] : [`Instructions: ${system}`])];
  return `# Conversation\n\n${head.join('  \n')}\n\n${turns.join('\n')}`;
}
