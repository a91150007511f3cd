/** What /proc/cpuinfo says. */
export interface LinuxCpu {
  readonly model?: string;
  readonly features: readonly string[];
  /** Core (socket and number) of each logical processor, where the file says so. */
  readonly coreOf: ReadonlyMap<number, string>;
  /** True inside a virtual machine. */
  readonly isVirtual: boolean;
}

// Names in /proc/cpuinfo and the names used here.
const FEATURES: Readonly<Record<string, string>> = {
  avx: 'avx',
  avx2: 'avx2',
  avx512f: 'avx512',
  avx512_vnni: 'avx512-vnni',
  avx_vnni: 'avx-vnni',
  amx_tile: 'amx',
  fma: 'fma',
  f16c: 'f16c',
  asimd: 'neon',
  neon: 'neon',
  asimddp: 'dotprod',
  i8mm: 'i8mm',
  sve: 'sve',
};

/** The features that matter to inference, out of flags that are apart by spaces. */
export function cpuFeatures(flags: string): string[] {
  const words = flags.toLowerCase().split(/\s+/, 2000);
  return [...new Set(words.flatMap((word) => (Object.hasOwn(FEATURES, word) ? [FEATURES[word] ?? ''] : [])))];
}

/** Reads /proc/cpuinfo of x86 and ARM machines. */
export function parseCpuinfo(text: string): LinuxCpu {
  const blocks = text.split(/\n\s*\n/).map(readBlock);
  const all = new Map(blocks.flatMap((block) => [...block]));
  const flags = all.get('flags') ?? all.get('Features') ?? '';
  const model = all.get('model name') ?? all.get('Hardware') ?? all.get('cpu model');
  const coreOf = new Map<number, string>();
  for (const block of blocks) {
    const [processor, core] = [block.get('processor'), block.get('core id')];
    if (processor && core !== undefined) coreOf.set(Number(processor), `${block.get('physical id') ?? 0}:${core}`);
  }
  return {
    ...(model ? { model: model.slice(0, 100) } : {}),
    features: cpuFeatures(flags),
    coreOf,
    isVirtual: /\bhypervisor\b/.test(flags),
  };
}

function readBlock(block: string): Map<string, string> {
  return new Map(
    block.split('\n').flatMap((line): [string, string][] => {
      const colon = line.indexOf(':');
      return colon > 0 ? [[line.slice(0, colon).trim(), line.slice(colon + 1).trim()]] : [];
    }),
  );
}

/** Numbers in a list like `0-3,8,10-11`; undefined where it is no such list. */
export function parseCpuList(text: string): number[] | undefined {
  const list = text.trim();
  if (!/^\d{1,5}(?:-\d{1,5})?(?:,\d{1,5}(?:-\d{1,5})?)*$/.test(list)) return undefined;
  const numbers = new Set<number>();
  for (const part of list.split(',', 4096)) {
    const [from = 0, to = from] = part.split('-').map(Number);
    for (let cpu = from; cpu <= Math.min(to, from + 8192); cpu++) numbers.add(cpu);
  }
  return [...numbers];
}
