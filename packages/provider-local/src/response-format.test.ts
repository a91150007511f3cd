import { expect, it } from 'vitest';
import { planFormat } from './response-format.ts';

it('leaves text alone', () => {
  expect(planFormat(undefined).rules).toBeUndefined();
  expect(planFormat({ type: 'text' }).check('not JSON', 'stop')).toEqual([]);
});

it('says clearly what is wrong with an answer', () => {
  const plan = planFormat({ type: 'json-schema', schema: { type: 'object', properties: { age: { maximum: 9 } } } });
  expect(plan.rules?.unenforced).toEqual(['properties.age.maximum']);
  expect(plan.check('{"age": 8}', 'stop')).toEqual([]);
  expect(plan.check('{"age": 10}', 'stop')).toEqual(['The answer does not keep to the schema. "age" is above 9.']);
  expect(plan.check('{"age": 1', 'length')).toEqual([expect.stringContaining('token limit before the JSON')]);
  expect(plan.check('I am sorry', 'stop')).toEqual(['The answer is not valid JSON.']);
});
