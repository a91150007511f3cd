/** What is said of a chip. */
export interface ChipFacts {
  /** Memory bandwidth, bytes per second. */
  readonly bandwidthBytesPerSecond: number;
  /** 16-bit floating-point operations per second (dense, matrix units where there are some), where the sheet says so. */
  readonly floatOperationsPerSecond?: number;
  /** Where the numbers come from. */
  readonly source: string;
}

interface Row {
  readonly pattern: RegExp;
  readonly gigabytes: number;
  readonly teraflops?: number;
  readonly isConfirmed: boolean;
}

// Rows whose bandwidth no second table confirms: those that llmfit's (llmfit-core/src/hardware.rs) does not have, or has
// otherwise (RTX 5060: 256, H100 PCIe: 2039, RX 9070 XT: 624, RX 9070: 488).
const UNCONFIRMED =
  /^(?:H100 PCIe|A100 80GB PCIe|A40|\(\?:Tesla |Tesla P|RTX PRO|RTX 6000|RTX 5060$|RTX 3050|GTX 10|RX 90|Radeon|Arc)/;

const row = (name: string, gigabytes: number, teraflops?: number): Row => ({
  isConfirmed: !UNCONFIRMED.test(name),
  // The name must end where the pattern ends, or "RTX 4070" would answer for "RTX 4070 Ti" too.
  pattern: new RegExp(
    `(?:^|[^a-z0-9])${name}(?![a-z0-9])(?!\\s*(?:ti|super|xtx?|gre|ultra|max|pro|mobile|laptop|d)\\b)`,
    'i',
  ),
  gigabytes,
  ...(teraflops === undefined ? {} : { teraflops }),
});

// GB/s, then TFLOPS in 16-bit floats. The makers' figures as remembered, and not looked up in their data sheets: most
// bandwidths were held against one other public table (`UNCONFIRMED` says which were not), no TFLOPS were. Laptop variants are left out where
// they share a name with a faster desktop card.
const NVIDIA: readonly Row[] = [
  row('H200', 4800, 989),
  row('H100 (?:80GB )?HBM3', 3350, 989),
  row('H100 SXM\\d?', 3350, 989),
  row('H100 PCIe', 2000, 756),
  row('A100[- ](?:SXM4|SXM)-?80GB', 2039, 312),
  row('A100 80GB PCIe', 1935, 312),
  row('A100-(?:SXM4|PCIE)-40GB', 1555, 312),
  row('L40S', 864, 362),
  row('L40', 864, 181),
  row('L4', 300, 121),
  row('A40', 696, 150),
  row('A10G?', 600, 125),
  row('Tesla T4', 320, 65),
  row('T4', 320, 65),
  row('(?:Tesla )?V100-(?:SXM2|PCIE)-(?:16|32)GB', 900, 112),
  row('Tesla P40', 346),
  row('Tesla P100-PCIE-16GB', 732),
  row('RTX PRO 6000(?: Blackwell(?: Workstation Edition)?)?', 1792, 504),
  row('RTX 6000 Ada(?: Generation)?', 960, 364),
  row('RTX A6000', 768, 155),
  row('RTX A5000', 768, 111),
  row('RTX A4000', 448, 77),
  row('RTX 5090', 1792, 210),
  row('RTX 5080', 960, 113),
  row('RTX 5070 Ti', 896, 88),
  row('RTX 5070', 672, 62),
  row('RTX 5060 Ti', 448, 47),
  row('RTX 5060', 448, 38),
  row('RTX 4090', 1008, 165),
  row('RTX 4080 SUPER', 736, 104),
  row('RTX 4080', 717, 97),
  row('RTX 4070 Ti SUPER', 672, 88),
  row('RTX 4070 Ti', 504, 80),
  row('RTX 4070 SUPER', 504, 71),
  row('RTX 4070', 504, 58),
  row('RTX 4060 Ti', 288, 44),
  row('RTX 4060', 272, 30),
  row('RTX 3090 Ti', 1008, 80),
  row('RTX 3090', 936, 71),
  row('RTX 3080 Ti', 912, 68),
  row('RTX 3080', 760, 60),
  row('RTX 3070 Ti', 608, 43),
  row('RTX 3070', 448, 41),
  row('RTX 3060 Ti', 448, 32),
  row('RTX 3060', 360, 25),
  row('RTX 3050', 224, 18),
  row('RTX 2080 Ti', 616, 54),
  row('RTX 2080 SUPER', 496, 45),
  row('RTX 2080', 448, 40),
  row('RTX 2070 SUPER', 448, 36),
  row('RTX 2070', 448, 30),
  row('RTX 2060 SUPER', 448, 29),
  row('RTX 2060', 336, 26),
  row('GTX 1660 SUPER', 336, 10),
  row('GTX 1660 Ti', 288, 11),
  row('GTX 1660', 192, 10),
  row('GTX 1650', 128, 6),
  row('GTX 1080 Ti', 484),
  row('GTX 1080', 320),
  row('GTX 1070', 256),
  row('GTX 1060', 192),
  row('GTX 1050 Ti', 112),
];

const AMD: readonly Row[] = [
  row('MI300X', 5300, 1307),
  row('MI250X', 3277, 383),
  row('MI210', 1638, 181),
  row('MI100', 1229, 185),
  row('RX 9070 XT', 640, 97),
  row('RX 9070', 640, 72),
  row('RX 9060 XT', 320, 51),
  row('RX 7900 XTX', 960, 123),
  row('RX 7900 XT', 800, 103),
  row('RX 7900 GRE', 576, 92),
  row('RX 7800 XT', 624, 74),
  row('RX 7700 XT', 432, 70),
  row('RX 7600 XT', 288, 45),
  row('RX 7600', 288, 43),
  row('RX 6950 XT', 576, 47),
  row('RX 6900 XT', 512, 46),
  row('RX 6800 XT', 512, 41),
  row('RX 6800', 512, 32),
  row('RX 6700 XT', 384, 26),
  row('RX 6600 XT', 256, 21),
  row('RX 6600', 224, 18),
  row('Radeon PRO W7900', 864, 123),
  row('Radeon PRO W6800', 512, 36),
  row('Radeon 8060S', 256),
  row('Radeon 8050S', 256),
];

const INTEL: readonly Row[] = [
  row('Arc(?:\\(TM\\))? A770', 560),
  row('Arc(?:\\(TM\\))? A750', 512),
  row('Arc(?:\\(TM\\))? A380', 186),
  row('Arc(?:\\(TM\\))? B580', 456),
  row('Arc(?:\\(TM\\))? B570', 380),
  row('Arc(?:\\(TM\\))?(?: Graphics)? 1[34]0V', 137),
];

// Bandwidth of the unified memory; 16-bit TFLOPS of the GPU with all its cores. Chips sold with two bandwidths
// (M3 Max, M4 Max, M5 Max) have the larger one: the name alone does not tell.
const APPLE: readonly Row[] = [
  row('M1 Ultra', 819, 21),
  row('M1 Max', 410, 10.6),
  row('M1 Pro', 205, 5.3),
  row('M1', 68.3, 2.6),
  row('M2 Ultra', 819, 27),
  row('M2 Max', 410, 13.5),
  row('M2 Pro', 205, 6.8),
  row('M2', 102, 3.6),
  row('M3 Ultra', 819, 28),
  row('M3 Max', 410, 14),
  row('M3 Pro', 154, 6.4),
  row('M3', 102, 3.5),
  row('M4 Max', 546, 17),
  row('M4 Pro', 273, 8.5),
  row('M4', 120, 4.3),
  row('M5 Max', 614),
  row('M5 Pro', 307),
  row('M5', 154),
];

const SOURCES: readonly (readonly [readonly Row[], string])[] = [
  [NVIDIA, "NVIDIA's figure"],
  [AMD, "AMD's figure"],
  [INTEL, "Intel's figure"],
  [APPLE, "Apple's figure"],
];

/** What is known of a chip by its name, as its driver or system calls it; undefined where it is not in the table. */
export function findChip(name: string): ChipFacts | undefined {
  const text = name.slice(0, 200);
  // A part of a card has a part of its bandwidth, and nobody says which.
  const isLaptop = /\b(?:laptop|mobile|max-q|mig)\b/i.test(text);
  for (const [rows, source] of SOURCES) {
    const found = isLaptop ? undefined : rows.find(({ pattern }) => pattern.test(text));
    if (found) {
      return {
        bandwidthBytesPerSecond: found.gigabytes * 1e9,
        ...(found.teraflops === undefined ? {} : { floatOperationsPerSecond: found.teraflops * 1e12 }),
        source: `${source}, ${found.isConfirmed ? "equal to that of llmfit's table within 3 %" : 'not checked'}`,
      };
    }
  }
  return undefined;
}
