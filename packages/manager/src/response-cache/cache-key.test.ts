import type { GenerateRequest, Message } from '@modelhaven/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalGroup, canonicalQuestion, nameOf } from './cache-key.ts';
import type { CacheQuestion } from './types.ts';

type Asked = Pick<CacheQuestion, 'request' | 'requirements' | 'owner' | 'person'>;

const ALONE = { shareUsers: false, shareTenants: [] };
const ADDRESS = 'one/m';
const secret = new Uint8Array(32);
const textOf = (asked: Asked, address = ADDRESS) => canonicalQuestion(asked, address, ALONE);

const text = fc.oneof(fc.string({ maxLength: 6 }), fc.string({ unit: 'binary', maxLength: 6 }));
const textPart = fc.record({ type: fc.constant('text' as const), text });
const imagePart = fc.record({
  type: fc.constant('image' as const),
  base64: text,
  mediaType: fc.constantFrom('image/png', 'image/jpeg'),
  detail: fc.constantFrom('low' as const, 'high' as const),
});
const call = fc.record({ type: fc.constant('tool-call' as const), id: text, name: text, arguments: text });
const message: fc.Arbitrary<Message> = fc.oneof(
  fc.record({ role: fc.constant('system' as const), content: fc.array(textPart, { maxLength: 2 }) }),
  fc.record(
    {
      role: fc.constant('user' as const),
      content: fc.array(fc.oneof(textPart, imagePart), { maxLength: 3 }),
      name: text,
    },
    { requiredKeys: ['role', 'content'] },
  ),
  fc.record({ role: fc.constant('assistant' as const), content: fc.array(fc.oneof(textPart, call), { maxLength: 2 }) }),
  fc.record({
    role: fc.constant('tool' as const),
    toolCallId: text,
    content: fc.array(textPart, { maxLength: 2 }),
    isError: fc.boolean(),
  }),
);
const json = fc.dictionary(text, fc.jsonValue({ maxDepth: 2 }), { maxKeys: 3 });
const request = fc.record(
  {
    model: fc.constant('auto'),
    messages: fc.array(message, { minLength: 1, maxLength: 3 }),
    tools: fc.array(
      fc.record({ name: text, description: text, parameters: json, strict: fc.boolean() }, { requiredKeys: ['name'] }),
      { minLength: 1, maxLength: 2 },
    ),
    toolChoice: fc.oneof(fc.constantFrom('none' as const, 'required' as const), fc.record({ tool: text })),
    parallelToolCalls: fc.boolean(),
    responseFormat: fc.oneof(
      fc.constant({ type: 'json' as const }),
      fc.record({ type: fc.constant('json-schema' as const), schema: json }),
    ),
    reasoning: fc.record({ effort: fc.constantFrom('none' as const, 'low' as const), maxTokens: fc.nat() }),
    maxTokens: fc.nat(),
    temperature: fc.double({ min: 0, max: 2, noNaN: true }),
    topP: fc.double({ min: 0, max: 1, noNaN: true }),
    topK: fc.nat(),
    minP: fc.double({ min: 0, max: 1, noNaN: true }),
    frequencyPenalty: fc.integer({ min: -2, max: 2 }),
    presencePenalty: fc.integer({ min: -2, max: 2 }),
    repetitionPenalty: fc.integer({ min: 1, max: 5 }),
    stopSequences: fc.array(text, { minLength: 1, maxLength: 2 }),
    seed: fc.integer(),
    logprobs: fc.record({ top: fc.nat(20) }),
    logitBias: fc.dictionary(fc.nat(99).map(String), fc.integer({ min: -100, max: 100 }), { minKeys: 1 }),
    user: text,
    extra: fc.dictionary(fc.constantFrom('openrouter', 'ollama'), json, { minKeys: 1 }),
  },
  { requiredKeys: ['model', 'messages'] },
) satisfies fc.Arbitrary<unknown>;
const asked: fc.Arbitrary<Asked> = fc.record({
  request: request as unknown as fc.Arbitrary<GenerateRequest>,
  requirements: fc.record(
    { taskType: text, maxCostPerToken: fc.nat(), freeOnly: fc.boolean(), therapeuticSafetyRequired: fc.boolean() },
    { requiredKeys: [] },
  ),
  owner: fc.record({ keyId: text, tenant: text, user: text }, { requiredKeys: [] }),
  person: fc.record({ channel: fc.constantFrom('story', 'ooc'), locale: text, country: text }, { requiredKeys: [] }),
});

/** As JSON would carry it: `-0` is `0` there. What a request says about its user stands with the owner. */
const plain = ({ request: { user: _user, ...rest }, ...others }: Asked): unknown =>
  JSON.parse(JSON.stringify({ request: rest, ...others }));
const isEqual = (a: unknown, b: unknown): boolean => {
  try {
    expect(a).toEqual(b);
    return true;
  } catch {
    return false;
  }
};

describe('the name of a question', () => {
  it('is the same for two questions only where nothing that matters is different', () => {
    fc.assert(
      fc.property(asked, asked, (one, other) => {
        if (!isEqual(plain(one), plain(other))) expect(textOf(one)).not.toBe(textOf(other));
      }),
      { numRuns: 300 },
    );
  });

  it('changes with every single field that is put in the place of another', () => {
    // Two random questions differ in much; these two in one field.
    const parts = ['request', 'requirements', 'owner', 'person'] as const;
    fc.assert(
      fc.property(asked, asked, fc.constantFrom(...parts), fc.nat(), (one, other, part, pick) => {
        const fields = [...new Set([...Object.keys(one[part]), ...Object.keys(other[part])])].filter(
          (field) => field !== 'model' && !(part === 'request' && field === 'user'),
        );
        const field = fields[pick % Math.max(1, fields.length)];
        fc.pre(field !== undefined);
        const { [field]: _old, ...rest } = one[part] as Record<string, unknown>;
        const theirs = Reflect.get(other[part], field);
        const changed = { ...one, [part]: { ...rest, ...(theirs === undefined ? {} : { [field]: theirs }) } } as Asked;
        if (isEqual(plain(one), plain(changed))) expect(textOf(changed)).toBe(textOf(one));
        else expect(textOf(changed)).not.toBe(textOf(one));
      }),
      { numRuns: 500 },
    );
  });

  it('is the same for all ways to write one question', () => {
    const bare = { request: { model: 'a', messages: [{ role: 'user', content: 'Hi' }] } } as const;
    const others = { requirements: {}, owner: {}, person: {} };
    const name = textOf({ ...bare, ...others });
    const asParts: GenerateRequest = {
      model: 'b',
      messages: [{ role: 'user', content: [{ cacheBreakpoint: true, text: 'Hi', type: 'text' }] }],
      tools: [],
      toolChoice: 'auto',
      responseFormat: { type: 'text' },
      stopSequences: [],
      reasoning: {},
      extra: {},
    };
    expect(textOf({ request: asParts, ...others, requirements: { models: ['a', 'b'] } })).toBe(name);
    expect(textOf({ ...bare, ...others }, 'other/m')).not.toBe(name);
  });

  it('tells schemas apart whose properties come in another order', () => {
    const withSchema = (properties: object): Asked => ({
      request: {
        model: 'm',
        messages: [{ role: 'user', content: 'Hi' }],
        responseFormat: { type: 'json-schema', schema: { type: 'object', properties } },
      },
      requirements: {},
      owner: {},
      person: {},
    });
    expect(textOf(withSchema({ a: {}, b: {} }))).not.toBe(textOf(withSchema({ b: {}, a: {} })));
  });

  it('keeps keys, tenants and users apart, unless they share by name', () => {
    const of = (owner: Asked['owner'], sharing: Parameters<typeof canonicalQuestion>[2]) =>
      canonicalQuestion(
        { request: { model: 'm', messages: [{ role: 'user', content: 'Hi' }] }, requirements: {}, owner, person: {} },
        ADDRESS,
        sharing,
      );
    const one = { keyId: 'k1', tenant: 't', user: 'u1' };
    const otherKey = { ...one, keyId: 'k2' };
    const otherUser = { ...one, user: 'u2' };
    const tenantOnly = { ...ALONE, shareTenants: ['t'] };
    const usersOnly = { ...ALONE, shareUsers: true };
    expect(of(one, ALONE)).not.toBe(of(otherKey, ALONE));
    expect(of(one, ALONE)).not.toBe(of(otherUser, ALONE));
    expect(of(one, tenantOnly)).toBe(of(otherKey, tenantOnly));
    expect(of(one, tenantOnly)).not.toBe(of(otherUser, tenantOnly));
    expect(of(one, usersOnly)).toBe(of(otherUser, usersOnly));
    expect(of(one, usersOnly)).not.toBe(of(otherKey, usersOnly));
    // A tenant and a key may have one name, and are not the same.
    expect(of({ keyId: 't' }, tenantOnly)).not.toBe(of({ tenant: 't' }, tenantOnly));
    expect(of({ tenant: 'x', keyId: 'k1' }, tenantOnly)).not.toBe(of({ tenant: 'x', keyId: 'k2' }, tenantOnly));
  });

  it('holds nothing that somebody wrote, and cannot be made without the secret', () => {
    const written = textOf({
      request: { model: 'm', messages: [{ role: 'user', content: 'canary' }] },
      requirements: {},
      owner: { user: 'canary' },
      person: {},
    });
    const name = nameOf('answer', written, secret);
    expect(name).toMatch(/^answer:[\w-]{43}$/);
    expect(nameOf('answer', written, new Uint8Array(32).fill(1))).not.toBe(name);
    expect(nameOf('group', written, secret).slice(6)).not.toBe(name.slice(7));
  });

  it('of a group leaves out the last words and nothing else', () => {
    const group = (messages: readonly Message[], temperature = 0) =>
      canonicalGroup(
        { request: { model: 'm', messages, temperature }, requirements: {}, owner: {}, person: {} },
        ADDRESS,
        ALONE,
      );
    const user = (content: string): Message => ({ role: 'user', content });
    const system: Message = { role: 'system', content: 'Be kind.' };
    expect(group([system, user('a')])).toBe(group([system, user('b')]));
    expect(group([system, user('a')])).not.toBe(group([user('a')]));
    expect(group([user('x'), user('a')])).not.toBe(group([user('y'), user('a')]));
    expect(group([user('a')])).not.toBe(group([user('a')], 1));
  });
});
