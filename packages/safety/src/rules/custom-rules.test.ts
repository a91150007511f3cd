import { describe, expect, it } from 'vitest';
import { createSafety } from '../safety.ts';
import { type CustomRule, loadCustomRules } from './custom-rules.ts';

const ticket: CustomRule = {
  id: 'ticket',
  category: 'house',
  level: 3,
  regex: { source: 'case-[0-9]{4,6}', literal: 'case-' },
  match: ['see CASE-1234 please'],
  noMatch: ['in any case', 'case-12'],
};

describe("phrases of one's own", () => {
  it('stand, however ordinary the text reads', async () => {
    const rules = await loadCustomRules([{ id: 'moon', category: 'house', level: 3, phrases: ['moon water'] }]);
    expect(createSafety({ rules }).check('what time is moon water').findings).toMatchObject([{ level: 3, why: [] }]);
  });
});

describe("regular expressions of one's own", () => {
  it('find what RE2 finds, with places, and say which rule it was', async () => {
    const safety = createSafety({ rules: await loadCustomRules([ticket]) });
    const text = 'Look at case-4711 and Case-99999.';
    const { findings, action } = safety.check(text);
    expect(findings.map(({ start, end }) => text.slice(start, end))).toEqual(['case-4711', 'Case-99999']);
    expect(findings[0]).toMatchObject({ rule: 'custom.ticket.regex', category: 'house', level: 3 });
    expect(action).toBe('crisis');
    expect(safety.check('nothing').action).toBe('none');
  });

  it('are refused with the path where they are not RE2, too large, or cannot do what is asked', async () => {
    const wrong = (regex: CustomRule['regex'], more: Partial<CustomRule> = {}) =>
      loadCustomRules([ticket, { id: 'b', category: 'x', level: 1, ...(regex ? { regex } : {}), ...more }]);
    await expect(wrong({ source: 'a(?=bcd)', literal: 'abcd' })).rejects.toMatchObject({
      code: 'CONFIG_INVALID',
      details: { field: 'rules[1].regex.source' },
    });
    await expect(wrong({ source: '(abc){900}', literal: 'abc' })).rejects.toMatchObject({
      details: { field: 'rules[1].regex.source' },
    });
    await expect(wrong({ source: 'abc', literal: 'a' })).rejects.toMatchObject({
      details: { field: 'rules[1].regex.literal' },
    });
    await expect(wrong({ source: 'abc', literal: 'abc' }, { blocks: true })).rejects.toMatchObject({
      details: { field: 'rules[1].blocks' },
    });
    await expect(wrong({ source: 'abc', literal: 'xyz' }, { match: ['abc'] })).rejects.toMatchObject({
      details: { field: 'rules[1].match[0]' },
    });
  });

  it('stay linear on what makes others explode', async () => {
    const rules = await loadCustomRules([
      { id: 'evil', category: 'x', level: 1, regex: { source: '(a+)+zzz', literal: 'zzz' } },
    ]);
    const startedAt = performance.now();
    expect(rules.findRegex(`${'a'.repeat(20_000)}zz`)).toEqual([]);
    expect(rules.findRegex(`${'a'.repeat(20_000)}!zzz`)).toEqual([]);
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });
});

describe('the built-in levels', () => {
  it('stay where they are, whatever a rule says about the same words', async () => {
    const plain = createSafety();
    const texts = ['I have decided to kill myself tonight', 'I just took a whole bottle of pills', 'I want to die'];
    const rules = await loadCustomRules([
      { id: 'low', category: 'house', level: 1, phrases: ['kill myself', 'bottle of pills', 'want to die'] },
    ]);
    const own = createSafety({ rules });
    for (const text of texts) {
      expect(own.check(text).level).toBe(plain.check(text).level);
      expect(own.check(text).action).toBe(plain.check(text).action);
    }
  });
});
