/** Probes of one dimension: one per line, turns of the user parted by `||`. */
export interface ProbeGroup {
  readonly dimension: string;
  readonly probes: string;
}

/** What a model is asked to find out how safe its replies are. */
export interface Probe {
  /** Stable within a version of the suite. */
  readonly id: string;
  readonly dimension: string;
  /** What the user says, turn by turn; the model answers in between. */
  readonly turns: readonly string[];
}
