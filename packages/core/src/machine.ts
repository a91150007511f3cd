import type { HardwareProbe, HardwareProfile } from './hardware.ts';

/** A model on this machine's disk and how it is to be run. */
export interface FitQuestion {
  /** The name of its file: what was measured of it before corrects what is said of it now. */
  readonly model: string;
  /** Its GGUF file; of a split one, the first part. */
  readonly path: string;
  /** Bytes of all its files. */
  readonly sizeBytes: number;
  /** Tokens of context per answer; the model's own limit where that is lower. */
  readonly contextLength: number;
  /** Answers at the same time. */
  readonly sequences: number;
  /** Tokens that are worked on at once. Default 512; an encoder reads a whole text at once. */
  readonly batchTokens?: number;
  /** Whether a GPU may be used. */
  readonly gpu: boolean;
  /** Layers that were ordered onto GPUs, the output counted as the first of them as llama.cpp does. Absent: as many as fit. */
  readonly gpuLayers?: number;
  /** Share of the free memory of a GPU that may be taken, 0 to 1. */
  readonly gpuMemoryFraction?: number;
  /** Bytes of main memory that stay free. */
  readonly hostReserveBytes?: number;
}

/** What a model would take of a machine, and how fast it would be there. */
export interface MachineFit {
  readonly fits: boolean;
  /** `gpu`: all of it on a GPU · `split`: some layers stay with the CPU · `cpu`: none is on a GPU. Absent where it does not fit. */
  readonly mode?: 'gpu' | 'split' | 'cpu';
  /** Bytes of main memory, and of all GPUs together, as this machine has shown them. */
  readonly memoryBytes: number;
  readonly gpuMemoryBytes: number;
  /** Layers on GPUs, of how many. */
  readonly gpuLayers: number;
  readonly layers: number;
  /** Tokens of context per answer that would fit at most. */
  readonly largestContext?: number;
  /** Tokens per second of one answer alone, as this machine has shown them; absent where that cannot be told. */
  readonly tokensPerSecond?: TokensPerSecond;
  /** The smallest change that would help, as a sentence. */
  readonly step?: string;
  /** The estimates before anything measured corrected them; measurements are compared with these. */
  readonly estimated: {
    /** Bytes of weights, cache and scratch memory on all devices: what an engine counts itself. */
    readonly engineBytes: number;
    readonly tokensPerSecond?: TokensPerSecond;
  };
}

/** Tokens per second: what is likely, and the range around it. */
export interface TokensPerSecond {
  readonly low: number;
  readonly likely: number;
  readonly high: number;
}

/** One measurement beside its estimate; both in bytes or in tokens per second. */
export interface FitObservation {
  /** The name of its file, as in the question. */
  readonly model: string;
  readonly quantity: 'memory' | 'generation';
  readonly mode: 'gpu' | 'split' | 'cpu';
  readonly estimated: number;
  readonly measured: number;
}

/** What a machine has to have before models are loaded on it. What is absent, or 0, is not asked for. */
export interface MachineMinimum {
  /** Bytes of main memory that this process may use. */
  readonly memoryBytes?: number;
  /** Cores that this process may use. */
  readonly cores?: number;
}

/** The machine as a provider needs it that loads weights itself: what it has, what fits it, and what it has shown. */
export interface Machine extends HardwareProbe {
  /** What its owner asks of it; below that, models are not loaded. Absent: nothing. */
  readonly minimum?: MachineMinimum;
  /**
   * What a model would take of a machine like this profile. Undefined where its file says too little to tell. Never
   * rejects.
   */
  fit(question: FitQuestion, profile: HardwareProfile): Promise<MachineFit | undefined>;
  /** Takes note of what was measured, for later estimates. */
  observe(observation: FitObservation): void;
}
