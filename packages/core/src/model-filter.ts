/** Which models a provider lists and may be asked for, beyond what it has. */
export interface ModelFilter {
  /** Only models that cost nothing. */
  readonly showFreeOnly: boolean;
  /** Free models come first, in lists and where a selector has the choice. */
  readonly preferFreeModels: boolean;
  /** US dollars per token; models whose input or output costs more, or of which that is unknown, are left out. */
  readonly maxCostPerToken?: number;
}

/** Parts of a filter; what is absent stays as it is. */
export interface ModelFilterChange {
  readonly showFreeOnly?: boolean | undefined;
  readonly preferFreeModels?: boolean | undefined;
  /** `null` removes the highest price. */
  readonly maxCostPerToken?: number | null | undefined;
}

/** A filter that can be changed while the provider runs. */
export interface ModelFilterCapability {
  /** The filter as it is now. Asks nobody. */
  get(): ModelFilter;
  /**
   * Changes what is given. Holds at once, for lists and for calls, and survives a restart where the provider has a folder
   * to keep it in. Rejects with `INVALID_REQUEST` and the field that is wrong.
   */
  set(change: ModelFilterChange): Promise<ModelFilter>;
}
