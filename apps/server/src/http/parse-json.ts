import { LlmError } from '@modelhaven/core';
import { findJsonMistake } from './find-json-mistake.ts';

/** How large the structure of a JSON text may be. */
export interface JsonLimits {
  readonly jsonDepth: number;
  readonly jsonValues: number;
}

/** Longer texts are refused without a search for the place, which would hold up everybody else. */
const MAX_SEARCHED = 1024 * 1024;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;

/**
 * Parses a JSON text that a stranger sent. Too much nesting, too many values, `__proto__` and `constructor.prototype`
 * keys and wrong syntax are `INVALID_REQUEST`; the message has the place and never the text.
 */
export function parseJson(text: string, limits: JsonLimits): unknown {
  checkStructure(text, limits);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // The engine's own message quotes the text, which must not travel on.
    const { place, ...where } = placeOf(text);
    throw new LlmError('INVALID_REQUEST', `The body is not valid JSON${place}.`, where);
  }
  // The keys can only be there if their letters are, escaped or not; most bodies are spared the walk.
  if (text.includes('__proto__') || text.includes('constructor') || text.includes('\\u')) refusePoison(value);
  return value;
}

/** Counts brackets and commas outside of strings before anything is built. Long strings are skipped at memory speed. */
function checkStructure(text: string, { jsonDepth, jsonValues }: JsonLimits): void {
  let depth = 0;
  let values = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === QUOTE) {
      index = endOfString(text, index + 1);
    } else if (code === 0x7b || code === 0x5b) {
      depth += 1;
      if (depth > jsonDepth) {
        throw new LlmError('INVALID_REQUEST', `The JSON of the body is nested more than ${jsonDepth} levels deep.`);
      }
    } else if (code === 0x7d || code === 0x5d) {
      depth -= 1;
    } else if (code === COMMA) {
      values += 1;
      if (values > jsonValues) {
        throw new LlmError('INVALID_REQUEST', `The JSON of the body holds more than ${jsonValues} values.`);
      }
    }
  }
}

function endOfString(text: string, from: number): number {
  let end = text.indexOf('"', from);
  while (end !== -1) {
    let backslashes = 0;
    while (end - backslashes - 1 >= from && text.charCodeAt(end - backslashes - 1) === BACKSLASH) backslashes += 1;
    if (backslashes % 2 === 0) return end;
    end = text.indexOf('"', end + 1);
  }
  return text.length;
}

function refusePoison(root: unknown): void {
  const pending: unknown[] = [root];
  while (pending.length > 0) {
    const value = pending.pop();
    if (typeof value !== 'object' || value === null) continue;
    if (!Array.isArray(value)) {
      if (Object.hasOwn(value, '__proto__') || replacesPrototype(value)) {
        throw new LlmError(
          'INVALID_REQUEST',
          'The body holds a key that is not allowed: "__proto__" or "constructor".',
        );
      }
    }
    for (const inner of Object.values(value)) pending.push(inner);
  }
}

function replacesPrototype(value: object): boolean {
  if (!Object.hasOwn(value, 'constructor')) return false;
  const inner: unknown = value.constructor;
  return typeof inner === 'object' && inner !== null && Object.hasOwn(inner, 'prototype');
}

function placeOf(text: string): { readonly place: string; readonly field?: string } {
  if (text.trim() === '') return { place: ': it is empty' };
  const mistake = text.length > MAX_SEARCHED ? undefined : findJsonMistake(text);
  if (!mistake) return { place: '' };
  const { line, column, path, expected } = mistake;
  return { place: `: expected ${expected} at line ${line}, column ${column}`, ...(path === '' ? {} : { field: path }) };
}
