import type { CallFormat } from '../call-format.ts';

/** A message as chat templates take it. */
export interface TemplateMessage {
  readonly role: string;
  /** Null where an answer has calls and no text, and the template wants it so. */
  readonly content: string | null;
  readonly reasoning_content?: string;
  readonly tool_calls?: readonly TemplateCall[];
  readonly tool_call_id?: string;
  readonly name?: string;
}

/** A call as chat templates take it; the arguments as a value or as JSON text, by the template. */
export interface TemplateCall {
  readonly id: string;
  readonly type: 'function';
  readonly function: { readonly name: string; readonly arguments: unknown };
}

/** How a template writes calls. */
export interface TemplateCalls {
  readonly format: CallFormat;
  /** What it wants the arguments of earlier calls as. */
  readonly argumentsAs: 'value' | 'text';
  /** What it wants in place of a text that an answer with calls does not have. */
  readonly noText: null | '';
}

/** Renders a conversation with two tools to offer, `TRIED_TOOLS`; throws where the template does not take it. */
export type RenderTrial = (messages: readonly TemplateMessage[], addPrompt: boolean) => string;

const FIRST = 'first_trial_tool';
const SECOND = 'second_trial_tool';
const VALUE = { trial_key: 'trial_value' };
const WRITTEN = /\{\s*"trial_key"\s*:\s*"trial_value"\s*\}/g;
// Nine letters and digits, which is what the strictest templates want.
const IDS = ['trialid01', 'trialid02'];
const ID_FIELD = /,\s*"id"\s*:\s*"trialid0\d"/g;
const QUESTION: TemplateMessage = { role: 'user', content: 'Hello' };
const ANSWER = 'trial answer';

/** Names of the tools that trials offer. */
export const TRIED_TOOLS = [FIRST, SECOND] as const;

/**
 * How a template writes calls, found out by letting it write some; undefined where it writes none, or not with a name
 * before arguments in JSON. `endTexts` are those of tokens that end an answer.
 */
export function readCallFormat(render: RenderTrial, endTexts: readonly string[]): TemplateCalls | undefined {
  for (const argumentsAs of ['value', 'text'] as const) {
    for (const noText of [null, ''] as const) {
      const format = tryFormat(render, endTexts, { argumentsAs, noText });
      if (format) return { format, argumentsAs, noText };
    }
  }
  return undefined;
}

function tryFormat(
  render: RenderTrial,
  endTexts: readonly string[],
  how: Omit<TemplateCalls, 'format'>,
): CallFormat | undefined {
  const begun = attempt(() => render([QUESTION], true));
  const one = attempt(() => render([QUESTION, calling(how, [FIRST])], false));
  if (begun === undefined || one === undefined) return undefined;
  const single = takeApart(one, begun, [FIRST]);
  if (!single) return undefined;
  const ending = closingOf(attempt(() => render([QUESTION, { role: 'assistant', content: ANSWER }], false)));
  const toEnd = (text: string): string => {
    const cut = endTexts.reduce((rest, end) => (rest.includes(end) ? rest.slice(0, rest.indexOf(end)) : rest), text);
    return ending !== '' && cut.endsWith(ending) ? cut.slice(0, -ending.length) : cut;
  };
  const afterName = (name: string) => single.afterName.replaceAll(FIRST, name);
  const closing = toEnd(single.rest).trimEnd();

  const both = attempt(() => render([QUESTION, calling(how, [FIRST, SECOND])], false));
  const double = both === undefined ? undefined : takeApart(both, begun, [FIRST, SECOND]);
  if (!double || double.opening !== single.opening) {
    return {
      sectionPrefix: '',
      prefix: single.opening,
      afterName,
      afterArguments: (name) => closing.replaceAll(FIRST, name),
      betweenCalls: '',
      sectionSuffix: '',
      parallel: false,
    };
  }
  // What stands between two calls ends like what opens the first, and begins like what closes the last.
  const prefix = commonEnd(single.opening, double.between);
  const between = double.between.slice(0, double.between.length - prefix.length);
  const afterArguments = commonStart(closing, between);
  return {
    sectionPrefix: single.opening.slice(0, single.opening.length - prefix.length),
    prefix,
    afterName,
    afterArguments: (name) => afterArguments.replaceAll(FIRST, name),
    betweenCalls: between.slice(afterArguments.length),
    sectionSuffix: closing.slice(afterArguments.length),
    parallel: true,
  };
}

function calling({ argumentsAs, noText }: Omit<TemplateCalls, 'format'>, names: readonly string[]): TemplateMessage {
  return {
    role: 'assistant',
    content: noText,
    tool_calls: names.map((name, i) => ({
      id: IDS[i] as string,
      type: 'function',
      function: { name, arguments: argumentsAs === 'value' ? VALUE : JSON.stringify(VALUE) },
    })),
  };
}

interface Taken {
  readonly opening: string;
  readonly afterName: string;
  /** Between the arguments of the first call and the name of the second. */
  readonly between: string;
  /** After the last arguments. */
  readonly rest: string;
}

/** The parts around names and arguments; undefined where they are not there, or not in this order. */
function takeApart(text: string, begun: string, names: readonly string[]): Taken | undefined {
  const written = text.replace(ID_FIELD, '');
  const answer = written.slice(commonStart(written, begun).length);
  // Thinking that was none is no part of the call.
  const thoughtEnd = answer.lastIndexOf('</think>', answer.indexOf(names[0] as string));
  const calls = (thoughtEnd < 0 ? answer : answer.slice(thoughtEnd + '</think>'.length)).trimStart();
  const found = [...calls.matchAll(WRITTEN)];
  if (found.length !== names.length) return undefined;
  const places = names.map((name, i) => {
    const from = i === 0 ? 0 : (found[i - 1] as RegExpExecArray).index + (found[i - 1] as RegExpExecArray)[0].length;
    const nameAt = calls.indexOf(name, from);
    const argumentsAt = (found[i] as RegExpExecArray).index;
    return { from, nameAt, nameEnd: nameAt + name.length, argumentsAt };
  });
  if (places.some(({ nameAt, nameEnd, argumentsAt }) => nameAt < 0 || nameEnd > argumentsAt)) return undefined;
  const [first, second] = places as [(typeof places)[number], (typeof places)[number] | undefined];
  const last = found.at(-1) as RegExpExecArray;
  const opening = calls.slice(0, first.nameAt);
  // A call that begins with nothing but its name could not be told from text.
  if (opening.trim() === '' || opening.includes('trialid')) return undefined;
  return {
    opening,
    afterName: calls.slice(first.nameEnd, first.argumentsAt),
    between: second ? calls.slice(second.from, second.nameAt) : '',
    rest: calls.slice(last.index + last[0].length),
  };
}

/** What a template writes after an answer. */
function closingOf(text: string | undefined): string {
  const at = text?.lastIndexOf(ANSWER) ?? -1;
  return text === undefined || at < 0 ? '' : text.slice(at + ANSWER.length);
}

function attempt(render: () => string): string | undefined {
  try {
    return render();
  } catch {
    return undefined;
  }
}

function commonStart(a: string, b: string): string {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  return a.slice(0, length);
}

function commonEnd(a: string, b: string): string {
  let length = 0;
  while (length < a.length && length < b.length && a[a.length - 1 - length] === b[b.length - 1 - length]) length++;
  return a.slice(a.length - length);
}
