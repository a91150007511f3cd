import { z } from 'zod';

/** A question that was answered, in a group of those that differ in the last words of the user only. */
export interface LikelyQuestion {
  /** Name of its answer in the store. */
  readonly name: string;
  /** Of length 1. */
  readonly vector: Float32Array;
  /** What stands for its marks: questions with other ones do not mean the same. */
  readonly marks: string;
  /** Labels of its answer; the group goes with each of its answers, because its vector tells of the text. */
  readonly labels: readonly string[];
}

/** Questions of a group; the oldest goes where there is one more. */
export const MOST_IN_GROUP = 64;

const schema = z.array(z.tuple([z.string(), z.string(), z.string(), z.array(z.string())]));

/** As text for the store. */
export function packGroup(questions: readonly LikelyQuestion[]): string {
  return JSON.stringify(
    questions
      .slice(-MOST_IN_GROUP)
      .map(({ name, vector, marks, labels }) => [
        name,
        Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength).toString('base64'),
        marks,
        labels,
      ]),
  );
}

/** From the store; nobody where another version wrote it. */
export function unpackGroup(text: string | undefined): readonly LikelyQuestion[] {
  if (text === undefined) return [];
  try {
    return schema.parse(JSON.parse(text)).map(([name, vector, marks, labels]) => {
      const bytes = Buffer.from(vector, 'base64');
      return { name, vector: new Float32Array(new Uint8Array(bytes).buffer), marks, labels };
    });
  } catch {
    return [];
  }
}

/** Of length 1, so that a product is a cosine; undefined where it has no direction. */
export function toUnit(vector: readonly number[]): Float32Array | undefined {
  const length = Math.hypot(...vector);
  if (!Number.isFinite(length) || length === 0) return undefined;
  return Float32Array.from(vector, (value) => value / length);
}

/** The one that is nearest, with its cosine; undefined where none has the same marks and length. */
export function nearestOf(
  questions: readonly LikelyQuestion[],
  { vector, marks }: Pick<LikelyQuestion, 'vector' | 'marks'>,
): { readonly question: LikelyQuestion; readonly similarity: number } | undefined {
  let best: { readonly question: LikelyQuestion; readonly similarity: number } | undefined;
  for (const question of questions) {
    if (question.marks !== marks || question.vector.length !== vector.length) continue;
    const similarity = product(question.vector, vector);
    if (!best || similarity > best.similarity) best = { question, similarity };
  }
  return best;
}

function product(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index++) sum += (a[index] ?? 0) * (b[index] ?? 0);
  return sum;
}
