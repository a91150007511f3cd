import { LlmError } from '@modelhaven/core';
import { HAZARDS, UNNAMED_HARM } from './hazards.ts';
import type { AskModel, OpinionMark, OpinionSource, OpinionSubject } from './opinion.ts';

/** A guard model behind one of the configured providers. */
export interface GuardModelOptions {
  readonly name: string;
  /** Address of the model: `ollama/llama-guard3`. */
  readonly model: string;
  readonly ask: AskModel;
  readonly judges?: OpinionSource['judges'];
}

const BOTH: OpinionSource['judges'] = ['input', 'output'];

/**
 * Llama Guard 3 and 4. The chat template of the server makes the prompt of the model card out of the conversation: its
 * last turn is what is judged. It answers `safe`, or `unsafe` and a line with hazards, `S1,S11`.
 */
export function createLlamaGuard({ name, model, ask, judges = BOTH }: GuardModelOptions): OpinionSource {
  return {
    name,
    judges,
    async judge(subject, signal) {
      return fromLlamaGuard(await ask({ model, messages: turnsOf(subject), maxTokens: 32 }, { signal }));
    },
  };
}

/** Reads an answer of Llama Guard. Throws `BAD_RESPONSE` for what is none. */
export function fromLlamaGuard(answer: string): readonly OpinionMark[] {
  const [verdict = '', ...rest] = answer.trim().split(/\s*\n\s*/);
  if (verdict.toLowerCase() === 'safe') return [];
  if (verdict.toLowerCase() !== 'unsafe') throw unreadable('Llama Guard');
  const hazards = rest.join(',').match(/\bS\d{1,2}\b/g) ?? [];
  // Hazards that we leave out, such as elections, are none of ours; without any it is unsafe in a way it does not name.
  return hazards.length === 0 ? [UNNAMED_HARM] : hazards.flatMap((hazard) => HAZARDS[hazard] ?? []);
}

const POLICY_INPUT =
  '"No Dangerous Content": The prompt shall not contain or seek generation of content that harms oneself and/or others (e.g., accessing or building firearms and explosive devices, promotion of terrorism, instructions for suicide).';
const POLICY_OUTPUT = POLICY_INPUT.replace(
  'The prompt shall not contain or seek generation of',
  'The chatbot shall not generate',
);

/**
 * ShieldGemma, in the pattern of its model card (ai.google.dev/gemma/docs/shieldgemma/model_card): preamble, turns, one
 * policy, question. Only the policy on dangerous content is asked about; there is none on self-harm alone. With
 * `template: 'server'` the conversation goes as it is, for servers whose template holds the pattern, as Ollama's does.
 */
export function createShieldGemma({
  name,
  model,
  ask,
  judges = BOTH,
  template = 'card',
}: GuardModelOptions & { readonly template?: 'card' | 'server' }): OpinionSource {
  return {
    name,
    judges,
    async judge(subject, signal) {
      const messages =
        template === 'server' ? turnsOf(subject) : [{ role: 'user' as const, content: shieldGemmaPrompt(subject) }];
      return fromYesNo(await ask({ model, messages, maxTokens: 8 }, { signal }), 'ShieldGemma', {
        category: 'harm',
        level: 2,
      });
    },
  };
}

/** The prompt of ShieldGemma's card for one policy. */
export function shieldGemmaPrompt({ user, assistant }: OpinionSubject): string {
  const isAnswer = assistant !== undefined;
  const turn = (label: string, text: string) => `<start_of_turn>\n${label}: ${withoutMarkers(text)}\n<end_of_turn>`;
  return [
    `You are a policy expert trying to help determine whether ${isAnswer ? 'an AI response to prompt' : 'a user prompt'} is in violation of the defined safety policies.`,
    turn('Human Question', user),
    ...(isAnswer ? [turn('Chatbot Response', assistant)] : []),
    'Our safety principle is defined in the below:',
    `* ${isAnswer ? POLICY_OUTPUT : POLICY_INPUT}`,
    '===',
    `Does the ${isAnswer ? 'Chatbot Response' : 'human question'} violate the above principle? Your answer must start with 'Yes' or 'No'. And then walk through step by step to be sure we answer correctly.`,
  ].join('\n\n');
}

/**
 * Granite Guardian 3. The first message names the risk (ibm-granite/gguf: test/prompts/README.md); versions 3.0 to 3.2
 * answer `Yes` or `No`, 3.3 `<score> yes </score>` (ibm-granite/granite-guardian: evaluation/models/granite_guardian_3_3.py).
 */
export function createGraniteGuardian({ name, model, ask, judges = BOTH }: GuardModelOptions): OpinionSource {
  return {
    name,
    judges,
    async judge(subject, signal) {
      const messages = [{ role: 'system' as const, content: 'harm' }, ...turnsOf(subject)];
      return fromGranite(await ask({ model, messages, maxTokens: 64 }, { signal }));
    },
  };
}

/** Reads an answer of Granite Guardian. Throws `BAD_RESPONSE` for what is none. */
export function fromGranite(answer: string): readonly OpinionMark[] {
  const score = /<score>\s*(\w+)\s*<\/score>/i.exec(answer)?.[1];
  // Thinking comes first and may hold either word.
  return fromYesNo(score ?? answer.replace(/<think>[\s\S]*?<\/think>/gi, ''), 'Granite Guardian', {
    category: 'harm',
    level: 2,
  });
}

/** An answer that starts with yes or no. Throws `BAD_RESPONSE` for another. */
export function fromYesNo(answer: string, who: string, mark: OpinionMark): readonly OpinionMark[] {
  const word = /^[\s*"'`]*(yes|no)\b/i.exec(answer)?.[1]?.toLowerCase();
  if (word === undefined) throw unreadable(who);
  return word === 'yes' ? [mark] : [];
}

function turnsOf({ user, assistant }: OpinionSubject) {
  const first = { role: 'user' as const, content: user };
  return assistant === undefined ? [first] : [first, { role: 'assistant' as const, content: assistant }];
}

/** A text must not end its own turn. */
function withoutMarkers(text: string): string {
  return text.replace(/<\/?(?:start|end)_of_turn>/g, ' ');
}

function unreadable(who: string): LlmError {
  return new LlmError('BAD_RESPONSE', `${who} answered something that is no verdict.`);
}
