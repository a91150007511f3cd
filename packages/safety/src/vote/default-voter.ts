import { inflateSync } from 'node:zlib';
import { VOTE_BIAS, VOTE_SCALE, VOTE_WEIGHTS } from './table.gen.ts';
import { createVoter, type Voter } from './voter.ts';

let voter: Voter | undefined;

/** The vote that comes with the engine, read once for the process. */
export function defaultVoter(chars: Uint8Array): Voter {
  if (voter) return voter;
  const bytes = inflateSync(Buffer.from(VOTE_WEIGHTS, 'base64'));
  const weights = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  voter = createVoter({ weights, scale: VOTE_SCALE, bias: VOTE_BIAS }, chars);
  return voter;
}
