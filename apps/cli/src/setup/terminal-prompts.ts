import { confirm, isCancel, multiselect, text } from '@clack/prompts';
import { LlmError } from '@modelhaven/core';
import type { Prompts } from './prompts.ts';

/** Questions on this process's own terminal. */
export function createTerminalPrompts(signal: AbortSignal): Prompts {
  return {
    async confirm(message, byDefault) {
      return given(await confirm({ message, initialValue: byDefault, signal }));
    },
    async choose(message, options, chosen) {
      const answer = await multiselect({
        message: `${message} (space chooses, enter goes on)`,
        options: options.map(({ value, label, hint }) => ({ value, label, ...(hint === undefined ? {} : { hint }) })),
        initialValues: [...chosen],
        required: false,
        signal,
      });
      return given(answer);
    },
    async text(message, { byDefault, check }) {
      const answer = await text({
        message,
        ...(byDefault === '' ? {} : { placeholder: byDefault, defaultValue: byDefault }),
        validate: (typed) => (typed ? check?.(typed) : undefined),
        signal,
      });
      return given(answer) ?? '';
    },
  };
}

function given<Value>(answer: Value): Exclude<Value, symbol> {
  if (isCancel(answer)) throw new LlmError('ABORTED', 'Cancelled; nothing was written.');
  return answer as Exclude<Value, symbol>;
}
