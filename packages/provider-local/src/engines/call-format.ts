/** How a model writes calls of tools: the texts around names and arguments. Arguments are a JSON object. */
export interface CallFormat {
  /** Before all calls of an answer. */
  readonly sectionPrefix: string;
  /** Before the name of each. */
  readonly prefix: string;
  /** Between a name and its arguments. */
  afterName(name: string): string;
  /** After the arguments. */
  afterArguments(name: string): string;
  readonly betweenCalls: string;
  /** After all calls; what only says that the answer ends is left out. */
  readonly sectionSuffix: string;
  /** Whether an answer may hold more than one call. */
  readonly parallel: boolean;
}

/** What an answer writes when it begins to call tools, up to the first name; white space before it is left out. */
export function openingOf(format: CallFormat): string {
  return (format.sectionPrefix + format.prefix).trimStart();
}

/** The least of the opening that tells a call from text: its first tag where it begins with one. */
export function triggerOf(format: CallFormat): string {
  const opening = openingOf(format);
  const tag = /^(?:<[^<>\s]+>|\[[A-Z_]+\])/.exec(opening)?.[0];
  return tag ?? opening.trimEnd();
}
