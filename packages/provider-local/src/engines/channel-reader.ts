import { type AnswerReader, type Opened, type ReadPiece, startLength } from './answer-reader.ts';
import type { CallFormat } from './call-format.ts';

/** How models write that think, call tools and answer in channels, as gpt-oss does: https://github.com/openai/harmony */
export const CHANNEL_MARKS = {
  open: '<|channel|>analysis<|message|>',
  close: '<|end|><|start|>assistant',
  forced: {
    end: '<|end|><|start|>assistant',
    none: '<|channel|>analysis<|message|><|end|><|start|>assistant',
  },
  bare: true,
} as const;

/** What stands before the text of an answer. */
export const FINAL_OPENING = '<|channel|>final<|message|>';

/** A call goes to a recipient, and its end token ends the answer. */
export const CHANNEL_CALLS: CallFormat = {
  sectionPrefix: '',
  prefix: '<|channel|>commentary to=functions.',
  afterName: () => ' <|constrain|>json<|message|>',
  afterArguments: () => '',
  betweenCalls: '',
  sectionSuffix: '',
  parallel: false,
};

const MESSAGE = '<|message|>';
const CHANNEL = '<|channel|>';
const START = '<|start|>';
// A message ends with one of these; the last two begin the next one.
const ENDS = ['<|end|>', '<|return|>', '<|call|>', START, CHANNEL];
const RECIPIENT = /\sto=/;
/** Characters of a header at most: what is longer is text that only begins like one. */
const MOST_OF_HEADER = 1_000;

/** Whether a chat template speaks of channels. */
export function usesChannels(template: string): boolean {
  return template.includes(START) && template.includes(CHANNEL) && template.includes(MESSAGE);
}

export interface ChannelReaderOptions {
  /**
   * How calls of tools are found: `early`, by the first letters of their recipient, where the rest is put in place of
   * what the model writes; `whole`, behind their whole opening; `none` where there are no tools.
   */
  readonly calls: 'early' | 'whole' | 'none';
  /** Whether the answer goes on in the text of one that was begun. */
  readonly inText: boolean;
  /** Whether a grammar holds the text, so that it may hold anything and ends elsewhere. */
  readonly isHeld: boolean;
}

/** A reader that also knows that the last message of the answer is over. */
export interface ChannelReader extends AnswerReader {
  readonly isOver: boolean;
}

/**
 * Tells channels apart: `analysis` is thinking, a message to a recipient is a call, everything else is text. What has no
 * header is text, too.
 */
export function createChannelReader({ calls, inText, isHeld }: ChannelReaderOptions): ChannelReader {
  const opening = CHANNEL_CALLS.prefix;
  let channel: 'reasoning' | 'text' | undefined = inText ? 'text' : undefined;
  let isFinal = inText;
  let isOver = false;
  let held = '';

  const findCall = (pieceAt: number, end: number): Opened | undefined => {
    const header = end < 0 ? held : held.slice(0, end);
    if (calls === 'whole') {
      const at = header.indexOf(opening);
      return at < 0 ? undefined : { before: 0, textBefore: '', rest: held.slice(at + opening.length) };
    }
    const at = calls === 'early' ? header.search(RECIPIENT) : -1;
    if (at < 0) return undefined;
    return {
      before: opening.indexOf(' to=') + Math.max(0, pieceAt - at),
      textBefore: held.slice(Math.min(at, Math.max(0, pieceAt)), at),
      rest: '',
    };
  };

  /** The header of a message; undefined where more of it is to come. */
  const readHeader = (pieceAt: number): Opened | 'went on' | undefined => {
    const end = held.indexOf(MESSAGE);
    const opened = findCall(pieceAt, end);
    if (opened) return opened;
    if (end >= 0) {
      const header = held.slice(0, end);
      const name = /<\|channel\|>\s*(\w+)/.exec(header)?.[1];
      // What is said to somebody who is not there is not for the reader.
      channel = name === 'analysis' || RECIPIENT.test(header) ? 'reasoning' : 'text';
      isFinal = name === 'final';
      held = held.slice(end + MESSAGE.length);
      return 'went on';
    }
    const begins = held.trimStart();
    const mayBeHeader =
      begins === '' || begins.startsWith('<|') || '<|'.startsWith(begins) || /^(t|to|to=.*)$/s.test(begins);
    if (mayBeHeader && begins.length <= MOST_OF_HEADER) return undefined;
    channel = 'text';
    return 'went on';
  };

  /** What of a message can be handed out; the rest is held. */
  const readBody = (type: 'reasoning' | 'text'): ReadPiece | 'went on' | undefined => {
    const marks = type === 'text' && isHeld ? [] : ENDS;
    const places = marks.map((mark) => ({ mark, at: held.indexOf(mark) })).filter(({ at }) => at >= 0);
    const [first] = places.sort((a, b) => a.at - b.at);
    const keep = first ? 0 : Math.max(0, ...marks.map((mark) => startLength(held, mark)));
    const text = held.slice(0, first ? first.at : held.length - keep);
    held = held.slice(text.length);
    if (first) {
      if (first.mark !== CHANNEL && first.mark !== START) {
        held = held.slice(first.mark.length);
        isOver = isFinal;
      }
      channel = undefined;
    }
    if (text !== '') return { type, text };
    return first ? 'went on' : undefined;
  };

  return {
    get isReasoning() {
      return channel === 'reasoning';
    },
    get isHolding() {
      return held !== '' || channel === undefined;
    },
    get isOver() {
      return isOver;
    },
    push(piece) {
      held += piece;
      const pieces: ReadPiece[] = [];
      while (!isOver) {
        const result = channel === undefined ? readHeader(held.length - piece.length) : readBody(channel);
        if (result === undefined) break;
        if (result === 'went on') continue;
        if ('type' in result) {
          pieces.push(result);
          continue;
        }
        held = '';
        return { pieces, opened: result };
      }
      return { pieces };
    },
    flush() {
      // A header that broke off is no text; what could have become one is.
      const text = channel === undefined && (held.trim() === '' || /^\s*(<\||to=)/.test(held)) ? '' : held;
      const type = channel ?? 'text';
      held = '';
      return text === '' ? [] : [{ type, text }];
    },
  };
}
