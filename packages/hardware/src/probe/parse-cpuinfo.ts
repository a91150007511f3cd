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

const KEYS: ReadonlySet<string> = new Set([
  'processor',
  'physical id',
  'core id',
  'model name',
  'cpu model',
  'Hardware',
  'flags',
  'Features',
]);

const FIRST_LETTERS: ReadonlySet<number> = new Set([...KEYS].map((key) => key.charCodeAt(0)));

/**
 * Reads /proc/cpuinfo of x86 and ARM machines. Servers list hundreds of processors there, each with a kilobyte of flags:
 * only what is wanted is looked at, so that it takes a millisecond or two.
 */
export function parseCpuinfo(text: string): LinuxCpu {
  // Several readers ask for the same text one after the other.
  if (latest?.text !== text) latest = { text, cpu: readCpuinfo(text) };
  return latest.cpu;
}

let latest: { readonly text: string; readonly cpu: LinuxCpu } | undefined;

function readCpuinfo(text: string): LinuxCpu {
  const first = new Map<string, string>();
  const coreOf = new Map<number, string>();
  let [processor, socket, core] = ['', '0', ''];
  const endOfBlock = (): void => {
    if (processor !== '' && core !== '') coreOf.set(Number(processor), `${socket}:${core}`);
    [processor, socket, core] = ['', '0', ''];
  };
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    const colon = FIRST_LETTERS.has(text.charCodeAt(start)) ? text.indexOf(':', start) : -1;
    const key = colon > start && colon < end && colon - start < 40 ? text.slice(start, colon).trim() : '';
    if (end - start < 8 && text.slice(start, end).trim() === '') endOfBlock();
    else if (KEYS.has(key) && !(first.has(key) && (key === 'flags' || key === 'Features'))) {
      const value = text.slice(colon + 1, end).trim();
      if (key === 'processor') processor = value;
      else if (key === 'physical id') socket = value;
      else if (key === 'core id') core = value;
      else if (!first.has(key)) first.set(key, value);
    }
    start = end + 1;
  }
  endOfBlock();
  const flags = first.get('flags') ?? first.get('Features') ?? '';
  const model = first.get('model name') ?? first.get('Hardware') ?? first.get('cpu model');
  return {
    ...(model ? { model: model.slice(0, 100) } : {}),
    features: cpuFeatures(flags),
    coreOf,
    isVirtual: /\bhypervisor\b/.test(flags),
  };
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
