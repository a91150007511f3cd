import type { PreTrainedTokenizer } from '@huggingface/transformers';
import type { TemplateTokenizer } from './onnx-template.ts';
import type { TokenizerFiles } from './tokenizer-files.ts';

/** The library's tokenizer, with the chat template from wherever it lies. */
export function createTemplateTokenizer(
  tokenizer: PreTrainedTokenizer,
  { specialTexts, template }: TokenizerFiles,
  endTexts: readonly string[],
): TemplateTokenizer {
  /** What a model may have several of under names, one of them for tools. */
  const source = (hasTools: boolean): string => {
    const known: unknown = tokenizer.chat_template;
    if (known === null && template !== undefined) return template;
    const found = tokenizer.get_chat_template(hasTools ? ({ tools: [] } as object) : {});
    return typeof found === 'string' ? found : '';
  };
  return {
    specialTexts,
    endTexts,
    source,
    encode: (text) => tokenizer.encode(text, { add_special_tokens: false }),
    render: (messages, { tools, addPrompt, mayReason }) =>
      tokenizer.apply_chat_template(messages as never, {
        tokenize: false,
        add_generation_prompt: addPrompt,
        chat_template: source(tools !== undefined),
        ...(tools === undefined ? {} : { tools: tools as object[] }),
        // Templates that know this word leave the thinking out; others do not look at it.
        ...({ enable_thinking: mayReason } as object),
      }),
  };
}
