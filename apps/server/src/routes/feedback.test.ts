import { LlmError } from '@modelhaven/core';
import { describe, expect, it } from 'vitest';
import { createScriptedManager } from '../testing/scripted-manager.ts';
import { buildTestServer } from '../testing/test-server.ts';

const give = (payload: object, feedback: Parameters<typeof createScriptedManager>[1] = {}) =>
  buildTestServer(createScriptedManager(undefined, feedback)).inject({
    method: 'POST',
    url: '/api/v1/feedback',
    payload,
  });

describe('POST /api/v1/feedback', () => {
  it('passes the verdict on and says whom it was about', async () => {
    const given: unknown[] = [];
    const response = await give(
      { request_id: 'r1', score: 8, weight: 0.5 },
      {
        feedback: async (...verdict) => {
          given.push(verdict);
          return { requestId: 'r1', address: 'local/demo' };
        },
      },
    );
    expect(response.json()).toEqual({ request_id: 'r1', address: 'local/demo' });
    expect(given).toEqual([['r1', 8, { weight: 0.5 }]]);
  });

  it.each([
    [{ score: 5 }, 'request_id'],
    [{ request_id: 'r1', score: 11 }, 'score'],
    [{ request_id: 'r1', score: 5, weight: 0 }, 'weight'],
  ])('refuses %j at %s', async (payload, field) => {
    const response = await give(payload);
    expect(response.statusCode).toBe(400);
    expect(response.json().error).toMatchObject({ code: 'INVALID_REQUEST', field });
  });

  it('says when an answer is not remembered', async () => {
    const unknown = async () => {
      throw new LlmError('INVALID_REQUEST', 'No answer of this id waits for feedback.', { field: 'requestId' });
    };
    expect((await give({ request_id: 'r1', score: 5 }, { feedback: unknown })).statusCode).toBe(400);
  });
});
