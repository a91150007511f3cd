import {
  CAPABILITIES,
  type ErrorIssue,
  type GenerateRequest,
  LlmError,
  type Message,
  type Requirements,
  TASK_TYPES,
} from '@modelhaven/core';
import { type AcceptedProviders, acceptProviders, type KnownProviders, withExtra } from './accept-providers.ts';
import { choiceIssues } from './choice-issues.ts';
import { didYouMean } from './nearest.ts';
import { mergeRequirements } from './requirements.ts';
import type { ManagerRequest } from './types.ts';

/** A manager's request taken apart. */
export interface AcceptedRequest {
  /** `model` is the name that was asked for. */
  readonly request: GenerateRequest;
  readonly requirements: Requirements;
  /** What was asked for, in order: `model` (or `auto`), then the fallbacks. */
  readonly names: readonly string[];
  /** Where each name stood: `model`, `fallbacks[0]`. */
  readonly nameFields?: readonly string[];
  /** Providers that come first where nobody named a model. */
  readonly providerOrder?: readonly string[];
}

/** What a request is checked against. */
export interface AcceptContext extends KnownProviders {
  readonly taskTypes: readonly string[];
}

type NumberField = keyof {
  [Key in keyof ManagerRequest as number extends NonNullable<ManagerRequest[Key]> ? Key : never]: true;
} &
  keyof ManagerRequest;

const RANGES: Readonly<Partial<Record<NumberField, { min: number; max?: number; isWhole?: boolean }>>> = {
  maxTokens: { min: 1, isWhole: true },
  temperature: { min: 0, max: 2 },
  topP: { min: 0, max: 1 },
  topK: { min: 1, isWhole: true },
  minP: { min: 0, max: 1 },
  frequencyPenalty: { min: -2, max: 2 },
  presencePenalty: { min: -2, max: 2 },
  repetitionPenalty: { min: Number.MIN_VALUE },
  contextLengthNeeded: { min: 1, isWhole: true },
  maxLatencyMs: { min: 1 },
  minQualityScore: { min: 0, max: 10 },
  minSafetyScore: { min: 0, max: 10 },
  maxCostPerToken: { min: 0 },
  maxCostUsd: { min: 0 },
};

const RANGE_LIST = Object.entries(RANGES) as readonly [
  NumberField,
  { readonly min: number; readonly max?: number; readonly isWhole?: boolean },
][];

/**
 * Splits a request into what goes to a model and what is demanded of it. Throws `INVALID_REQUEST` with every problem:
 * figures out of range, unknown task types, capabilities and providers, demands that contradict each other.
 */
export function acceptRequest(input: ManagerRequest, context: AcceptContext): AcceptedRequest {
  return acceptRequirements(input, context, acceptMessages(input));
}

/** The same for a bare set of requirements, as `select` takes it: there need not be a question. */
export function acceptSelection(input: ManagerRequest | Requirements, context: AcceptContext): AcceptedRequest {
  const request = input as ManagerRequest & Requirements;
  const hasQuestion = request.prompt !== undefined || request.messages !== undefined;
  return acceptRequirements(request, context, hasQuestion ? acceptMessages(request) : { messages: [], issues: [] });
}

function acceptRequirements(
  input: ManagerRequest,
  context: AcceptContext,
  question: { readonly messages: readonly Message[]; readonly issues: readonly ErrorIssue[] },
): AcceptedRequest {
  const { model, models, fallbacks, providerPreferences, extra } = input;
  const demanded = demandsOf(input);
  const named = namesOf({ model, models, fallbacks });
  const names = [...named.keys()];
  const wishes = providerPreferences ? acceptProviders(providerPreferences, context) : NO_WISHES;
  const issues = [
    ...question.issues,
    ...rangeIssues(input),
    ...choiceIssues(input),
    ...requirementIssues(demanded, names, context),
    ...wishes.issues,
  ];
  if (issues.length > 0) throw invalid(issues);
  const requirements = mergeRequirements(demanded, wishes.requirements);
  if (requirements !== demanded) {
    const contradictions = requirementIssues(requirements, names, context);
    if (contradictions.length > 0) throw invalid(contradictions);
  }
  return {
    request: toRequest(input, names[0] ?? 'auto', question.messages, withExtra(extra, wishes.extra)),
    requirements,
    names,
    nameFields: [...named.values()],
    ...(wishes.order.length > 0 ? { providerOrder: wishes.order } : {}),
  };
}

const NO_WISHES: AcceptedProviders = { requirements: {}, order: [], issues: [] };

/** What is demanded of a model, and nothing that the model is told. */
const DEMANDS = [
  'taskType',
  'exclude',
  'providers',
  'requiredCapabilities',
  'contextLengthNeeded',
  'maxLatencyMs',
  'minQualityScore',
  'maxCostPerToken',
  'maxCostUsd',
  'therapeuticSafetyRequired',
  'minSafetyScore',
  'freeOnly',
  'preferFree',
  'localOnly',
  'prefer',
] as const satisfies readonly (keyof ManagerRequest & keyof Requirements)[];

/** What does not go to the model as it is. */
const NOT_PASSED_ON: ReadonlySet<string> = new Set<string>([
  ...DEMANDS,
  ...(['model', 'models', 'fallbacks', 'providerPreferences', 'extra', 'messages', 'prompt'] as const),
  // Assigned, it would be the prototype of the request.
  '__proto__',
]);

function demandsOf(input: ManagerRequest): Requirements {
  const demanded: Record<string, unknown> = {};
  for (const key of DEMANDS) {
    const value = input[key];
    if (value !== undefined) demanded[key] = value;
  }
  return demanded;
}

// Made key by key: every request comes through here, and a rest of so many names costs more than all that is checked.
function toRequest(
  input: ManagerRequest,
  model: string,
  messages: readonly Message[],
  extra: GenerateRequest['extra'],
): GenerateRequest {
  const request: Record<string, unknown> & GenerateRequest = { model, messages, ...(extra ? { extra } : {}) };
  for (const key of Object.keys(input)) {
    if (!NOT_PASSED_ON.has(key)) request[key] = input[key as keyof ManagerRequest];
  }
  return request;
}

/** Every name once, in order, with the field that it stood in. */
function namesOf({ model, models = [], fallbacks = [] }: NameFields): ReadonlyMap<string, string> {
  if (models.length === 0 && fallbacks.length === 0) return new Map([[model ?? 'auto', 'model']]);
  const given: [string, string][] = [
    ...(model === undefined ? [] : ([[model, 'model']] satisfies [string, string][])),
    ...models.map((name, index): [string, string] => [name, `models[${index}]`]),
  ];
  if (given.length === 0) given.push(['auto', 'model']);
  given.push(...fallbacks.map((name, index): [string, string] => [name, `fallbacks[${index}]`]));
  // The first place of a name counts, and a map keeps the last value.
  return new Map(given.filter(([name], index) => given.findIndex(([other]) => other === name) === index));
}

type NameFields = { readonly [Key in 'model' | 'models' | 'fallbacks']: ManagerRequest[Key] | undefined };

function acceptMessages({ messages, prompt }: ManagerRequest): {
  readonly messages: readonly Message[];
  readonly issues: readonly ErrorIssue[];
} {
  const wrong = (path: string, message: string) => ({ messages: [], issues: [{ path, message }] });
  if (messages !== undefined && prompt !== undefined) {
    return wrong('prompt', 'Give either "prompt" or "messages", not both.');
  }
  if (prompt !== undefined) {
    if (prompt.trim() === '') return wrong('prompt', 'The prompt is empty. Say what the model shall answer to.');
    return { messages: [{ role: 'user', content: prompt }], issues: [] };
  }
  if (!messages || messages.length === 0) return wrong('messages', 'Give a "prompt" or at least one message.');
  return { messages, issues: [] };
}

function rangeIssues(input: ManagerRequest): ErrorIssue[] {
  const issues: ErrorIssue[] = [];
  for (const [field, range] of RANGE_LIST) {
    const value: unknown = input[field];
    if (value === undefined) continue;
    const fits =
      typeof value === 'number' &&
      Number.isFinite(value) &&
      value >= range.min &&
      value <= (range.max ?? Number.POSITIVE_INFINITY) &&
      (!range.isWhole || Number.isInteger(value));
    if (fits) continue;
    const kind = range.isWhole ? 'a whole number' : 'a number';
    const bounds =
      range.max !== undefined
        ? `from ${range.min} to ${range.max}`
        : range.min === Number.MIN_VALUE
          ? 'above 0'
          : `of ${range.min} or more`;
    issues.push({ path: field, message: `"${field}" must be ${kind} ${bounds}.` });
  }
  return issues;
}

function requirementIssues(requirements: Requirements, names: readonly string[], context: AcceptContext): ErrorIssue[] {
  const issues: ErrorIssue[] = [];
  const { taskType, exclude = [], providers, requiredCapabilities = [] } = requirements;
  if (taskType !== undefined) {
    const taskTypes: readonly string[] = [...TASK_TYPES, ...context.taskTypes];
    if (!taskTypes.includes(taskType)) {
      issues.push({
        path: 'taskType',
        message: `There is no task type "${taskType}".${didYouMean(taskType, taskTypes)} Others are declared in the configuration.`,
      });
    }
  }
  for (const [index, capability] of requiredCapabilities.entries()) {
    if ((CAPABILITIES as readonly string[]).includes(capability)) continue;
    const message = `There is no capability "${capability}".${didYouMean(capability, CAPABILITIES)}`;
    issues.push({ path: `requiredCapabilities[${index}]`, message });
  }
  for (const [index, provider] of (providers ?? []).entries()) {
    const path = `providers[${index}]`;
    if (!context.providers.includes(provider)) {
      issues.push({ path, message: `There is no provider "${provider}".${didYouMean(provider, context.providers)}` });
    } else if (exclude.includes(provider)) {
      issues.push({ path, message: `"${provider}" is both demanded and excluded. Leave one of them out.` });
    }
  }
  if (providers?.length === 0) {
    issues.push({ path: 'providers', message: 'An empty list of providers allows nobody. Leave it out to allow all.' });
  }
  for (const name of names) {
    if (exclude.includes(name)) {
      issues.push({ path: 'exclude', message: `"${name}" is both asked for and excluded. Leave one of them out.` });
    }
    if (name === '')
      issues.push({ path: 'model', message: 'The name of the model is empty. Leave it out for "auto".' });
  }
  return issues;
}

function invalid(issues: readonly ErrorIssue[]): LlmError {
  const [first] = issues;
  return new LlmError('INVALID_REQUEST', issues.map(({ message }) => message).join(' '), {
    issues,
    ...(first ? { field: first.path } : {}),
  });
}
