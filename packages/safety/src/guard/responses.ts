import { type ErrorIssue, LlmError, type SafetyAction, type SafetyResponse } from '@modelhaven/core';

/** The actions that something is done about. */
export type ActionWithResponse = Exclude<SafetyAction, 'none' | 'note'>;

/** What is done about each action: one thing, or several together. */
export type Responses = Partial<Record<ActionWithResponse, SafetyResponse | readonly SafetyResponse[]>>;

/** Every response there is. */
export const SAFETY_RESPONSES = [
  'answer',
  'prepend',
  'append',
  'instruct',
  'vetted',
  'notify',
  'observe',
] as const satisfies readonly SafetyResponse[];

/** What holds where nobody says otherwise. */
export const DEFAULT_RESPONSES: Readonly<Record<ActionWithResponse, readonly SafetyResponse[]>> = {
  check_in: ['instruct'],
  crisis: ['answer', 'notify'],
  emergency: ['answer', 'notify'],
};

/** What is wrong with a choice of responses; nothing where it can be followed. */
export function responseIssues(responses: Responses): readonly ErrorIssue[] {
  return Object.entries(responses).flatMap(([action, chosen]) => {
    const list = listOf(chosen);
    const alone = list.find((each) => each === 'answer' || each === 'observe');
    const besides = list.filter((each) => each !== alone && each !== 'notify');
    if (list.length === 0) return [{ path: action, message: 'needs at least one response; "observe" does nothing' }];
    if (alone === undefined || besides.length === 0) return [];
    const message =
      alone === 'answer'
        ? `"answer" asks no model, so ${besides.join(', ')} would have no effect beside it`
        : `"observe" changes nothing, so it cannot stand beside ${besides.join(', ')}`;
    return [{ path: action, message }];
  });
}

/** Every action with its responses. Throws `CONFIG_INVALID` for those that contradict each other. */
export function resolveResponses(
  responses: Responses = {},
): Readonly<Record<ActionWithResponse, readonly SafetyResponse[]>> {
  const [issue] = responseIssues(responses);
  if (issue) throw new LlmError('CONFIG_INVALID', `respond.${issue.path}: ${issue.message}.`, { field: issue.path });
  return {
    check_in: listOf(responses.check_in ?? DEFAULT_RESPONSES.check_in),
    crisis: listOf(responses.crisis ?? DEFAULT_RESPONSES.crisis),
    emergency: listOf(responses.emergency ?? DEFAULT_RESPONSES.emergency),
  };
}

function listOf(chosen: SafetyResponse | readonly SafetyResponse[] | undefined): readonly SafetyResponse[] {
  if (chosen === undefined) return [];
  return typeof chosen === 'string' ? [chosen] : chosen;
}
