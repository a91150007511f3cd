import type { ConformanceCase } from '../bench.ts';
import { brokenStreamCases } from './broken-stream.ts';
import { cancelCases } from './cancel.ts';
import { closeCases } from './close.ts';
import { embedCases } from './embed.ts';
import { errorCases } from './errors.ts';
import { generateCases } from './generate.ts';
import { healthCases } from './health.ts';
import { listCases } from './list.ts';
import { residencyCases } from './residency.ts';
import { secretCases } from './secrets.ts';
import { streamCases } from './stream.ts';
import { tokenCases } from './tokens.ts';

/** Everything a provider must do, in the order in which it is easiest to get right. */
export const conformanceCases: readonly ConformanceCase[] = [
  ...listCases,
  ...generateCases,
  ...streamCases,
  ...brokenStreamCases,
  ...cancelCases,
  ...errorCases,
  ...secretCases,
  ...embedCases,
  ...residencyCases,
  ...tokenCases,
  ...healthCases,
  ...closeCases,
];
