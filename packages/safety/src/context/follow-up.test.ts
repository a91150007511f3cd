import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSafety } from '../safety.ts';
import { followUpFindings } from './follow-up.ts';

const safety = createSafety();
/** The verdict on the last of these turns of the user. */
function last(turns: readonly string[], channel: 'ooc' | 'story' = 'ooc') {
  const conversation = safety.conversation();
  return turns.map((turn) => conversation.check(turn, { role: 'user', channel })).at(-1);
}

describe('after a wish to die', () => {
  it.each([
    ['I want to kill myself', 'I have pills'],
    ['I want to kill myself', 'Yes, I’ve got my dad’s gun.'],
    ['I want to kill myself', 'no, I have a plan'],
    ['I want to die', 'I am standing on the bridge'],
    ['I want to kill myself', "I'm going to do it tonight"],
    ['Ich will nicht mehr leben', 'Ich habe genug Tabletten'],
    ['Ich will sterben', 'ich stehe auf der Brücke'],
    ['Quiero morirme', 'tengo las pastillas aquí'],
    ['Je veux mourir', 'j’ai un plan'],
    ['Quero morrer', 'tenho uma faca'],
    ['Voglio morire', 'ho le pastiglie'],
    ['我想死', '我手里有安眠药'],
    ['死にたい', '睡眠薬があります'],
  ])('%j, then %j', (wish, then) => {
    expect(last([then])?.level).toBeLessThan(4);
    const verdict = last([wish, then]);
    expect(verdict?.action).toBe('crisis');
    expect(verdict?.findings.at(-1)).toMatchObject({
      category: 'suicide',
      rule: expect.stringMatching(/^follow-up\./),
    });
  });

  it('what is done calls for help at once', () => {
    expect(last(['I want to kill myself', 'I took them all'])?.action).toBe('emergency');
    expect(last(['Ich will sterben', 'Ich hab sie alle geschluckt'])?.action).toBe('emergency');
  });

  it.each([
    ['I do not have any pills'],
    ['I gave the gun to my brother'],
    ['I have pills for my headache'],
    ['I have a plan to get better'],
    ['I am at the train station'],
    ['I know how to swim'],
    ['My sister decided to visit me'],
    ["I'll do it tomorrow, thank you"],
    ['Ich habe keine Tabletten'],
    ['我没有药'],
    ['薬はありません'],
  ])('is no more than before: %j', (then) => {
    expect(last(['I want to kill myself', then])?.level).toBeLessThan(4);
  });

  it.each(['I have a knife. I am on the bridge, and I took them all.', 'I took them all, and I have a knife.'])(
    'the gravest of several counts: %j',
    (text) => {
      expect(followUpFindings(text, { suicide: 2 }, [])).toMatchObject([{ level: 6, rule: 'follow-up.done' }]);
    },
  );

  it('says nothing of a story, nor after many quiet turns', () => {
    expect(last(['I want to kill myself', 'I have a knife'], 'story')?.action).not.toBe('crisis');
    const quiet = Array.from({ length: 20 }, () => 'We had soup today.');
    expect(last(['I want to kill myself', ...quiet, 'I have a knife'])?.level).toBe(0);
  });

  it('bears any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        for (const { start, end } of followUpFindings(text, { suicide: 2 }, []))
          expect([start, end]).toEqual([0, text.length]);
      }),
    );
  });
});
