import { describe, expect, it } from 'vitest';
import { createScriptedManager } from '../testing/scripted-manager.ts';
import { buildTestServer } from '../testing/test-server.ts';

const app = buildTestServer(createScriptedManager());
const check = (payload: object) => app.inject({ method: 'POST', url: '/api/v1/safety/check', payload });

describe('POST /api/v1/safety/check', () => {
  it('finds what is in a text, says where, and does not send it back', async () => {
    const text = 'It rained all day. I want to kill myself.';
    const answer = await check({ text, locale: 'en', country: 'US' });
    expect(answer.statusCode).toBe(200);
    const verdict = answer.json();
    expect(verdict).toMatchObject({ action: 'check_in', degraded: false });
    expect(verdict.level).toBeGreaterThanOrEqual(2);
    expect(verdict.categories).toContain('suicide');
    const [finding] = verdict.findings;
    expect(text.slice(finding.start, finding.end)).toContain('kill myself');
    expect(verdict.resources[0]).toMatchObject({ country: 'US', source: expect.any(String) });
    expect(answer.headers['x-modelhaven-safety']).toBe('check_in');
    expect(answer.body).not.toContain('kill myself');
    expect(answer.body).not.toContain('rained');
  });

  it('weighs who speaks', async () => {
    const text = 'I am going to kill myself tonight!';
    const levels = await Promise.all(
      ['ooc', 'story'].map(async (channel) => (await check({ text: `"${text}" cried the knight.`, channel })).json()),
    );
    expect(levels[1].level).toBeLessThanOrEqual(levels[0].level);
    expect((await check({ text: 'The lake lies still.' })).json()).toMatchObject({
      level: 0,
      action: 'none',
      findings: [],
    });
  });

  it('takes any string, lone surrogates included', async () => {
    expect((await check({ text: '\ud800 \u0000 a' })).statusCode).toBe(200);
    expect((await check({ text: '' })).json()).toMatchObject({ action: 'none' });
  });

  it('refuses what it does not know, in our own words', async () => {
    for (const payload of [{}, { text: 1 }, { text: 'a', role: 'moderation' }, { text: 'a', country: 'de' }]) {
      const answer = await check(payload);
      expect(answer.statusCode).toBe(400);
      expect(answer.json().error).toMatchObject({ code: 'INVALID_REQUEST', field: expect.any(String) });
    }
    const long = await check({ text: 'a'.repeat(1_000_001) });
    expect(long.json().error).toMatchObject({ code: 'INVALID_REQUEST', field: 'text' });
  });
});
