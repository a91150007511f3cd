/** Where a model on this machine lies, and where it came from as far as that is known. */
export interface ModelOrigin {
  /** `models`: our own folder. The others belong to other programs and are only read. */
  readonly store: 'models' | 'huggingface' | 'lmstudio' | 'ollama';
  /** `org/name` on the hub. */
  readonly repo?: string;
  /** Full hash of the commit; absent where nobody noted it. */
  readonly commit?: string;
  /** Checksum of the (first) file as its store names it. */
  readonly sha256?: string;
}
