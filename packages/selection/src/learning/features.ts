import { type GenerateRequest, TASK_TYPES } from '@modelhaven/core';
import { estimatePromptTokens } from '../prompt-tokens.ts';
import { addWords, OPENING_BUCKETS, WORD_BUCKETS } from './words.ts';

/** What a prompt looks like, as numbers from 0 to 1 without any of its text. May be stored and sent. */
export type PromptFeatures = readonly number[];

/** What each number of `PromptFeatures` stands for. */
export const FEATURE_NAMES = [
  'always',
  'length',
  'conversation',
  'code',
  'mathematics',
  'choices',
  'question',
  'creative',
  'feelings',
  'instructions',
  'analysis',
  'structure',
  'not_latin',
  ...TASK_TYPES.map((task) => `task_${task}`),
  'task_other',
  ...Array.from({ length: OPENING_BUCKETS }, (_, at) => `opening_${at}` as const),
  ...Array.from({ length: WORD_BUCKETS }, (_, at) => `words_${at}` as const),
] as const;

const FIRST_TASK = FEATURE_NAMES.indexOf('task_therapeutic_narrative');
const OTHER_TASK = FEATURE_NAMES.indexOf('task_other');
const FIRST_WORDS = FEATURE_NAMES.indexOf('opening_0');

// What a request asks stands at its end; what lies before is context. Both are read only so far.
const READ_CHARACTERS = 6_000;

const CODE =
  /```|\b(function|def|class|import|const|return|SELECT|public static|implement|algorithm|database|schema|concurren\w+|threads?|parser|compiler|unit tests?)\b|[;{}]\s*$|=>/gm;
const MATHEMATICS =
  /\d\s*[-+*/^=×÷]\s*\d|\b(solve|equation|integral|derivative|probability|percent|prove|theorem|calculate|how many|how much)\b|[∑∫√≤≥]|\\frac/gi;
const CHOICES = /^\s*\(?[A-E][).:]\s/gm;
const CREATIVE = /\b(story|poem|scene|character|novel|write a|imagine|fiction|song|dialogue|once upon|narrat\w+)\b/gi;
const FEELINGS =
  /\b(feel(ing)?s?|sad|afraid|anxious|anxiety|lonely|angry|grief|depress\w+|worried|stress\w*|hurt|cry(ing)?|overwhelmed)\b/gi;
const INSTRUCTIONS =
  /\b(must|should|exactly|at least|at most|do not|don't|never|only|ensure|include|format|step by step|\d+ words)\b/gi;
const ANALYSIS =
  /\b(why|explain|compare|analy[sz]e|evaluate|trade-?offs?|implications?|consequences?|reason(ing)?|critique|design|architecture|strategy|prov(e|ing)|proof|justify|generali[sz]e|assess|discuss|propose|infer|conclude[ds]?|assumptions?|complexity|classify|contradict\w*)\b/gi;

/** Looks at a request. Takes some microseconds, whatever its length. */
export function promptFeatures(
  request: GenerateRequest,
  taskType?: string,
  tokens = estimatePromptTokens(request).tokens,
): PromptFeatures {
  const { messages } = request;
  const text = lastText(request);
  const features = new Array<number>(FEATURE_NAMES.length).fill(0);
  features[0] = 1;
  features[1] = Math.min(1, Math.log2(1 + tokens / 16) / 12);
  features[2] = Math.min(1, (messages.length - 1) / 20);
  features[3] = density(text, CODE, 6);
  features[4] = density(text, MATHEMATICS, 4);
  features[5] = density(text, CHOICES, 3);
  features[6] = text.trimEnd().endsWith('?') ? 1 : 0;
  features[7] = density(text, CREATIVE, 3);
  features[8] = density(text, FEELINGS, 3);
  features[9] = density(text, INSTRUCTIONS, 6);
  features[10] = density(text, ANALYSIS, 4);
  features[11] = request.responseFormat?.type === 'json-schema' || (request.tools?.length ?? 0) > 0 ? 1 : 0;
  features[12] = foreignShare(text);
  const task = (TASK_TYPES as readonly string[]).indexOf(taskType ?? '');
  if (taskType !== undefined) features[task === -1 ? OTHER_TASK : FIRST_TASK + task] = 1;
  addWords(text, features, FIRST_WORDS);
  return features;
}

/** The features of a task of which nothing else is known. */
export function taskFeatures(taskType: string | undefined): PromptFeatures {
  return promptFeatures({ model: '', messages: [] }, taskType);
}

function lastText({ messages }: GenerateRequest): string {
  const last = messages.findLast(({ role }) => role === 'user')?.content ?? '';
  const text = typeof last === 'string' ? last : last.map((part) => (part.type === 'text' ? part.text : '')).join('\n');
  if (text.length <= READ_CHARACTERS) return text;
  const half = READ_CHARACTERS / 2;
  return `${text.slice(0, half)}\n${text.slice(-half)}`;
}

/** 0 for no match, 1 for `enough` and more. */
function density(text: string, pattern: RegExp, enough: number): number {
  let found = 0;
  // Tested and not matched: what was found is of no interest, and every match is an object.
  pattern.lastIndex = 0;
  while (found < enough && pattern.test(text)) found += 1;
  pattern.lastIndex = 0;
  return found / enough;
}

function foreignShare(text: string): number {
  let foreign = 0;
  const read = Math.min(text.length, 500);
  for (let at = 0; at < read; at++) if (text.charCodeAt(at) >= 0x250) foreign += 1;
  return read === 0 ? 0 : foreign / read;
}
