import type { Candidate, MeasurementSource, ModelInfo } from '@modelhaven/core';
import type { Circuits } from './resilience/circuits.ts';
import type { ResolvedSettings } from './settings.ts';

export interface CandidatesParts {
  readonly circuits: Pick<Circuits, 'isAvailable'>;
  readonly measurements: MeasurementSource;
  readonly settings: Pick<ResolvedSettings, 'selection'>;
}

/** Models with all that is known of them now. */
export interface Candidates {
  /**
   * `loaded` holds the ids of its provider's models in memory; undefined where that does not matter. `favourFree` is
   * false where its provider was told not to put free models first.
   */
  of(model: ModelInfo, loaded: ReadonlySet<string> | undefined, favourFree?: boolean): Candidate;
}

/**
 * Candidates are made for every model at every request, and nearly all are as they were: those are handed out again, so
 * that a thousand models cost no thousand objects.
 */
export function createCandidates({ circuits, measurements, settings }: CandidatesParts): Candidates {
  const { safetyScores } = settings.selection;
  const known = new WeakMap<ModelInfo, Candidate>();
  return {
    of(model, loadedIds, favourFree = true) {
      const last = known.get(model);
      const address = last?.address ?? `${model.provider}/${model.id}`;
      const measured = measurements.model(address);
      const available = circuits.isAvailable(model.provider, address);
      const loaded = loadedIds?.has(model.id);
      const isAsBefore =
        last?.measured === measured &&
        last?.available === available &&
        last.loaded === loaded &&
        (last.favourFree ?? true) === favourFree;
      if (isAsBefore) return last;
      const safetyScore = safetyScores?.[address];
      const candidate: Candidate = {
        address,
        model,
        available,
        ...(measured ? { measured } : {}),
        ...(safetyScore === undefined ? {} : { safetyScore }),
        ...(loaded === undefined ? {} : { loaded }),
        ...(favourFree ? {} : { favourFree }),
      };
      known.set(model, candidate);
      return candidate;
    },
  };
}
