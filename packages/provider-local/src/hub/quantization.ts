const LABEL =
  /(?:^|[-._])((?:UD[-_])?(?:IQ\d(?:_[A-Z0-9]+)*|Q\d(?:_[A-Z0-9]+)*|TQ\d_\d|MXFP4(?:_MOE)?|NVFP4|BF16|FP?16|FP?32))(?=[-._]|$)/gi;

/** The quantisation that the name of a GGUF file tells, in capitals: `Q4_K_M`; else what its folder tells. */
export function quantizationOf(path: string): string | undefined {
  for (const part of path
    .replace(/\.gguf$/i, '')
    .split('/')
    .reverse()) {
    const found = [...part.matchAll(LABEL)].at(-1)?.[1];
    if (found) return normalLabel(found);
  }
  return undefined;
}

/** One spelling for all: `q4-k-m`, `fp16` → `Q4_K_M`, `F16`. */
export function normalLabel(label: string): string {
  return label
    .toUpperCase()
    .replace(/[-.]/g, '_')
    .replace(/^FP(?=16$|32$)/, 'F');
}

/** What is taken where nothing can be estimated, the best first: the usual compromise, and its neighbours. */
export const USUAL: readonly string[] = ['Q4_K_M', 'UD_Q4_K_XL', 'Q4_K_S', 'IQ4_XS', 'Q4_0', 'Q5_K_M', 'Q8_0', 'MXFP4'];
