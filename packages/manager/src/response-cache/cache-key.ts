import { createHmac } from 'node:crypto';
import type { GenerateRequest, Message, Requirements, Tool } from '@modelhaven/core';
import type { CacheOwner, CacheQuestion, ResponseCacheSettings } from './types.ts';

type Sharing = Pick<ResponseCacheSettings, 'shareUsers' | 'shareTenants'>;
type Asked = Pick<CacheQuestion, 'request' | 'requirements' | 'owner' | 'person'>;

/** What stands for the last words of the user in the group of questions that differ in nothing else. */
const ANY_TEXT = { anyText: true };

/**
 * A question as one text that tells apart all that an answer may depend on, and nothing else: neither the dialect it
 * came in, nor the order of keys. Two ways to write the same question give one text.
 */
export function canonicalQuestion(asked: Asked, address: string, sharing: Sharing): string {
  return canonical(asked, address, sharing, asked.request.messages.map(toPlainMessage));
}

/** The same for the group of all questions that differ in the last words of the user only. */
export function canonicalGroup(asked: Asked, address: string, sharing: Sharing): string {
  const messages = asked.request.messages.map(toPlainMessage);
  return canonical(asked, address, sharing, [...messages.slice(0, -1), ANY_TEXT]);
}

/** A name that can be neither guessed nor read without the secret. */
export function nameOf(kind: string, text: string, secret: Uint8Array): string {
  return `${kind}:${createHmac('sha256', secret).update(kind).update('\0').update(text).digest('base64url')}`;
}

function canonical(
  { request, requirements, owner, person }: Asked,
  address: string,
  sharing: Sharing,
  messages: readonly unknown[],
): string {
  const { model: _model, messages: _messages, user: _user, ...rest } = request;
  return JSON.stringify(
    sorted({
      version: 1,
      owner: toScope(owner, sharing),
      address,
      person,
      requirements: toPlainRequirements(requirements),
      messages,
      ...toPlainOptions(rest),
    }),
  );
}

/** Who shares an answer. */
function toScope({ keyId, tenant, user }: CacheOwner, { shareUsers, shareTenants }: Sharing): object {
  const isShared = tenant !== undefined && shareTenants.includes(tenant);
  return {
    ...(isShared ? { tenant } : { tenant, keyId }),
    ...(shareUsers ? {} : { user }),
  };
}

/** Names were resolved before; whom else they allow has no part in what this model answers. */
function toPlainRequirements({ models: _models, ...rest }: Requirements): object {
  return rest;
}

function toPlainOptions(options: Omit<GenerateRequest, 'model' | 'messages' | 'user'>): object {
  const { tools, toolChoice, responseFormat, stopSequences, reasoning, extra, ...rest } = options;
  return {
    ...rest,
    ...(tools && tools.length > 0 ? { tools: tools.map(toPlainTool) } : {}),
    ...(toolChoice === undefined || toolChoice === 'auto' ? {} : { toolChoice }),
    ...(responseFormat === undefined || responseFormat.type === 'text'
      ? {}
      : { responseFormat: withSchemaAsWritten(responseFormat, 'schema') }),
    ...(stopSequences && stopSequences.length > 0 ? { stopSequences } : {}),
    ...(reasoning && Object.values(reasoning).some((value) => value !== undefined) ? { reasoning } : {}),
    ...(extra && Object.keys(extra).length > 0 ? { extra: asWritten(extra) } : {}),
  };
}

/** Where a provider may keep a prefix changes what it costs, and not what it says. */
function toPlainTool({ cacheBreakpoint: _breakpoint, ...tool }: Tool): object {
  return withSchemaAsWritten(tool, 'parameters');
}

function toPlainMessage(message: Message): object {
  const { content } = message;
  const parts = typeof content === 'string' ? [{ type: 'text', text: content }] : content.map(withoutBreakpoint);
  return { ...message, content: parts };
}

function withoutBreakpoint<Part extends object>(part: Part): object {
  if (!('cacheBreakpoint' in part)) return part;
  const { cacheBreakpoint: _breakpoint, ...rest } = part;
  return rest;
}

/** The order of the properties in a schema is the order in which a model writes them. */
function withSchemaAsWritten(value: object, field: string): object {
  const schema: unknown = Reflect.get(value, field);
  return schema === undefined ? value : { ...value, [field]: asWritten(schema) };
}

function asWritten(value: unknown): string {
  return JSON.stringify(value);
}

/** The same with the keys of all objects in one order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, entry]) => entry !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, entry]) => [key, sorted(entry)]),
  );
}
