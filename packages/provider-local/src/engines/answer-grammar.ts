import type { Tool } from '@modelhaven/core';
import { assembleGrammar, type GrammarRules, literal, toRules } from '../json/to-grammar.ts';
import { untilRules } from '../json/until.ts';
import type { ReasoningMarks } from './answer-reader.ts';
import { type CallFormat, openingOf } from './call-format.ts';

/** Most calls in one answer: a model that cannot stop must not go on for ever. */
export const MOST_CALLS = 16;

/** What an answer may consist of. */
export interface AnswerShape {
  /** Absent where the model must not think first. */
  readonly reasoning?: ReasoningMarks | undefined;
  readonly calls?: {
    readonly format: CallFormat;
    readonly tools: readonly Tool[];
    readonly most: number;
  };
  /** The JSON that may stand in place of calls. */
  readonly json?: GrammarRules;
  /** What the format has before a text. */
  readonly textOpening?: string | undefined;
}

/** A grammar of whole answers. */
export function answerGrammar({ reasoning, calls, json, textOpening = '' }: AnswerShape): string {
  const rules = new Map(json?.rules);
  const text = textOpening === '' ? '' : `${quoted(textOpening)} `;
  const bodies = [...(json ? [text + json.root] : []), ...(calls ? [`${quoted(openingOf(calls.format))} calls`] : [])];
  if (calls) addCalls(rules, calls);
  rules.set('body', bodies.join(' | '));
  rules.set('root', reasoning ? addReasoning(rules, reasoning) : 'body');
  return assembleGrammar(rules);
}

/** A grammar of what follows the opening of the calls. */
export function afterOpeningGrammar(calls: NonNullable<AnswerShape['calls']>): string {
  const rules = new Map<string, string>();
  addCalls(rules, calls);
  rules.set('root', 'calls');
  return assembleGrammar(rules);
}

/** Arguments are an object, whatever the schema leaves open. */
export function argumentsSchema({ parameters }: Tool) {
  return parameters === undefined
    ? { type: 'object', properties: {}, additionalProperties: false }
    : parameters['type'] === undefined && parameters['$ref'] === undefined
      ? { ...parameters, type: 'object' }
      : parameters;
}

function addCalls(rules: Map<string, string>, { format, tools, most }: NonNullable<AnswerShape['calls']>): void {
  const alternatives = tools.map((tool, index) => {
    const { root, rules: own } = toRules(argumentsSchema(tool), `t${index}-`);
    for (const [name, body] of own) rules.set(name, body);
    return `${quoted(tool.name + format.afterName(tool.name))} ${root} ${quoted(format.afterArguments(tool.name))}`;
  });
  rules.set('call', alternatives.join(' | '));
  const more = most > 1 ? ` (${quoted(format.betweenCalls + format.prefix)} call){0,${most - 1}}` : '';
  rules.set('calls', `call${more} ${quoted(format.sectionSuffix)}`);
}

function addReasoning(rules: Map<string, string>, { open, close, isOpen, bare }: ReasoningMarks): string {
  if (bare) rules.set('thought', `([^<] | "<" [^<|])* ${quoted(close)}`);
  else for (const [name, body] of untilRules(close, 'thought')) rules.set(name, body);
  rules.set('gap', bare ? '""' : '"\\n"{0,2}');
  return isOpen ? 'thought gap body' : `(${quoted(open)} thought gap)? body`;
}

function quoted(text: string): string {
  return text === '' ? '""' : literal(text);
}
