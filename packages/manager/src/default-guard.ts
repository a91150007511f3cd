import type { Guard } from '@modelhaven/core';
import { createGuard } from '@modelhaven/safety';

/** The guard of whoever asks for none. A file of its own, so that its tables can be read late. */
export const createDefaultGuard = (now: () => number): Guard => createGuard({ now });
