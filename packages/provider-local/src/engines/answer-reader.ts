/** How a model marks its thinking. */
export interface ReasoningMarks {
  readonly open: string;
  readonly close: string;
  /** Whether the model declares them. Others are recognised at the beginning of an answer only. */
  readonly declared: boolean;
  /** Whether the prompt has opened the thinking already. */
  readonly isOpen: boolean;
  /** What ends thoughts that are made to end, and thoughts that were none, where not line breaks stand around the marks. */
  readonly forced?: { readonly end: string; readonly none: string } | undefined;
  /** Whether thoughts hold no `<|`, with which all marks of the format begin. */
  readonly bare?: boolean;
}

type Marks = Omit<ReasoningMarks, 'declared' | 'isOpen'>;

/** What ends thoughts that are made to end. */
export function endOfThoughts({ close, forced }: Marks): string {
  return forced?.end ?? `\n${close}\n\n`;
}

/** Thoughts that were none, for models that shall do without. */
export function noThoughts({ open, close, forced }: Marks): string {
  return forced?.none ?? `${open}\n\n${close}\n\n`;
}

/** What most models think between. */
export const USUAL_MARKS = { open: '<think>', close: '</think>' };

export interface AnswerReaderOptions {
  /** Absent where nothing is to be told apart. */
  readonly reasoning?: ReasoningMarks | undefined;
  /** Text with which calls of tools begin; absent where there are none to look for. */
  readonly callTrigger?: string | undefined;
}

/** What a piece of the answer turned out to be. */
export interface ReadPiece {
  readonly type: 'text' | 'reasoning';
  readonly text: string;
}

/** Where calls of tools begin. */
export interface Opened {
  /** Letters of the trigger that came with earlier pieces. */
  readonly before: number;
  /** What the last piece holds before the trigger. */
  readonly textBefore: string;
  /** What the last piece holds after the trigger. */
  readonly rest: string;
}

/** Tells thinking, text and calls of tools apart, as they come, in pieces of any size. */
export interface AnswerReader {
  push(piece: string): { readonly pieces: readonly ReadPiece[]; readonly opened?: Opened };
  /** What was held back and belongs to the answer after all. */
  flush(): readonly ReadPiece[];
  /** Whether the model is thinking. */
  readonly isReasoning: boolean;
  /** Whether something is held back, of which it is not known what it is. */
  readonly isHolding: boolean;
}

/** A reader at the beginning of an answer. White space around thinking is no part of it, nor of the text after it. */
export function createAnswerReader({ reasoning, callTrigger }: AnswerReaderOptions): AnswerReader {
  let thinking = reasoning?.isOpen ?? false;
  let trimming = thinking;
  let atStart = true;
  let held = '';

  /** What of the thinking can be handed out; the rest is held. */
  const think = (close: string): ReadPiece | 'went on' | undefined => {
    const at = held.indexOf(close);
    const whole = at < 0 ? held.slice(0, held.length - startLength(held, close)) : held.slice(0, at);
    const text = trimming ? whole.trimStart() : whole;
    const shown = text.trimEnd();
    if (at >= 0) {
      held = held.slice(at + close.length);
      thinking = false;
      trimming = true;
      return shown === '' ? 'went on' : { type: 'reasoning', text: shown };
    }
    if (shown === '') return undefined;
    trimming = false;
    held = text.slice(shown.length) + held.slice(whole.length);
    return { type: 'reasoning', text: shown };
  };

  const read = (): ReadPiece | 'went on' | { readonly opensAt: number } | undefined => {
    if (trimming) held = held.trimStart();
    if (held === '') return undefined;
    const mayThink = reasoning && (reasoning.declared || atStart) ? reasoning.open : undefined;
    // White space before thinking is not text, so it waits for what comes.
    if (mayThink !== undefined && atStart && mayThink.startsWith(held.trimStart())) {
      if (held.trimStart() !== mayThink) return undefined;
    }
    const thinksAt = mayThink === undefined ? -1 : held.indexOf(mayThink);
    const thinks = thinksAt >= 0 && (reasoning?.declared === true || held.slice(0, thinksAt).trim() === '');
    const callsAt = callTrigger === undefined ? -1 : held.indexOf(callTrigger);
    if (thinks && (callsAt < 0 || thinksAt < callsAt)) {
      const before = held.slice(0, thinksAt);
      const text = atStart && before.trim() === '' ? '' : before;
      held = held.slice(thinksAt + (mayThink as string).length);
      thinking = true;
      trimming = true;
      atStart = false;
      return text === '' ? 'went on' : { type: 'text', text };
    }
    if (callsAt >= 0) return { opensAt: callsAt };
    const keep = Math.max(
      callTrigger === undefined ? 0 : startLength(held, callTrigger),
      mayThink !== undefined && reasoning?.declared ? startLength(held, mayThink) : 0,
    );
    const text = held.slice(0, held.length - keep);
    held = held.slice(held.length - keep);
    if (text === '') return undefined;
    trimming = false;
    atStart = false;
    return { type: 'text', text };
  };

  return {
    get isReasoning() {
      return thinking;
    },
    get isHolding() {
      return held !== '';
    },
    push(piece) {
      held += piece;
      const pieces: ReadPiece[] = [];
      for (;;) {
        const result = thinking && reasoning ? think(reasoning.close) : read();
        if (result === undefined) return { pieces };
        if (result === 'went on') continue;
        if ('type' in result) {
          pieces.push(result);
          continue;
        }
        const trigger = callTrigger as string;
        const after = result.opensAt + trigger.length;
        const text = held.slice(0, result.opensAt);
        const pieceAt = held.length - piece.length;
        const opened: Opened = {
          before: Math.max(0, pieceAt - result.opensAt),
          textBefore: held.slice(Math.min(result.opensAt, Math.max(0, pieceAt)), result.opensAt),
          rest: held.slice(after),
        };
        held = '';
        if (text !== '') pieces.push({ type: 'text', text });
        return { pieces, opened };
      }
    },
    flush() {
      const text = trimming ? held.trimStart() : held;
      held = '';
      const shown = thinking ? text.trimEnd() : text;
      return shown === '' ? [] : [{ type: thinking ? 'reasoning' : 'text', text: shown }];
    },
  };
}

/** Length of the longest end of the text with which the marker begins, the whole marker left out. */
export function startLength(text: string, marker: string): number {
  for (let length = Math.min(marker.length - 1, text.length); length > 0; length--) {
    if (text.endsWith(marker.slice(0, length))) return length;
  }
  return 0;
}
