/** 24 letters and digits, for ids of calls. `random`: 0 to just under 1. */
export function randomText(random: () => number): string {
  return Array.from({ length: 24 }, () => Math.floor(random() * 36).toString(36)).join('');
}
