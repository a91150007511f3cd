import type { ChatWrapper, LlamaModel } from 'node-llama-cpp';
import type { LlamaLibrary } from './load-library.ts';

/** Which of the library's wrappers writes as a template does, and with which settings. */
export interface WrapperVerdict {
  readonly type: string;
  readonly options: Readonly<Record<string, unknown>>;
}

const QUIET = { warningLogs: false, fallbackToOtherWrappersOnJinjaError: false } as const;

/** The wrapper that a verdict names; undefined where the library does not know it any more. */
export function fromVerdict(
  library: LlamaLibrary,
  model: LlamaModel,
  { type, options }: WrapperVerdict,
): ChatWrapper | undefined {
  const known = library.resolvableChatWrapperTypeNames.find((name) => name === type);
  if (known === undefined || known === 'auto') return undefined;
  try {
    return library.resolveChatWrapper(model, {
      ...QUIET,
      type: known,
      ...(known === 'jinjaTemplate' ? {} : { customWrapperSettings: { [known]: options } }),
    });
  } catch {
    return undefined;
  }
}

/** What to remember of a wrapper; undefined where it could not be made again just as it is. */
export function toVerdict(library: LlamaLibrary, model: LlamaModel, wrapper: ChatWrapper): WrapperVerdict | undefined {
  const options = Object.fromEntries(
    Object.entries(wrapper).filter(
      ([key, value]) => key !== 'settings' && key !== 'wrapperName' && typeof value !== 'function',
    ),
  );
  // It has the template of the model and no settings of its own.
  if (wrapper instanceof library.JinjaTemplateChatWrapper) return { type: 'jinjaTemplate', options: {} };
  for (const type of library.specializedChatWrapperTypeNames) {
    const verdict = { type, options };
    const again = fromVerdict(library, model, verdict);
    if (again?.constructor === wrapper.constructor && print(again) === print(wrapper)) return verdict;
  }
  return undefined;
}

/** Everything that a wrapper consists of, as text. */
function print(wrapper: ChatWrapper): string {
  return JSON.stringify(wrapper, (_, value: unknown) => (typeof value === 'function' ? String(value) : value));
}
