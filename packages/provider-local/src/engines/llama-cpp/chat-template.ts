import type { Message, Tool } from '@modelhaven/core';
import type { ChatWrapper, LlamaModel, LlamaText, Token } from 'node-llama-cpp';
import { endOfThoughts, noThoughts, type ReasoningMarks, USUAL_MARKS } from '../answer-reader.ts';
import type { CallFormat } from '../call-format.ts';
import { toChatHistory } from './to-chat-history.ts';
import { readWrapper, type WrapperFacts } from './wrapper-facts.ts';

/** A conversation as the model reads it, and how its answer is to be read. */
export interface Prompt {
  readonly tokens: Token[];
  /** Sequences of special tokens that end the answer. */
  readonly stopTokens: readonly (readonly Token[])[];
  /** Texts that end the answer and are not part of it. */
  readonly stopTexts: readonly string[];
  readonly reasoning: ReasoningMarks;
  /** Present where the answer comes in channels. */
  readonly channels: { readonly inText: boolean } | undefined;
}

export interface RenderOptions {
  readonly tools: readonly Tool[];
  /** False: the model is made to answer without thinking, where its template says how. */
  readonly mayReason: boolean;
}

/** Turns conversations into prompts by the model's own chat template. */
export interface ChatTemplate {
  /** How the model writes calls of tools: its own way, or a plain one where its template has none. */
  readonly callFormat: CallFormat;
  /** Whether the template says how the model thinks. */
  readonly declaresReasoning: boolean;
  render(messages: readonly Message[], options: RenderOptions): Prompt;
}

// The opening of thinking at the end of a prompt is a few tokens long.
const TAIL_TOKENS = 12;

/**
 * The template of a model. What users write is never read as special tokens: the library keeps template and text
 * apart, and only the template's part is searched for them.
 */
export function createChatTemplate(wrapper: ChatWrapper, model: LlamaModel): ChatTemplate {
  const facts = readWrapper(wrapper, model);
  const isText = (text: LlamaText): boolean => text.values.every((value) => typeof value === 'string');
  return {
    callFormat: facts.calls,
    declaresReasoning: facts.reasoning !== undefined,
    render(messages, { tools, mayReason }) {
      const { contextText, stopGenerationTriggers } = wrapper.generateContextState({
        chatHistory: toChatHistory(messages),
        ...(tools.length > 0 ? { availableFunctions: toFunctions(tools), documentFunctionParams: true } : {}),
      });
      const rendered = contextText.tokenize(model.tokenizer, 'trimLeadingSpace');
      const begun = startsWithUnwantedToken(model, rendered) ? rendered.slice(1) : rendered;
      const goesOn = messages.at(-1)?.role === 'assistant';
      const endsOpen = endsInReasoning(model, begun, facts);
      const isOpen = !goesOn && (endsOpen || facts.opensReasoning);
      const marks = facts.reasoning ?? USUAL_MARKS;
      const opening = isOpen && !endsOpen ? `${marks.open}\n` : '';
      const added = goesOn ? '' : opening + (mayReason ? '' : closingOf(facts, isOpen));
      return {
        tokens: added === '' ? begun : [...begun, ...model.tokenize(added, true)],
        stopTokens: stopGenerationTriggers
          .filter((trigger) => !isText(trigger))
          .map((trigger) => trigger.tokenize(model.tokenizer))
          .filter((trigger) => trigger.length > 0),
        stopTexts: stopGenerationTriggers.filter(isText).map(String),
        reasoning: {
          ...marks,
          declared: facts.reasoning !== undefined,
          isOpen: isOpen && mayReason,
        },
        channels: facts.channels ? { inText: goesOn } : undefined,
      };
    },
  };
}

function toFunctions(tools: readonly Tool[]) {
  return Object.fromEntries(
    tools.map(({ name, description, parameters }) => [
      name,
      {
        ...(description === undefined ? {} : { description }),
        // The library only writes it down for the model; the answer is held to it by our own grammar.
        ...(parameters === undefined ? {} : { params: parameters as never }),
      },
    ]),
  );
}

function endsInReasoning(model: LlamaModel, tokens: readonly Token[], { reasoning }: WrapperFacts): boolean {
  const { open } = reasoning ?? USUAL_MARKS;
  return model.detokenize(tokens.slice(-TAIL_TOKENS), true).trimEnd().endsWith(open);
}

/** The end of thoughts that were none, as templates write it for models that can do without. */
function closingOf({ reasoning }: WrapperFacts, isOpen: boolean): string {
  if (isOpen) return endOfThoughts(reasoning ?? USUAL_MARKS);
  return reasoning ? noThoughts(reasoning) : '';
}

/** Some wrappers always begin with the start token, also for models that say they were trained without it. */
function startsWithUnwantedToken(model: LlamaModel, tokens: readonly Token[]): boolean {
  const template = model.fileInfo.metadata.tokenizer?.chat_template;
  return (
    tokens.length > 1 &&
    tokens[0] === model.tokens.bos &&
    !model.tokens.shouldPrependBosToken &&
    typeof template === 'string' &&
    !template.includes('bos_token')
  );
}
