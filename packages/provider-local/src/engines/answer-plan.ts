import type { FinishReason, GenerateRequest, Tool } from '@modelhaven/core';
import { LlmError } from '@modelhaven/core';
import { checkSchema } from '../json/check-schema.ts';
import { planFormat } from '../response-format.ts';
import { afterOpeningGrammar, answerGrammar, argumentsSchema, MOST_CALLS } from './answer-grammar.ts';
import type { ReasoningMarks } from './answer-reader.ts';
import { type CallFormat, openingOf, triggerOf } from './call-format.ts';
import type { ReadCall } from './call-reader.ts';
import { CHANNEL_MARKS, FINAL_OPENING } from './channel-reader.ts';

/** How an answer is made to keep to what was asked, and read. */
export interface AnswerPlan {
  /** Holds the answer from its first token. */
  readonly grammar?: string;
  readonly reasoning?: ReasoningMarks;
  readonly calls?: CallPlan;
  /** Present where the answer comes in channels: whether it goes on in the text of one that was begun. */
  readonly channels?: { readonly inText: boolean } | undefined;
  /** Whether the text is JSON, so that it ends where its value does. */
  readonly isJson: boolean;
  /** What is wrong with the finished answer, a sentence each. */
  check(text: string, calls: readonly ReadCall[], reason: FinishReason): readonly string[];
}

/** How tools are called. */
export interface CallPlan {
  readonly format: CallFormat;
  readonly names: readonly string[];
  readonly most: number;
  /** `trigger`: wherever the model begins one; `instead`: in place of the JSON; `always`: the answer is nothing else. */
  readonly begin: 'trigger' | 'instead' | 'always';
  /** Text that tells calls from what else there may be. */
  readonly trigger: string;
  /** Holds what follows the opening, where the grammar does not hold the answer from its beginning. */
  readonly grammar?: string;
}

export interface PlanContext {
  readonly reasoning: ReasoningMarks;
  readonly callFormat: CallFormat;
  readonly mayReason: boolean;
  /** Present for models that answer in channels. */
  readonly channels?: { readonly inText: boolean } | undefined;
}

/** Tools that the model is told of. */
export function offeredTools({ tools = [], toolChoice }: GenerateRequest): readonly Tool[] {
  return toolChoice === 'none' ? [] : tools;
}

/** Whether the model may think before it answers. */
export function thinks({ reasoning }: GenerateRequest): boolean {
  return reasoning?.effort !== 'none';
}

/** The plan for a request. Pure. Throws `UNSUPPORTED` where two wishes cannot be told apart in the answer. */
export function planAnswer(request: GenerateRequest, context: PlanContext): AnswerPlan {
  const format = planFormat(request.responseFormat);
  const tools = callableTools(request);
  const { channels } = context;
  const textOpening = channels && !channels.inText ? FINAL_OPENING : undefined;
  const known = context.reasoning.declared || context.reasoning.isOpen;
  // A grammar has to know beforehand whether there may be thinking.
  const held = known && (context.mayReason || context.reasoning.isOpen) ? context.reasoning : undefined;
  const check = (text: string, calls: readonly ReadCall[], reason: FinishReason): readonly string[] => [
    ...(calls.length > 0 ? [] : format.check(text, reason)),
    ...calls.flatMap((call) => problemsOf(call, tools)),
  ];
  if (tools.length === 0) {
    if (!format.rules) return { reasoning: context.reasoning, channels, isJson: false, check };
    return {
      grammar: answerGrammar({ reasoning: held, json: format.rules, textOpening }),
      ...(held ? { reasoning: held } : {}),
      channels,
      isJson: true,
      check,
    };
  }

  const { callFormat } = context;
  const most = callFormat.parallel && request.parallelToolCalls !== false ? MOST_CALLS : 1;
  const shape = { format: callFormat, tools, most };
  const base = { format: callFormat, names: tools.map(({ name }) => name), most };
  const opening = openingOf(callFormat);
  const { toolChoice = 'auto' } = request;
  if (toolChoice !== 'auto') {
    return {
      grammar: answerGrammar({ reasoning: held, calls: shape }),
      ...(held ? { reasoning: held } : {}),
      channels,
      calls: { ...base, begin: 'always', trigger: opening },
      isJson: false,
      check: (_, calls, reason) => check('', calls, reason).filter(() => calls.length > 0),
    };
  }
  if (format.rules) {
    if (/^[{[]/.test(opening) && !/^\[[A-Z_]+\]/.test(opening)) {
      throw new LlmError(
        'UNSUPPORTED',
        'This model writes calls of tools as JSON, so that they cannot be told from a JSON answer. Leave out the response format, or the tools.',
        { field: 'responseFormat' },
      );
    }
    return {
      grammar: answerGrammar({ reasoning: held, calls: shape, json: format.rules, textOpening }),
      ...(held ? { reasoning: held } : {}),
      channels,
      calls: { ...base, begin: 'instead', trigger: opening },
      isJson: true,
      check,
    };
  }
  return {
    reasoning: context.reasoning,
    channels,
    calls: { ...base, begin: 'trigger', trigger: triggerOf(callFormat), grammar: afterOpeningGrammar(shape) },
    isJson: false,
    check,
  };
}

/** Tools that the model may call: all, or the one that was named. */
function callableTools(request: GenerateRequest): readonly Tool[] {
  const offered = offeredTools(request);
  const { toolChoice } = request;
  if (typeof toolChoice !== 'object') return offered;
  return offered.filter(({ name }) => name === toolChoice.tool);
}

/** What no grammar can express is checked afterwards. */
function problemsOf(call: ReadCall, tools: readonly Tool[]): readonly string[] {
  const tool = tools.find(({ name }) => name === call.name);
  if (!tool) return [];
  let value: unknown;
  try {
    value = JSON.parse(call.arguments);
  } catch {
    return [`The arguments of "${call.name}" are not valid JSON.`];
  }
  const problems = checkSchema(value, argumentsSchema(tool));
  return problems.length === 0
    ? []
    : [`The arguments of "${call.name}" do not keep to their schema. ${problems.join(' ')}`];
}

/** Texts of the format that special tokens may be a part of. */
export function marksOf({ reasoning, calls, channels }: AnswerPlan): readonly string[] {
  return [
    ...(channels ? [FINAL_OPENING, CHANNEL_MARKS.close, ' <|constrain|>json', '<|call|><|return|>'] : []),
    ...(reasoning ? [reasoning.open, reasoning.close] : []),
    ...(calls
      ? [
          openingOf(calls.format),
          calls.format.betweenCalls + calls.format.prefix,
          calls.format.sectionSuffix,
          ...calls.names.flatMap((name) => [calls.format.afterName(name), calls.format.afterArguments(name)]),
        ]
      : []),
  ];
}
