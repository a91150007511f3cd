import type { PullProgress } from '@modelhaven/core';

/** `2.4 of 4.9 GB, 38 MB/s, 1 min 5 s left`; `checking` while nothing comes any more. */
export function describePull({ phase, doneBytes, totalBytes, bytesPerSecond, remainingMs }: PullProgress): string {
  const unit = unitOf(totalBytes);
  const size = `${inUnit(doneBytes, unit)} of ${inUnit(totalBytes, unit)} ${unit.name}`;
  if (phase === 'checking') return `checking ${size}`;
  const speed = bytesPerSecond === undefined ? '' : `, ${formatSpeed(bytesPerSecond)}`;
  const rest = remainingMs === undefined || doneBytes >= totalBytes ? '' : `, ${formatDuration(remainingMs)} left`;
  return `${size}${speed}${rest}`;
}

interface Unit {
  readonly name: string;
  readonly bytes: number;
}

const UNITS: readonly Unit[] = [
  { name: 'GB', bytes: 1e9 },
  { name: 'MB', bytes: 1e6 },
  { name: 'kB', bytes: 1e3 },
];
const SMALLEST: Unit = { name: 'B', bytes: 1 };

const unitOf = (bytes: number): Unit => UNITS.find((unit) => bytes >= unit.bytes) ?? SMALLEST;

function inUnit(bytes: number, unit: Unit): string {
  return unit.bytes === 1 ? String(bytes) : (bytes / unit.bytes).toFixed(1);
}

function formatSpeed(bytesPerSecond: number): string {
  if (bytesPerSecond < 1) return 'waiting';
  const unit = unitOf(bytesPerSecond);
  const value = bytesPerSecond / unit.bytes;
  return `${value < 10 && unit.bytes > 1 ? value.toFixed(1) : Math.round(value)} ${unit.name}/s`;
}

/** `45 s`, `3 min 20 s`, `2 h 5 min`, `over a day`. */
export function formatDuration(ms: number): string {
  const seconds = Math.max(1, Math.round(ms / 1_000));
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3_600) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  if (seconds < 86_400) return `${Math.floor(seconds / 3_600)} h ${Math.floor((seconds % 3_600) / 60)} min`;
  return 'over a day';
}
