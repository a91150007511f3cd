import { createPieces, isMark, MOST_PIECES, readPieces } from './pieces.ts';

/** The numbers of the model, as signed bytes; made by `tools/safety-vote/distil`. */
export interface MeaningTable {
  /** Hash of each known word, the most frequent first. */
  readonly words: Int32Array;
  /** So many of them were in two or more of the English texts that the table was fitted to; others may be of any language. */
  readonly ownWords: number;
  /** `size` numbers for each known word: what it means, in the model's own directions. */
  readonly vectors: Int8Array;
  readonly size: number;
  /** How much each known word by itself speaks for a risk, in steps of `signalScale`. */
  readonly signals: Int8Array;
  readonly signalScale: number;
  readonly signalBias: number;
  /** Detectors: each looks at three neighbouring words. */
  readonly detectors: number;
  /** By place of the word, direction and detector. */
  readonly filter: Int8Array;
  /** What each detector starts from, in steps of its sums. */
  readonly filterBias: Int32Array;
  /** By what was pooled and unit. */
  readonly hidden: Float64Array;
  readonly hiddenBias: Float64Array;
  /** By unit and output. */
  readonly output: Float64Array;
  readonly outputBias: Float64Array;
  /** How many of the outputs are kinds of risk; they come first, then the kinds of ordinary text, then the answers. */
  readonly riskKinds: number;
  /** By what was pooled and answer (risk, crisis), past the hidden units. */
  readonly direct: Float64Array;
  /** What one step of a detector's sum, and of a word's number, is worth. */
  readonly filterScale: number;
  readonly vectorScale: number;
}

/** Outputs after the kinds: is it a risk at all, and does it call for a crisis answer. */
export const ANSWERS = 2;

/** What the model reads in a text. Log-odds. */
export interface Reading {
  readonly risk: number;
  readonly crisis: number;
  /** The likeliest kind by its place in the table: of the kinds of risk where `risk` is above 0, else of ordinary text. */
  readonly kind: number;
  /** Where the part of the text stands that was read: all of it, unless it is long. */
  readonly start: number;
  readonly end: number;
}

/** Reads texts for their meaning. */
export interface MeaningReader {
  /**
   * Nothing where too few words are known (another language), and, unless `isForced`, where the single words hardly speak
   * for a risk: then the reading would come out far below any threshold that asks.
   */
  read(text: string, isForced?: boolean): Reading | undefined;
  /** The clause between `start` and `end` that speaks most for a risk by itself. */
  strongestClause(text: string, start: number, end: number): { readonly start: number; readonly end: number };
}

const WIDTH = 3;
// Pieces that are read together: of a longer text those whose words speak most for a risk.
const WINDOW = 64;
const CACHED = 4096;
// Sums are kept in two bytes: this many bits of them are left out.
const SHIFT = 4;
const HALF = 1 << (SHIFT - 1);
const MOST_KEPT = 32_767;
const NONE = -1;
const LEAST_KNOWN = 2;
const KNOWN_SHARE = 0.7;
// Log-odds by single words. Of 1,000 texts that were rightly asked about in cross-validation, 3 lay below.
const LEAST_SIGNAL = -0.25;

/**
 * A small network whose sums are whole numbers up to the pooling and of one order after it: the same text has the same
 * reading on every machine. What a word adds to each detector is worked out once and kept for as long as no other word
 * needs the place; so a text costs a few hundred additions for each word, and at most those of one window.
 */
export function createMeaningReader(table: MeaningTable, chars: Uint8Array): MeaningReader {
  const { words, vectors, signals, size, detectors, filter, filterBias } = table;
  const rowOf = createIndex(words);
  const pieces = createPieces();
  const rows = new Int32Array(MOST_PIECES);
  const lanes = WIDTH * detectors;
  // Behind the kept ones: room for words that would push a neighbour out, and zeros for unknown words.
  const cache = new Int16Array((CACHED + WIDTH + 1) * lanes);
  const exact = new Int32Array(lanes);
  const bias = filterBias.map((value) => (value + HALF) >> SHIFT);
  const filterScale = table.filterScale * 2 ** SHIFT;
  const zeros = (CACHED + WIDTH) * lanes;
  const cachedRow = new Int32Array(CACHED).fill(NONE);
  const most = new Int32Array(detectors);
  const sums = new Int32Array(detectors);
  const vectorSums = new Int32Array(size);
  const pooled = new Float64Array(2 * detectors + size);
  const units = new Float64Array(table.hiddenBias.length);
  const outputs = table.outputBias.length;

  const fillLanes = (row: number, base: number): void => {
    exact.fill(0);
    for (let direction = 0; direction < size; direction++) {
      const value = vectors[row * size + direction] ?? 0;
      if (value === 0) continue;
      for (let place = 0; place < WIDTH; place++) {
        const from = (place * size + direction) * detectors;
        const to = place * detectors;
        for (let detector = 0; detector < detectors; detector++)
          exact[to + detector] = (exact[to + detector] ?? 0) + value * (filter[from + detector] ?? 0);
      }
    }
    for (let lane = 0; lane < lanes; lane++)
      cache[base + lane] = Math.max(-MOST_KEPT, Math.min(MOST_KEPT, ((exact[lane] ?? 0) + HALF) >> SHIFT));
  };

  /** Where in `cache` the lanes of a word begin; those of the two words before stay where they are. */
  const lanesOf = (row: number, at: number, before: number, beforeThat: number): number => {
    if (row === NONE) return zeros;
    const slot = row % CACHED;
    const base = slot * lanes;
    if (cachedRow[slot] === row) return base;
    if (base === before || base === beforeThat) {
      const spare = (CACHED + (at % WIDTH)) * lanes;
      fillLanes(row, spare);
      return spare;
    }
    cachedRow[slot] = row;
    fillLanes(row, base);
    return base;
  };

  /** Pools the pieces `from` to `to`; what stands outside of them counts as nothing. */
  const pool = (from: number, to: number): void => {
    most.fill(0);
    sums.fill(0);
    vectorSums.fill(0);
    let first = zeros;
    let second = zeros;
    for (let at = from; at < to + WIDTH - 1; at++) {
      const row = at < to ? (rows[at] ?? NONE) : NONE;
      const third = lanesOf(row, at, second, first);
      const secondLane = second + detectors;
      const thirdLane = third + 2 * detectors;
      for (let detector = 0; detector < detectors; detector++) {
        const value =
          (bias[detector] ?? 0) +
          (cache[first + detector] ?? 0) +
          (cache[secondLane + detector] ?? 0) +
          (cache[thirdLane + detector] ?? 0);
        // Without branches, which would be guessed wrong half of the time: what is above 0, and above the most so far.
        const above = value & ~(value >> 31);
        const gain = above - (most[detector] ?? 0);
        sums[detector] = (sums[detector] ?? 0) + above;
        most[detector] = (most[detector] ?? 0) + (gain & ~(gain >> 31));
      }
      if (row !== NONE) {
        const own = row * size;
        for (let direction = 0; direction < size; direction++)
          vectorSums[direction] = (vectorSums[direction] ?? 0) + (vectors[own + direction] ?? 0);
      }
      first = second;
      second = third;
    }
  };

  /** Works out the hidden units and the answers for what was pooled from so many pieces. */
  const answer = (count: number): { readonly risk: number; readonly crisis: number } => {
    const root = Math.sqrt(Math.max(1, count));
    for (let detector = 0; detector < detectors; detector++) {
      pooled[detector] = (most[detector] ?? 0) * filterScale;
      pooled[detectors + detector] = ((sums[detector] ?? 0) * filterScale) / root / 2;
    }
    for (let direction = 0; direction < size; direction++)
      pooled[2 * detectors + direction] = ((vectorSums[direction] ?? 0) * table.vectorScale) / root;
    units.set(table.hiddenBias);
    let risk = table.outputBias[outputs - ANSWERS] ?? 0;
    let crisis = table.outputBias[outputs - 1] ?? 0;
    for (let index = 0; index < pooled.length; index++) {
      const value = pooled[index] ?? 0;
      if (value === 0) continue;
      const base = index * units.length;
      for (let unit = 0; unit < units.length; unit++)
        units[unit] = (units[unit] ?? 0) + value * (table.hidden[base + unit] ?? 0);
      risk += value * (table.direct[index * ANSWERS] ?? 0);
      crisis += value * (table.direct[index * ANSWERS + 1] ?? 0);
    }
    for (let unit = 0; unit < units.length; unit++) {
      const value = Math.max(0, units[unit] ?? 0);
      units[unit] = value;
      risk += value * (table.output[unit * outputs + outputs - ANSWERS] ?? 0);
      crisis += value * (table.output[unit * outputs + outputs - 1] ?? 0);
    }
    return { risk, crisis };
  };

  /** The strongest of some kinds by the hidden units of the last answer. */
  const kindOf = (from: number, to: number): number => {
    let best = from;
    let highest = Number.NEGATIVE_INFINITY;
    for (let kind = from; kind < to; kind++) {
      let sum = table.outputBias[kind] ?? 0;
      for (let unit = 0; unit < units.length; unit++)
        sum += (units[unit] ?? 0) * (table.output[unit * outputs + kind] ?? 0);
      if (sum > highest) {
        highest = sum;
        best = kind;
      }
    }
    return best;
  };

  const look = (text: string): boolean => {
    readPieces(text, chars, pieces);
    let known = 0;
    let counted = 0;
    for (let at = 0; at < pieces.count; at++) {
      const word = pieces.word[at] ?? 0;
      const row = rowOf(word);
      rows[at] = row;
      if (isMark(word)) continue;
      counted++;
      if (row !== NONE && row < table.ownWords) known++;
    }
    if (pieces.foreign > counted) return false;
    return known > 0 && known >= Math.min(LEAST_KNOWN, counted) && known >= counted * KNOWN_SHARE;
  };

  const signalOf = (at: number): number => {
    const row = rows[at] ?? NONE;
    return row === NONE ? 0 : (signals[row] ?? 0);
  };

  /** Where the window begins whose words speak most for a risk, and the log-odds by these words alone. */
  const windowOf = (): { readonly begin: number; readonly odds: number } => {
    let sum = 0;
    let highest = Number.NEGATIVE_INFINITY;
    let begin = 0;
    const length = Math.min(pieces.count, WINDOW);
    for (let at = 0; at < pieces.count; at++) {
      sum += signalOf(at);
      if (at >= length) sum -= signalOf(at - length);
      if (at >= length - 1 && sum > highest) {
        highest = sum;
        begin = at - length + 1;
      }
    }
    return { begin, odds: table.signalBias + (highest * table.signalScale) / Math.sqrt(Math.max(1, length)) };
  };

  return {
    read(text, isForced = false) {
      if (!look(text)) return undefined;
      const { begin: from, odds } = windowOf();
      if (odds < LEAST_SIGNAL && !isForced) return undefined;
      const to = Math.min(pieces.count, from + WINDOW);
      pool(from, to);
      const { risk, crisis } = answer(to - from);
      return {
        risk,
        crisis,
        kind: risk > 0 ? kindOf(0, table.riskKinds) : kindOf(table.riskKinds, outputs - ANSWERS),
        start: pieces.start[from] ?? 0,
        end: pieces.end[to - 1] ?? text.length,
      };
    },
    strongestClause(text, start, end) {
      if (!look(text)) return { start, end };
      let best = { start, end };
      let highest = Number.NEGATIVE_INFINITY;
      let from = 0;
      for (let at = 0; at <= pieces.count; at++) {
        if (at < pieces.count && !isMark(pieces.word[at] ?? 0)) continue;
        const clause = { start: pieces.start[from] ?? 0, end: pieces.end[at - 1] ?? 0 };
        if (at > from && clause.start >= start && clause.end <= end) {
          pool(from, at);
          const { risk } = answer(at - from);
          if (risk > highest) {
            highest = risk;
            best = clause;
          }
        }
        from = at + 1;
      }
      return best;
    },
  };
}

/** Finds the row of a word: open addressing, at most half full. */
function createIndex(words: Int32Array): (word: number) => number {
  const mask = (1 << (33 - Math.clz32(words.length))) - 1;
  const slots = new Int32Array(mask + 1).fill(NONE);
  for (let row = 0; row < words.length; row++) {
    let slot = (words[row] ?? 0) & mask;
    while (slots[slot] !== NONE) slot = (slot + 1) & mask;
    slots[slot] = row;
  }
  return (word) => {
    for (let slot = word & mask; ; slot = (slot + 1) & mask) {
      const row = slots[slot] ?? NONE;
      if (row === NONE || words[row] === word) return row;
    }
  };
}
