import { type Example, type FitOptions, fit, sumOf } from './fit.ts';
import type { LabelledText } from './read-texts.ts';

const FOLDS = 8;
const FALSE_ALARMS = [0.002, 0.005, 0.01, 0.02, 0.05];

/** What the vote alone is worth on texts it was not fitted to: the area under the curve, and recall by false alarms. */
export function crossValidate(
  texts: readonly LabelledText[],
  examples: readonly Example[],
  options: FitOptions,
): string {
  const folds = texts.map(({ text }) => foldOf(text));
  const sums = new Float64Array(texts.length);
  for (let fold = 0; fold < FOLDS; fold++) {
    const fitted = fit(
      examples.filter((_, index) => folds[index] !== fold),
      options,
    );
    for (const [index, { buckets }] of examples.entries()) {
      if (folds[index] === fold) sums[index] = sumOf(fitted, buckets);
    }
  }
  return [true, false].map((isBlind) => lineOf(texts, sums, isBlind)).join('\n');
}

function lineOf(texts: readonly LabelledText[], sums: Float64Array, isBlind: boolean): string {
  const of = (isRisk: boolean): number[] =>
    texts.flatMap((text, index) => (text.isBlind === isBlind && text.isRisk === isRisk ? [sums[index] ?? 0] : []));
  const risk = of(true);
  const benign = of(false).sort((left, right) => right - left);
  const shares = FALSE_ALARMS.map((share) => {
    const threshold = benign[Math.floor(benign.length * share)] ?? 0;
    const found = risk.filter((sum) => sum > threshold).length;
    return `${((100 * found) / risk.length).toFixed(0)} % at ${100 * share} % (from ${threshold.toFixed(2)})`;
  });
  const above = risk.reduce((total, sum) => total + benign.filter((other) => other < sum).length, 0);
  const area = (above / risk.length / benign.length).toFixed(3);
  return `${isBlind ? 'blind' : 'older'}: ${risk.length} + ${benign.length} texts, area ${area}, found ${shares.join(', ')}`;
}

function foldOf(text: string): number {
  let hash = 2_166_136_261;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 16_777_619);
  return (hash >>> 8) % FOLDS;
}
