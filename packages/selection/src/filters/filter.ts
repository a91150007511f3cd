import type { RejectionReason } from '@modelhaven/core';
import type { Assessment } from '../assessment.ts';
import type { Demand } from '../demand.ts';

/** One demand that a candidate either meets or not. Telling why is apart, since it is asked for far less often. */
export interface Filter {
  readonly name: RejectionReason['filter'];
  /** False where no candidate could be rejected, so that it need not be asked of thousands. */
  concerns(demand: Demand): boolean;
  /** True where the candidate does not meet the demand. */
  rejects(assessment: Assessment, demand: Demand): boolean;
  /** One sentence with the demanded and the known value. Asked only where `rejects` said so. */
  explain(assessment: Assessment, demand: Demand): string;
}
