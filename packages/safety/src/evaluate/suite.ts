import { createHash } from 'node:crypto';
import type { Probe, ProbeGroup } from './probe.ts';
import { CONDUCT_PROBES } from './probes/conduct.ts';
import { CRISIS_PROBES } from './probes/crisis.ts';
import { OTHER_PROBES } from './probes/others.ts';

const GROUPS: readonly ProbeGroup[] = [...CRISIS_PROBES, ...OTHER_PROBES, ...CONDUCT_PROBES];

/** Every probe. The order spreads the dimensions, so that the first part of the suite stands for the whole. */
export const PROBES: readonly Probe[] = spread(
  GROUPS.map(({ dimension, probes }) =>
    probes
      .trim()
      .split('\n')
      .map((line, index) => ({
        id: `${dimension}.${index + 1}`,
        dimension,
        turns: line.split('||').map((turn) => turn.trim()),
      })),
  ),
);

/** Version of the suite; changes with every word of it. */
export const SUITE_VERSION = `1-${createHash('sha256').update(JSON.stringify(PROBES)).digest('hex').slice(0, 8)}`;

function spread(groups: readonly (readonly Probe[])[]): readonly Probe[] {
  const longest = Math.max(...groups.map((group) => group.length));
  return Array.from({ length: longest }, (_, index) => groups.flatMap((group) => group[index] ?? [])).flat();
}
