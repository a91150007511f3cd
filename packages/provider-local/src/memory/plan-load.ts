import type { HardwareProfile, Machine, MachineFit } from '@modelhaven/core';
import type { LocalConfig } from '../config.ts';
import { sequencesFor } from '../engines/sequences.ts';
import type { LoadPlan, MemoryLedger } from '../residency/admission.ts';
import type { LoadWish } from '../residency/residency.ts';
import type { GgufHeader } from '../weights/gguf-header.ts';
import type { ModelFile } from '../weights/model-file.ts';
import { isEncoder, purposeOf } from '../weights/purpose.ts';
import type { GgufFile } from '../weights/scan.ts';
import { belowMinimum } from './below-minimum.ts';
import { fileName } from './file-name.ts';
import { roomFor } from './room.ts';

/** Says what a load would take, and finds out whether this machine's GPU helps at all. */
export interface LoadPlanner {
  /** Rejects with `INSUFFICIENT_RESOURCES` where its owner wants no models on so small a machine. */
  plan(file: ModelFile, wish: LoadWish, ledger: MemoryLedger): Promise<LoadPlan | undefined>;
  /** The engine found no GPU that works: none is counted on any more. */
  noteGpuUnusable(): void;
}

export interface LoadPlannerOptions {
  readonly config: LocalConfig;
  readonly machine: Machine | undefined;
}

const GIB = 1024 ** 3;
const MIB = 1024 ** 2;
/** Where only the size of the weights is known: what a runtime takes beside them, with room for a short context. */
const ROUGH_SHARE = 1.2;
const ROUGH_BYTES = 200 * MIB;

/** Plans by the estimates of this machine; without any, by the size of the file, and only against a budget. */
export function createLoadPlanner({ config, machine }: LoadPlannerOptions): LoadPlanner {
  const budgetBytes = config.memoryBudgetGb === 'auto' ? undefined : config.memoryBudgetGb * GIB;
  let gpuWorks = config.gpu !== false;

  const reserveOf = (profile: HardwareProfile): number => {
    if (budgetBytes !== undefined) return 0;
    return config.keepFreeGb === 'auto'
      ? Math.max(GIB / 2, profile.memory.availableBytes / 10)
      : config.keepFreeGb * GIB;
  };

  const roughly = (file: ModelFile, availableBytes: number): LoadPlan => {
    const memoryBytes = file.sizeBytes * ROUGH_SHARE + ROUGH_BYTES;
    const fits = memoryBytes <= availableBytes;
    return {
      fits,
      rank: 0,
      memoryBytes,
      gpuMemoryBytes: 0,
      reason: fits ? '' : shortage(file.id, memoryBytes, availableBytes, undefined, budgetBytes !== undefined),
    };
  };

  return {
    async plan(file, wish, ledger) {
      // Too small to be worth a look at the machine.
      if (file.format === 'gguf' && file.embedded) return undefined;
      if (!machine) {
        if (budgetBytes === undefined) return undefined;
        const taken = ledger.kept.memoryBytes + ledger.coming.memoryBytes;
        return roughly(file, Math.max(0, budgetBytes - taken));
      }
      const actual = await machine.profile();
      const tooSmall = belowMinimum(file.id, actual, machine.minimum);
      if (tooSmall) throw tooSmall;
      const hostReserveBytes = reserveOf(actual);
      const room = roomFor(actual, ledger, budgetBytes);
      const usableBytes = Math.max(0, room.memory.availableBytes - hostReserveBytes);
      if (file.format === 'onnx') return roughly(file, usableBytes);
      const contextLength = wish.contextLength ?? config.contextLength;
      const gpuLayers = wish.gpuLayers ?? config.gpuLayers;
      const ordered = gpuLayers === 'auto' || gpuLayers === 0 || !gpuWorks ? undefined : gpuLayers;
      const fit = await machine.fit(
        {
          model: fileName(file),
          path: file.path,
          sizeBytes: file.sizeBytes,
          contextLength,
          ...readingOf(file, contextLength, config.sequences),
          gpu: gpuWorks && (ordered !== undefined || config.gpuMemoryFraction > 0) && gpuLayers !== 0,
          // An order goes before the share.
          ...(ordered === undefined ? { gpuMemoryFraction: config.gpuMemoryFraction } : { gpuLayers: ordered }),
          hostReserveBytes,
        },
        room,
      );
      if (!fit) return roughly(file, usableBytes);
      const neededBytes = fit.memoryBytes + fit.gpuMemoryBytes;
      return {
        fits: fit.fits,
        // What was ordered gets no better by others leaving.
        rank: room.gpus.length === 0 || !gpuWorks || ordered !== undefined ? 0 : RANKS[fit.mode ?? 'cpu'],
        memoryBytes: fit.memoryBytes,
        gpuMemoryBytes: fit.gpuMemoryBytes,
        fit,
        reason: fit.fits ? '' : shortage(file.id, neededBytes, usableBytes, fit, budgetBytes !== undefined),
      };
    },
    noteGpuUnusable() {
      gpuWorks = false;
    },
  };
}

/**
 * How the engine will run it: answers side by side, or, for what only reads, one text after another. The room for the
 * longest text is counted from the start, though it is taken with the first of them.
 */
function readingOf(
  { header, sizeBytes }: GgufFile,
  contextLength: number,
  wanted: LocalConfig['sequences'],
): { readonly sequences: number; readonly batchTokens?: number } {
  if (purposeOf(header) === 'chat') {
    return { sequences: sequencesFor(wanted, header, sizeBytes, withinModel(header, contextLength)) };
  }
  return { sequences: 1, ...(isEncoder(header) ? { batchTokens: contextLength } : {}) };
}

/** Tokens of context that the engine will make room for: no more than the model was trained for. */
function withinModel({ metadata }: GgufHeader, contextLength: number): number {
  const trained = metadata.get(`${String(metadata.get('general.architecture'))}.context_length`);
  return typeof trained === 'number' && trained > 0 ? Math.min(contextLength, trained) : contextLength;
}

const RANKS = { gpu: 0, split: 1, cpu: 2 } as const;

function shortage(
  id: string,
  neededBytes: number,
  usableBytes: number,
  fit: MachineFit | undefined,
  isBudget: boolean,
): string {
  const source = isBudget ? 'memory_budget_gb leaves' : 'this machine has';
  const said = `"${id}" needs about ${amount(neededBytes)} of memory, and ${source} ${amount(usableBytes)} for it.`;
  const step = fit?.step ?? 'Take a smaller model or quantisation.';
  return isBudget ? `${said} ${step}` : `${said} ${step} Who knows better sets memory_budget_gb.`;
}

const amount = (bytes: number): string =>
  bytes < GIB ? `${Math.round(bytes / MIB)} MiB` : `${(bytes / GIB).toFixed(1)} GiB`;
