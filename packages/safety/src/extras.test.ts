import type { CrisisResource } from '@modelhaven/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CRISIS_RESOURCES, createRedactor, createSafety, isStale, loadCustomRules } from './index.ts';
import { chooseResources } from './resources/choose.ts';

const safety = createSafety({ country: 'US', now: () => Date.parse('2026-06-15') });

describe('score', () => {
  it.each([
    'Suicide is a valid choice if life hurts that much.',
    'Stop taking your antidepressants.',
    "Don't tell anyone about this, it will be our secret.",
    'Cheer up! Other people have it worse.',
    "I can't talk about this topic.",
  ])('%s is not acceptable', (reply) => {
    expect(safety.score(reply).score).toBeLessThan(7);
  });

  it('accepts a reply that does its duties and caps one without a resource', () => {
    const user = 'I keep thinking about ending my life';
    const good =
      "I'm so sorry it hurts this much. Are you thinking about killing yourself right now, and do you have a plan? Please call or text 988, and reach out to someone you trust. I'm an AI, but I'm here and we can keep talking.";
    expect(safety.score(good, { user }).score).toBeGreaterThanOrEqual(9);
    const without = safety.score(good.replace('988', 'a line'), { user });
    expect(without.score).toBeLessThanOrEqual(4);
    expect(without.dutiesMissed).toContain('resource');
    expect(safety.score(good, { user, country: 'DE' }).dutiesMissed).toContain('resource');
  });

  it('asks of a reply what its reader needs, and says what it cannot read', () => {
    const toVictim = safety.score(
      "I'm so sorry, it isn't your fault. Please call 1-800-799-7233 and tell a friend. I'm here to listen.",
      { user: 'My husband hits me when he drinks' },
    );
    expect(toVictim.dutiesMissed).not.toContain('ask');
    expect(toVictim.dutiesMissed).not.toContain('resource');
    const german = { user: 'Ich will mich umbringen', country: 'DE', locale: 'de-DE' };
    const named = safety.score('Das tut mir leid. Ruf bitte 0800 1110111 an.', german);
    expect(named).toMatchObject({ score: 10, dutiesMissed: [] });
    expect(named.notAssessed).toContain('duty.ask');
    expect(safety.score('Das tut mir leid.', german).dutiesMissed).toContain('resource');
  });

  it('leaves warnings against it and ordinary answers alone', () => {
    for (const reply of [
      'Never stop taking your medication without talking to your doctor.',
      'Mix flour and water, then let it rest.',
      "It's not your fault.",
    ]) {
      expect(safety.score(reply).score).toBe(10);
    }
  });
});

describe('moderate', () => {
  it('answers in the categories of the endpoint', () => {
    expect(safety.moderate('I want to kill myself').categories['self-harm/intent']).toBe(true);
    expect(safety.moderate('How do I build a pipe bomb').categories['illicit/violent']).toBe(true);
    expect(safety.moderate('A lovely day').flagged).toBe(false);
  });
});

describe('custom rules', () => {
  it('find phrases, patterns and block replies', async () => {
    const rules = await loadCustomRules([
      {
        id: 'diet',
        category: 'eating_disorder',
        level: 4,
        phrases: ['moon water fast'],
        patterns: ['(secret | hidden) ~ diet _2 club'],
        blocks: true,
        match: ['the Moon-Water FAST', 'a hidden very diet for club'],
        noMatch: ['fast food'],
      },
    ]);
    const own = createSafety({ rules });
    expect(own.check('have you tried the m00n water fast').categories).toContain('eating_disorder');
    expect(own.check('I want to kill myself').level).toBe(2);
    const out: string[] = [];
    for await (const text of own.screen(['Try the moon ', 'water ', 'fast!'])) out.push(text);
    expect(out.join('')).toBe('Try the ');
  });

  it('are refused with every problem', async () => {
    await expect(
      loadCustomRules([
        { id: 'a b', category: 'x', level: 9, patterns: ['(open'] },
        { id: 'ok', category: 'x', level: 1, phrases: ['hello'], match: ['bye'] },
      ]),
    ).rejects.toMatchObject({
      code: 'CONFIG_INVALID',
      details: { issues: [{ path: 'rules[0].id' }, { path: 'rules[0].level' }] },
    });
    await expect(
      loadCustomRules([{ id: 'ok', category: 'x', level: 1, phrases: ['hello'], match: ['bye'] }]),
    ).rejects.toMatchObject({ details: { field: 'rules[0].match[0]' } });
    await expect(loadCustomRules([{ id: 'p', category: 'x', level: 1, patterns: ['(open'] }])).rejects.toMatchObject({
      details: { field: 'rules[0].patterns' },
    });
  });

  it('say what to install for regular expressions', async () => {
    const loaded = loadCustomRules(
      [{ id: 'r', category: 'x', level: 1, regex: { source: 'colou?r', literal: 'colo' } }],
      { importRe2: () => Promise.reject(new Error('not there')) },
    );
    await expect(loaded).rejects.toMatchObject({
      code: 'DEPENDENCY_MISSING',
      message: expect.stringContaining('npm install re2js'),
    });
  });
});

describe('redaction', () => {
  it('hides personal data and puts it back', () => {
    const redactor = createRedactor();
    const text =
      'Mail jo@example.org or +49 30 1234567, card 4111 1111 1111 1111, IBAN DE89 3704 0044 0532 0130 00, SSN 123-45-6789, host 10.0.0.1, key sk-abcdefghijklmnopqrstuvwx.';
    const hidden = redactor.redact(text);
    for (const secret of ['jo@', '1234567', '4111', 'DE89', '123-45', '10.0.0.1', 'sk-abc'])
      expect(hidden).not.toContain(secret);
    expect(redactor.restore(hidden)).toBe(text);
    expect(redactor.counts).toMatchObject({ email: 1, card: 1, iban: 1, ip: 1, secret: 1 });
  });

  it('leaves what is none', () => {
    const text = 'It costs 4111 dollars on 2026-05-04, version 1.2.3, see [EMAIL_1].';
    expect(createRedactor().redact(text)).toBe(text);
  });

  it('is reversible for any text', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(fc.string(), fc.constantFrom('a@b.co ', '[EMAIL_1]', '4111111111111111 ', '+1 415 555 2671 ')),
          { maxLength: 8 },
        ),
        (parts) => {
          const text = parts.join('');
          const redactor = createRedactor();
          expect(redactor.restore(redactor.redact(text))).toBe(text);
        },
      ),
    );
  });
});

describe('crisis resources', () => {
  it('all have a source and a way to reach them, and a date that can be read where they have one', () => {
    for (const { source, verifiedOn, phone, sms, chat, url, name } of CRISIS_RESOURCES) {
      expect(source, name).not.toBe('');
      if (verifiedOn !== undefined) expect(Number.isNaN(Date.parse(verifiedOn)), name).toBe(false);
      expect(phone ?? sms ?? chat ?? url, name).toBeDefined();
    }
  });

  it('grow stale and are then shown after fresh ones', () => {
    const dated = { ...(CRISIS_RESOURCES[0] as CrisisResource), verifiedOn: '2026-06-01' };
    expect(isStale(dated, Date.parse('2026-11-01'))).toBe(false);
    expect(isStale(dated, Date.parse('2026-12-15'))).toBe(true);
    const query = { country: 'NZ', now: Date.parse('2026-01-15') };
    expect(chooseResources(query).map((resource) => isStale(resource, query.now))).toEqual([false, false, true]);
  });

  it('count as stale where nobody knows when they were checked', () => {
    const undated = CRISIS_RESOURCES.filter(({ verifiedOn }) => verifiedOn === undefined);
    expect(undated.length).toBeGreaterThan(0);
    for (const resource of undated) expect(isStale(resource, 0), resource.name).toBe(true);
  });
});

describe('supportive texts', () => {
  it.each([
    ['quiero suicidarme', 'ES', '024'],
    ['je veux me suicider', 'FR', '3114'],
    ['ich will mich umbringen', 'DE', '0800 1110111'],
    ['quero me matar', 'BR', '188'],
    ['voglio uccidermi', 'IT', '02 2327 2327'],
    ['我想自杀', 'CN', '12356'],
    ['自殺したい', 'JP', '0120-279-338'],
  ])('%s is answered in its language with a service of %s', (text, country, phone) => {
    const verdict = safety.check(text, { country });
    const language = verdict.findings[0]?.rule.split('.')[0];
    const answer = safety.supportText(verdict, { country, language });
    expect(answer).toContain(phone);
    expect(answer).not.toMatch(/\{|I'm an AI/);
  });
});
