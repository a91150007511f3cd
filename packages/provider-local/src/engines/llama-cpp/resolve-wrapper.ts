import type { ChatWrapper, LlamaModel } from 'node-llama-cpp';
import type { GgufFile } from '../../weights/scan.ts';
import { usesChannels } from '../channel-reader.ts';
import type { LlamaLibrary } from './load-library.ts';
import { sharedVerdicts, type VerdictStore, verdictKey } from './verdict-store.ts';
import { templateOf } from './wrapper-facts.ts';
import { fromVerdict, toVerdict } from './wrapper-verdict.ts';

const QUIET = { warningLogs: false, fallbackToOtherWrappersOnJinjaError: false } as const;

/**
 * What writes prompts as the model's template does. The library finds it by trying all formats that it knows, which takes
 * up to a second on the thread that serves everybody; so what came of it is kept in the folder, and in this process.
 */
export async function findWrapper(
  library: LlamaLibrary,
  model: LlamaModel,
  { embedded }: Pick<GgufFile, 'embedded'>,
  cacheDir: string | undefined,
  store: VerdictStore = sharedVerdicts,
): Promise<ChatWrapper> {
  if (embedded) return new library.ChatMLChatWrapper();
  const template = templateOf(model);
  // Rendered as Jinja, the prompt would end behind the header of the answer's text: no thinking, no calls.
  if (usesChannels(template)) return library.resolveChatWrapper(model, { ...QUIET, type: 'harmony' });
  const key = verdictKey(await library.getModuleVersion(), model);
  const verdict = await store.get(key, cacheDir);
  const known = verdict && fromVerdict(library, model, verdict);
  if (known) return withSingleBraces(known);
  const found = withOwnCalls(library, model, tryAll(library, model), template);
  const remembered = toVerdict(library, model, found);
  if (remembered) await store.set(key, remembered, cacheDir);
  return withSingleBraces(found);
}

function tryAll(library: LlamaLibrary, model: LlamaModel): ChatWrapper {
  try {
    return library.resolveChatWrapper(model, QUIET);
  } catch {
    // The template is broken, or beyond the library's Jinja: the nearest known format is tried instead.
    return library.resolveChatWrapper(model, { ...QUIET, noJinja: true });
  }
}

/**
 * The library knows a format again by its turns, also where the template has calls of its own, which it would then not
 * use. So such a template is run itself.
 */
function withOwnCalls(library: LlamaLibrary, model: LlamaModel, found: ChatWrapper, template: string): ChatWrapper {
  const { defaultSettings } = library.ChatWrapper;
  const hasOwn = found.settings.functions.call.prefix !== defaultSettings.functions.call.prefix;
  if (hasOwn || !template.includes('tool_calls') || found instanceof library.JinjaTemplateChatWrapper) return found;
  try {
    const jinja = new library.JinjaTemplateChatWrapper({ template, tokenizer: model.tokenizer });
    return jinja.usingJinjaFunctionCallTemplate ? jinja : found;
  } catch {
    return found;
  }
}

/** Where a format writes the braces of arguments and results itself, the library would write those of the JSON as well. */
function withSingleBraces(wrapper: ChatWrapper): ChatWrapper {
  const { functions } = wrapper.settings;
  const { call, result } = functions;
  if (call.paramsPrefix !== '{') return wrapper;
  const unbraced: ChatWrapper = Object.create(wrapper);
  Object.defineProperty(unbraced, 'settings', {
    value: {
      ...wrapper.settings,
      functions: {
        ...functions,
        call: { ...call, paramsPrefix: '', suffix: cutFirst(call.suffix) },
        result: { ...result, prefix: cutLast(result.prefix), suffix: cutFirst(result.suffix) },
      },
    },
  });
  return unbraced;
}

type Text = ChatWrapper['settings']['functions']['call']['suffix'];

function cutFirst(text: Text): Text {
  return cut(text, (plain) => plain.replace(/^\}/, ''), 0);
}

function cutLast(text: Text): Text {
  return cut(text, (plain) => plain.replace(/\{$/, ''), -1);
}

/** The text with one of its parts changed, counted from the end where it is negative. */
function cut(text: Text, change: (plain: string) => string, position: number): Text {
  if (typeof text === 'string') return change(text);
  const at = position < 0 ? text.values.length + position : position;
  const changed = Object.create(Object.getPrototypeOf(text)) as Exclude<Text, string>;
  return Object.assign(changed, text, {
    values: text.values.map((value, index) => {
      if (index !== at) return value;
      if (typeof value === 'string') return change(value);
      const special = value as unknown as { readonly value?: unknown };
      if (typeof special.value !== 'string') return value;
      return Object.assign(Object.create(Object.getPrototypeOf(value)), value, { value: change(special.value) });
    }),
  });
}
