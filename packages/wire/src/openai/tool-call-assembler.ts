import { LlmError, type ToolCallDeltaEvent } from '@modelhaven/core';
import { argumentsOf, syntheticCallId } from './from-response.ts';
import { filled, isRecord, type JsonObject } from './json.ts';

interface OpenCall {
  readonly index: number;
  /** The index as the wire has it. */
  readonly wireIndex: number | undefined;
  id: string | undefined;
  name: string | undefined;
  arguments: string;
  /** Whether its first event is out; before that, arguments wait for the name. */
  isAnnounced: boolean;
}

/** Turns the tool call deltas of one answer into events. */
export interface ToolCallAssembler {
  /** One entry of `delta.tool_calls`, or a legacy `delta.function_call`. */
  push(delta: JsonObject): ToolCallDeltaEvent | undefined;
  readonly count: number;
  /** Throws `BAD_RESPONSE` if a call never got its name. */
  end(): void;
}

/**
 * Decides to which call each delta belongs. The dialect says "by `index`, whose first delta has id and name"; servers in
 * use leave out the index, the id, or both, send every call with index 0 or -1, repeat id and name with every delta,
 * give every delta an id of its own, or send a whole call twice.
 */
export function createToolCallAssembler(answerId: () => string | undefined): ToolCallAssembler {
  const calls: OpenCall[] = [];

  const find = (id: string | undefined, wireIndex: number | undefined, name: string | undefined, args: string) => {
    const byId = id === undefined ? undefined : calls.findLast((call) => call.id === id);
    if (byId) return byId;
    const candidate = wireIndex === undefined ? calls.at(-1) : calls.findLast((call) => call.wireIndex === wireIndex);
    if (!candidate) return undefined;
    // A new call brings its name; without one the delta goes on with the call that is open, whatever its id.
    if (name === undefined) return candidate;
    if (candidate.name === undefined) return candidate;
    if (name !== candidate.name) return undefined;
    const isOpen = candidate.arguments !== '' && !isCompleteObject(candidate.arguments);
    if (id !== undefined && candidate.id !== undefined) return isOpen ? candidate : undefined;
    // The same name without a new id: either repeated with every delta, or the same tool called once more.
    return isCompleteObject(candidate.arguments) && (args === '' || args.trimStart().startsWith('{'))
      ? args === candidate.arguments && id === undefined && wireIndex !== undefined
        ? candidate
        : undefined
      : candidate;
  };

  return {
    push(delta) {
      const called = isRecord(delta['function']) ? delta['function'] : delta;
      const id = filled(delta['id']);
      const name = filled(called['name']);
      const args = argumentsOf(called['arguments']);
      const index = delta['index'];
      const wireIndex = typeof index === 'number' && Number.isInteger(index) && index >= 0 ? index : undefined;
      let call = find(id, wireIndex, name, args);
      if (!call) {
        call = { index: calls.length, wireIndex, id, name, arguments: '', isAnnounced: false };
        calls.push(call);
      }
      call.id ??= id;
      call.name ??= name;
      // A whole call sent once more must not have its arguments twice: two objects in a row are no JSON.
      const isRepeated = args !== '' && args === call.arguments && isCompleteObject(args);
      const fresh = isRepeated ? '' : args;
      call.arguments += fresh;
      if (call.isAnnounced)
        return fresh === '' ? undefined : { type: 'tool-call-delta', index: call.index, arguments: fresh };
      if (call.name === undefined) return undefined;
      call.isAnnounced = true;
      call.id ??= syntheticCallId(answerId(), call.index);
      return { type: 'tool-call-delta', index: call.index, id: call.id, name: call.name, arguments: call.arguments };
    },
    get count() {
      return calls.length;
    },
    end() {
      if (calls.some((call) => !call.isAnnounced)) {
        throw new LlmError('BAD_RESPONSE', 'The answer calls a tool without a name.');
      }
    },
  };
}

function isCompleteObject(text: string): boolean {
  if (!text.trimStart().startsWith('{') || !text.trimEnd().endsWith('}')) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
