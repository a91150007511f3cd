import { deflateSync } from 'node:zlib';
import type { Fit } from './fit.ts';

const MOST = 127;

/** The fitted weights as one signed byte each, and what one step is worth. */
export function round({ weights, bias }: Fit): {
  readonly bytes: Int8Array;
  readonly scale: number;
  readonly bias: number;
} {
  let most = 0;
  for (const weight of weights) most = Math.max(most, Math.abs(weight));
  const scale = most / MOST || 1;
  return { bytes: Int8Array.from(weights, (weight) => Math.round(weight / scale)), scale, bias };
}

/** The generated module that the engine reads. */
export function moduleOf(fit: Fit, note: string): string {
  const { bytes, scale, bias } = round(fit);
  return [
    `// Made by tools/safety-vote/main.ts ${note}`,
    '// The texts were written for this project; the weights are under its licence. Do not edit.',
    '',
    '/** What one step of a weight is worth, in log-odds. */',
    `export const VOTE_SCALE = ${scale};`,
    '',
    '/** Log-odds of a text without any known piece. */',
    `export const VOTE_BIAS = ${bias};`,
    '',
    '/** One signed byte for each bucket: deflated, base64. */',
    `export const VOTE_WEIGHTS =\n  '${deflateSync(new Uint8Array(bytes.buffer), { level: 9 }).toString('base64')}';`,
    '',
  ].join('\n');
}
