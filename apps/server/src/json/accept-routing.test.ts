import { LlmError } from '@modelhaven/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createScriptedManager } from '../testing/scripted-manager.ts';
import { buildTestServer } from '../testing/test-server.ts';
import { acceptRouting } from './accept-routing.ts';

const thrownBy = (body: unknown): LlmError => {
  try {
    acceptRouting(body);
  } catch (error) {
    return LlmError.from(error);
  }
  throw new Error('Nothing was thrown.');
};

describe('routing in the body of another dialect', () => {
  it.each([
    [{ model: 'a' }, 'a', {}],
    [{ model: 'a', models: ['a', 'b'], fallbacks: ['c'] }, 'a', { fallbacks: ['a', 'b', 'c'] }],
    [{ models: ['b', 'c'] }, 'b', { fallbacks: ['c'] }],
    [{ model: null, models: null, fallbacks: ['c'], provider: null }, 'c', {}],
    [
      { model: 'a', provider: { order: ['p', 'q'], allow_fallbacks: true } },
      'a',
      { providerPreferences: { order: ['p', 'q'] } },
    ],
    [
      { model: 'a', provider: { order: ['p'], allow_fallbacks: false } },
      'a',
      { providerPreferences: { order: ['p'], only: ['p'] } },
    ],
    [
      { model: 'a', provider: { only: ['p'], ignore: ['q'], sort: 'price' } },
      'a',
      { providerPreferences: { only: ['p'], ignore: ['q'], sort: 'price' } },
    ],
  ])('%j', (body, model, routing) => {
    expect(acceptRouting({ ...body, temperature: 1 })).toEqual({ body: { temperature: 1, model }, routing });
  });

  it.each([
    [{ models: 'a' }, 'models'],
    [{ models: ['a', ''] }, 'models[1]'],
    [{ fallbacks: Array(21).fill('a') }, 'fallbacks'],
    [{ provider: { only: [] } }, 'provider.only'],
    [{ provider: { sort: 'beauty' } }, 'provider.sort'],
    [{ provider: { allow_fallbacks: false } }, 'provider.allow_fallbacks'],
  ])('refuses %j at %s', (body, field) => {
    expect(thrownBy(body)).toMatchObject({ code: 'INVALID_REQUEST', details: { field } });
  });

  // A wish for privacy must not be read and forgotten.
  it('refuses wishes that it cannot grant', () => {
    expect(thrownBy({ provider: { data_collection: 'deny' } })).toMatchObject({ code: 'INVALID_REQUEST' });
  });

  it('leaves what is no object to whoever reads it next', () => {
    for (const body of [undefined, null, 'x', [1]]) expect(acceptRouting(body)).toEqual({ body, routing: {} });
  });

  it('is read to the same where nobody stands in, which is not checked as the rest is', () => {
    const outcome = (body: unknown) => {
      try {
        return acceptRouting(body);
      } catch (error) {
        return LlmError.from(error).message;
      }
    };
    const model = fc.oneof(
      fc.string({ maxLength: 3 }),
      fc.constantFrom('m'.repeat(512), 'm'.repeat(513)),
      fc.jsonValue(),
    );
    fc.assert(
      fc.property(fc.record({ model, temperature: fc.double(), user: fc.string() }, { requiredKeys: [] }), (body) => {
        // `null` says nothing, and sends it the long way.
        expect(outcome(body)).toEqual(outcome({ ...body, models: null }));
      }),
    );
  });
});

describe('routing on the routes', () => {
  const MESSAGES = [{ role: 'user', content: 'Hi' }];
  it.each([
    ['/v1/chat/completions', { messages: MESSAGES }],
    ['/v1/completions', { prompt: 'Hi' }],
  ])('reaches the manager from %s', async (url, rest) => {
    for (const stream of [false, true]) {
      const manager = createScriptedManager();
      const payload = { ...rest, stream, models: ['a', 'b'], fallbacks: ['c'], provider: { ignore: ['q'] } };
      const { statusCode } = await buildTestServer(manager).inject({ method: 'POST', url, payload });
      expect(statusCode).toBe(200);
      expect(manager.calls[0]?.request).toMatchObject({
        model: 'a',
        fallbacks: ['b', 'c'],
        providerPreferences: { ignore: ['q'] },
      });
    }
  });

  it('is refused in the words of the dialect', async () => {
    const payload = { model: 'a', messages: MESSAGES, provider: { sort: 'beauty' } };
    const url = '/v1/chat/completions';
    const response = await buildTestServer(createScriptedManager()).inject({ method: 'POST', url, payload });
    expect(response.statusCode).toBe(400);
    expect(response.json().error).toMatchObject({ type: 'invalid_request_error', param: 'provider.sort' });
  });

  it.each(['/api/v1/models/generate', '/api/v1/models/select'])('reaches the manager from %s', async (url) => {
    let selected: unknown;
    const manager = createScriptedManager(undefined, {
      select: async (request) => {
        selected = request;
        return { algorithm: 'none', requirements: {}, promptTokens: 0, ranked: [], rejected: [] };
      },
    });
    const payload = { prompt: 'Hi', models: ['a', 'b'], provider: { order: ['p'], allow_fallbacks: false } };
    const { statusCode } = await buildTestServer(manager).inject({ method: 'POST', url, payload });
    expect(statusCode).toBe(200);
    expect(selected ?? manager.calls[0]?.request).toEqual({
      prompt: 'Hi',
      models: ['a', 'b'],
      providerPreferences: { order: ['p'], only: ['p'] },
    });
  });
});
