import { LlmError } from '@modelhaven/core';
import { flatten } from '../text/flatten.ts';
import { createLineSplitter, type LineSplitter, MAX_LINE_LENGTH } from '../text/line-splitter.ts';

/** One server-sent event. */
export interface SseEvent {
  /** The `event` field; absent means `message`. */
  readonly event?: string;
  /** The `data` lines, joined by line feeds. */
  readonly data: string;
  readonly id?: string;
  /** Milliseconds, as the server wishes clients to wait before they reconnect. */
  readonly retry?: number;
  /** True for a last event that no blank line ended: it may be cut off. */
  readonly isUnterminated?: true;
}

/** Takes bytes as they come and calls back for each event. */
export interface SseParser {
  push(chunk: Uint8Array): void;
  /** The end of input: delivers a last event that has data but no blank line behind it. */
  end(): void;
}

/** Who gets the events, and how long one may be. */
export interface SseParserOptions {
  readonly onEvent: (event: SseEvent) => void;
  /** Most characters of one event. Default 16 Mi. */
  readonly maxEventLength?: number;
}

/**
 * A synchronous parser of `text/event-stream` (WHATWG HTML, 9.2.6): comments are skipped, data lines joined, events
 * without data dropped; any line break, any cut. Differs in two points: an event at the end of input counts even without
 * its blank line, and `error: {…}` is an event `error` with these data. Throws `BAD_RESPONSE` for an event that is too long.
 */
export function createSseParser(options: SseParserOptions): SseParser {
  return new Parser(options);
}

// A class, as every open stream holds one: its methods are shared.
class Parser implements SseParser {
  readonly #onEvent: SseParserOptions['onEvent'];
  readonly #maxEventLength: number;
  readonly #splitter: LineSplitter;
  #data: string | undefined;
  #event: string | undefined;
  #id: string | undefined;
  #retry: number | undefined;

  constructor({ onEvent, maxEventLength = MAX_LINE_LENGTH }: SseParserOptions) {
    this.#onEvent = onEvent;
    this.#maxEventLength = maxEventLength;
    this.#splitter = createLineSplitter({ onLine: (line) => this.#line(line), maxLineLength: maxEventLength });
  }

  push(chunk: Uint8Array): void {
    this.#splitter.push(chunk);
  }

  end(): void {
    this.#splitter.end();
    this.#deliver(true);
  }

  #deliver(isUnterminated: boolean): void {
    const data = this.#data;
    const event = this.#event;
    const id = this.#id;
    const retry = this.#retry;
    if (data !== undefined) {
      this.#onEvent(
        event === undefined && id === undefined && retry === undefined && !isUnterminated
          ? { data }
          : {
              ...(event === undefined ? {} : { event }),
              data,
              ...(id === undefined ? {} : { id }),
              ...(retry === undefined ? {} : { retry }),
              ...(isUnterminated ? { isUnterminated: true as const } : {}),
            },
      );
    }
    this.#data = this.#event = this.#id = this.#retry = undefined;
  }

  #take(name: string, value: string): void {
    switch (name) {
      case 'data':
        if (this.#data !== undefined && this.#data.length + value.length > this.#maxEventLength) {
          throw new LlmError(
            'BAD_RESPONSE',
            `The answer holds an event of more than ${this.#maxEventLength} characters.`,
          );
        }
        this.#data = this.#data === undefined ? value : `${this.#data}\n${value}`;
        break;
      case 'event':
        this.#event = value === '' ? undefined : value;
        break;
      case 'id':
        if (!value.includes('\0')) this.#id = value;
        break;
      case 'error':
        // No field of the standard: llama.cpp's server before 2026 wrote its errors so (tools/server/utils.hpp).
        if (value.startsWith('{') && this.#data === undefined) {
          this.#event = 'error';
          this.#data = value;
        }
        break;
      case 'retry':
        if (/^\d{1,15}$/.test(value)) this.#retry = Number(value);
        break;
    }
  }

  #line(line: string): void {
    if (line === '') {
      this.#deliver(false);
      return;
    }
    // Nearly every line of a model's answer begins like this.
    if (this.#data === undefined && line.startsWith('data: ')) {
      this.#data = line.slice(6);
      return;
    }
    const colon = line.indexOf(':');
    if (colon === 0) return;
    if (colon === -1) this.#take(line, '');
    else this.#take(line.slice(0, colon), line.slice(line.charCodeAt(colon + 1) === 32 ? colon + 2 : colon + 1));
  }
}

/** The events of a `text/event-stream`. Throws `BAD_RESPONSE` for one that is too long, and what the bytes throw. */
export async function* parseSse(
  bytes: AsyncIterable<Uint8Array>,
  options: Omit<SseParserOptions, 'onEvent'> = {},
): AsyncGenerator<SseEvent, void, undefined> {
  const events: SseEvent[] = [];
  const parser = createSseParser({ ...options, onEvent: (event) => events.push(event) });
  yield* flatten(bytes, parser, events);
}
