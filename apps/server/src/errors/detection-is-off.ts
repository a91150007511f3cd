import { LlmError } from '@modelhaven/core';

/** The answer to whoever asks of the machine where nobody is to look at it. */
export const detectionIsOff = (): LlmError =>
  new LlmError(
    'UNSUPPORTED',
    'Hardware detection is switched off here: model_management.hardware_detection.enabled is false in the configuration.',
  );
