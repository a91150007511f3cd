import type { Assessment } from '../assessment.ts';
import type { Demand, NeededCapability } from '../demand.ts';
import type { Filter } from './filter.ts';

/** Only models that are known to be able to do what the request needs. */
export const capabilityFilter: Filter = {
  name: 'capability',
  concerns: () => true,
  rejects: (assessment, demand) => firstMissing(assessment, demand) !== undefined,
  explain(assessment, demand) {
    const { capabilities } = assessment.candidate.model;
    const known =
      capabilities.length === 0 ? 'nothing is known of what it can do' : `it can: ${capabilities.join(', ')}`;
    const missing = demand.capabilities
      .filter((needed) => lacks(assessment, needed))
      .map(({ anyOf, because }) => `"${anyOf.join('" or "')}" (${because})`);
    return `It is not known to be capable of ${missing.join(', ')}; ${known}.`;
  },
};

function firstMissing(
  assessment: Assessment,
  { capabilities, order, requirements }: Demand,
): NeededCapability | undefined {
  // Some endpoints list nothing but names. Who asks for such a model by name knows what it can do.
  const isNamed = order !== undefined && assessment.candidate.model.capabilities.length === 0;
  if (isNamed && (requirements.requiredCapabilities?.length ?? 0) === 0) return undefined;
  for (const needed of capabilities) if (lacks(assessment, needed)) return needed;
  return undefined;
}

function lacks({ candidate }: Assessment, { anyOf }: NeededCapability): boolean {
  for (const capability of anyOf) if (candidate.model.capabilities.includes(capability)) return false;
  return true;
}
