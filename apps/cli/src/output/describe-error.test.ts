import { LlmError } from '@modelhaven/core';
import { expect, it } from 'vitest';
import { describeError } from './describe-error.ts';
import { styleFor } from './style.ts';

const style = styleFor({ write: () => {} }, {});

it('says at a terminal where models are found', () => {
  const error = new LlmError('MODEL_NOT_FOUND', 'There is no model "x".', { field: 'model' });
  expect(describeError(error, style)).toBe(
    'Error MODEL_NOT_FOUND: There is no model "x".\n  See who there is: modelhaven models list',
  );
});
