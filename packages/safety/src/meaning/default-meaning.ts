import { inflateSync } from 'node:zlib';
import { createMeaningReader, type MeaningReader, type MeaningTable } from './model.ts';
import { MEANING_DATA, MEANING_SHAPE } from './table.gen.ts';

let reader: MeaningReader | undefined;

/** The reader that comes with the engine. Its table is unpacked when a text first calls for it, once for the process. */
export function defaultMeaning(chars: Uint8Array): MeaningReader {
  const ready = (): MeaningReader => {
    reader ??= createMeaningReader(unpack(), chars);
    return reader;
  };
  return {
    read: (text, isForced) => ready().read(text, isForced),
    strongestClause: (text, start, end) => ready().strongestClause(text, start, end),
  };
}

/** The parts one behind the other, numbers little-endian; see `tools/safety-vote/distil`. */
function unpack(): MeaningTable {
  const {
    words,
    ownWords,
    size,
    detectors,
    units,
    outputs,
    riskKinds,
    filterScale,
    vectorScale,
    signalScale,
    signalBias,
  } = MEANING_SHAPE;
  const bytes = inflateSync(Buffer.from(MEANING_DATA, 'base64'));
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const integers = (length: number): Int32Array =>
    Int32Array.from({ length }, () => {
      at += 4;
      return view.getInt32(at - 4, true);
    });
  const reals = (length: number): Float64Array =>
    Float64Array.from({ length }, () => {
      at += 4;
      return view.getFloat32(at - 4, true);
    });
  const signedBytes = (length: number): Int8Array => {
    at += length;
    return new Int8Array(bytes.subarray(at - length, at));
  };
  const pooled = 2 * detectors + size;
  return {
    words: integers(words),
    ownWords,
    filterBias: integers(detectors),
    hidden: reals(pooled * units),
    hiddenBias: reals(units),
    output: reals(units * outputs),
    outputBias: reals(outputs),
    direct: reals(pooled * 2),
    filter: signedBytes(3 * size * detectors),
    vectors: signedBytes(words * size),
    signals: signedBytes(words),
    size,
    detectors,
    riskKinds,
    filterScale,
    vectorScale,
    signalScale,
    signalBias,
  };
}
