import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSafety } from './index.ts';

const safety = createSafety({ country: 'US', now: () => Date.parse('2026-06-15') });
const action = (text: string): string => safety.check(text).action;

describe('check', () => {
  it.each([
    ['I want to die', 'check_in', 1],
    ['I keep thinking about ending my life', 'check_in', 2],
    ["I'm thinking of hanging myself", 'crisis', 3],
    ["I've decided to kill myself", 'crisis', 4],
    ['I am going to hang myself tonight', 'crisis', 5],
    ['I just took a whole bottle of pills', 'emergency', 6],
    ['i cut my arms again last night', 'crisis', 3],
  ])('%s: %s at level %i', (text, expected, level) => {
    const verdict = safety.check(text);
    expect([verdict.action, verdict.level]).toEqual([expected, level]);
    expect(verdict.findings.length).toBeGreaterThan(0);
  });

  it.each([
    "I don't want to kill myself",
    'I never want to hurt myself',
    'My homework makes me want to kill myself lol',
    "I'm dying to see the new movie",
    'which mod works with this version',
    'my uncle killed himself in 2010',
    'How many people commit suicide each year?',
    'When I was 15 I tried to kill myself, I am so much better now',
  ])('%s: nothing to do', (text) => {
    expect(['none', 'note']).toContain(action(text));
  });

  it('takes a withheld promise of safety for intent', () => {
    expect(safety.check("I can't promise I won't kill myself").level).toBeGreaterThanOrEqual(4);
  });

  it.each([
    "I want to die. I've decided.",
    'Quiero morir. Lo he decidido.',
    "Je veux mourir. C'est décidé.",
    'Ich will sterben. Ich habe mich entschieden.',
    'Quero morrer. Já decidi.',
    'Voglio morire. Ho deciso.',
    '我想死。我已经决定了。',
    '死にたい。もう決めた。',
  ])('%s: a decision beside a wish is intent', (text) => {
    expect(safety.check(text).level).toBeGreaterThanOrEqual(4);
  });

  it.each(["I want to move to Lyon. I've decided.", 'Ho deciso. Cambio lavoro.', '決めた。京都に行く。'])(
    '%s: a decision alone says nothing',
    (text) => {
      expect(action(text)).toBe('none');
    },
  );

  it('keeps ideation that follows a disclaimer', () => {
    expect(action("I don't want to kill myself but I can't go on")).toBe('check_in');
  });

  it.each([
    'k1ll mys3lf',
    'kіll myself',
    'k i l l  m y s e l f',
    'ki\u200bll my\u00adself',
    '𝓀𝒾𝓁𝓁 𝓂𝓎𝓈𝑒𝓁𝒻',
    'killlll myselfff',
    'killmyself',
    'k.i.l.l myself',
    'ｋｉｌｌ ｍｙｓｅｌｆ',
    'kil l myself',
    'k!ll my$elf',
    'k*ll myself',
  ])('reads %s as what it says', (text) => {
    expect(safety.check(`I want to ${text}`).level).toBeGreaterThanOrEqual(2);
  });

  it('points at the words in the text as it was written', () => {
    const text = 'Hello. I want to k\u200bill myself!';
    const finding = safety.check(text).findings.find(({ category }) => category === 'suicide');
    expect(text.slice(finding?.start, finding?.end)).toContain('k\u200bill myself');
  });

  it('leaves Russian and Greek alone', () => {
    expect(action('Я хочу кушать, мне весело сегодня вечером')).toBe('none');
    expect(action('Θέλω να φάω κάτι καλό απόψε')).toBe('none');
  });

  // Making the strings takes longer than checking them; on a busy machine that adds up.
  it('never throws and always says the same, whatever the string', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.string(),
          fc.array(fc.integer({ min: 0, max: 0xffff })).map((codes) => String.fromCharCode(...codes)),
        ),
        (text) => {
          const verdict = safety.check(text);
          expect(verdict.degraded).toBe(false);
          expect(safety.check(text)).toEqual(verdict);
          for (const { start, end } of verdict.findings)
            expect(start >= 0 && end <= text.length && start < end).toBe(true);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('escalates a repeated wish and can be replayed', () => {
    const conversation = safety.conversation();
    expect(conversation.check('I wish I was dead').action).toBe('check_in');
    const stored = JSON.parse(JSON.stringify(conversation.state)) as typeof conversation.state;
    expect(safety.conversation(stored).check('I still want to die').action).toBe('crisis');
  });

  it('finds resources by country first, then by the region of the locale, and never by the language alone', () => {
    expect(safety.check('I want to die', { country: 'DE' }).resources[0]?.country).toBe('DE');
    const elsewhere = createSafety({ now: () => Date.parse('2026-06-15') });
    expect(elsewhere.check('I want to die', { locale: 'en-AU' }).resources[0]?.country).toBe('AU');
    expect(elsewhere.check('I want to die', { locale: 'en' }).resources[0]?.name).toBe('Find A Helpline');
  });

  it('puts the emergency number first in an emergency', () => {
    expect(safety.check('I just took a whole bottle of pills').resources[0]).toMatchObject({
      phone: '911',
      topics: ['emergency'],
    });
  });
});
