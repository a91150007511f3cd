import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { marksIn } from './marks-in.ts';

describe('marks', () => {
  it.each([
    ['Take 2 mg a day', 'Take 20 mg a day'],
    ['Cancel my order', 'Do not cancel my order'],
    ['Cancel my order', "Don't cancel my order"],
    ['Can I drink this?', "Can't I drink this?"],
    ['Is it safe to drink in pregnancy?', 'Is it unsafe to drink in pregnancy?'],
    ['Does John owe Mary money?', 'Does Mary owe John money?'],
    ['What is the capital of France?', 'What is the capital of Spain?'],
    ['Darf ich das essen?', 'Darf ich das nicht essen?'],
    ['Puis-je en manger ?', 'Ne puis-je pas en manger ?'],
    ['我可以吃这个吗', '我不可以吃这个吗'],
    ['これを食べる', 'これを食べない'],
    ['¿Puedo comerlo con leche?', '¿Puedo comerlo sin leche?'],
  ])('tell %j from %j', (one, other) => {
    expect(marksIn(one)).not.toBe(marksIn(other));
  });

  it.each([
    ['How do I reset my password?', 'How can I reset my password?'],
    ['What is the capital of France?', "What's the capital city of France?"],
    ['Where is my parcel?', 'where is my package'],
    ['I do not know it.', "I don't know it."],
    ['How do I return a damaged item?', 'What is the process for returning a broken item?'],
  ])('are the same in %j and %j', (one, other) => {
    expect(marksIn(one)).toBe(marksIn(other));
  });

  it('bear any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => typeof marksIn(text) === 'string'));
  });
});
