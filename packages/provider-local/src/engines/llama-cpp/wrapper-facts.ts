import type { ChatWrapper, LlamaModel, LlamaText } from 'node-llama-cpp';
import { type ReasoningMarks, USUAL_MARKS } from '../answer-reader.ts';
import type { CallFormat } from '../call-format.ts';
import { CHANNEL_CALLS, CHANNEL_MARKS, usesChannels } from '../channel-reader.ts';
import { opensThinking } from '../opens-thinking.ts';

/** What a chat wrapper of the library says about calls of tools and about thinking, as plain texts. */
export interface WrapperFacts {
  readonly calls: CallFormat;
  /** Absent where the template says nothing of it. */
  readonly reasoning: Pick<ReasoningMarks, 'open' | 'close' | 'forced' | 'bare'> | undefined;
  /** Whether answers come in channels. */
  readonly channels: boolean;
  /** Whether the template begins every answer with thinking. The library renders without that part of templates. */
  readonly opensReasoning: boolean;
}

type Texts = string | LlamaText | undefined;

/** Reads the settings of a wrapper. Texts that only end the answer are cut off: the end token says it. */
export function readWrapper({ settings, wrapperName }: ChatWrapper, model: LlamaModel): WrapperFacts {
  const chatTemplate = templateOf(model);
  if (wrapperName === 'Harmony' || usesChannels(chatTemplate)) {
    return {
      calls: CHANNEL_CALLS,
      reasoning: CHANNEL_MARKS,
      channels: true,
      opensReasoning: false,
    };
  }
  const { call, parallelism } = settings.functions;
  const plain = (text: Texts): string => toPlainText(text, model);
  const named = (text: Texts, name: string): string => plain(text).replaceAll('{{functionName}}', name);
  // Where a format writes the braces itself, arguments would not be JSON; with JSON in their place it stays readable.
  const ownBraces = plain(call.paramsPrefix).endsWith('{') && plain(call.suffix).startsWith('}');
  const thought = settings.segments?.thought;
  const open = plain(textOrNothing(thought?.prefix)).trim();
  const close = plain(thought?.suffix).trim();
  const opensReasoning = opensThinking(chatTemplate);
  // A name in the same line as the mark is a part of how the thinking opens.
  const opening = plain(textOrNothing(thought?.prefix)).trimStart();
  const forced = open.startsWith('<|channel>') ? { end: `\n${close}`, none: `${opening}${close}` } : undefined;
  const declared = close === '' ? undefined : { open: open === '' ? USUAL_MARKS.open : open, close, forced };
  const usual = opensReasoning || chatTemplate.includes(USUAL_MARKS.close) ? USUAL_MARKS : undefined;
  return {
    calls: {
      sectionPrefix: plain(parallelism?.call.sectionPrefix),
      prefix: plain(call.prefix),
      afterName: (name) => (ownBraces ? named(call.paramsPrefix, name).slice(0, -1) : named(call.paramsPrefix, name)),
      afterArguments: (name) => {
        const suffix = beforeEnd(named(call.suffix, name), model);
        return ownBraces ? suffix.slice(1) : suffix;
      },
      betweenCalls: plain(parallelism?.call.betweenCalls),
      sectionSuffix: beforeEnd(plain(parallelism?.call.sectionSuffix), model),
      parallel: parallelism !== undefined,
    },
    reasoning: declared ?? usual,
    channels: false,
    opensReasoning,
  };
}

/** The chat template of a model; empty where it has none. */
export function templateOf(model: LlamaModel): string {
  const source = model.fileInfo.metadata.tokenizer?.chat_template;
  return typeof source === 'string' ? source : '';
}

/** Thinking that a prompt opens has no text of its own. */
function textOrNothing(prefix: unknown): Texts {
  const isMode = typeof prefix === 'object' && prefix !== null && 'type' in prefix && prefix.type === 'openedOnStart';
  return isMode ? undefined : (prefix as Texts);
}

function toPlainText(text: Texts, model: LlamaModel): string {
  if (text === undefined) return '';
  if (typeof text === 'string') return text;
  return text.values
    .map((value) => {
      if (typeof value === 'string') return value;
      const json = value.toJSON();
      if (typeof json !== 'string' && json.type === 'specialTokensText') return json.value;
      return model.detokenize(value.tokenize(model.tokenizer), true);
    })
    .join('');
}

/** A text up to the first token that ends an answer. */
function beforeEnd(text: string, model: LlamaModel): string {
  const tokens = model.tokenize(text, true);
  const at = tokens.findIndex((token) => model.isEogToken(token));
  if (at < 0) return text;
  const end = model.detokenize([tokens[at] as (typeof tokens)[number]], true);
  const cut = text.indexOf(end);
  return cut < 0 ? text : text.slice(0, cut);
}
