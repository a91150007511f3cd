import { LlmError } from '@modelhaven/core';

const KEPT = 'What came is kept; the same command goes on with it.';

/** What the file system refused, in words that say what to do. Everything else stays as it is. */
export function toDiskError(thrown: unknown, folder: string): unknown {
  const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
  const fail = (message: string) => new LlmError('INSUFFICIENT_RESOURCES', message, { cause: thrown });
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return fail(`The disk of ${folder} is full. Make room, or set models_cache_dir to another disk. ${KEPT}`);
    case 'EFBIG':
      return fail(
        `The file system of ${folder} cannot hold a file of that size (FAT32 ends at 4 GiB). Set models_cache_dir to another disk.`,
      );
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new LlmError(
        'CONFIG_INVALID',
        `${folder} cannot be written to. Change its rights, or set models_cache_dir to another folder.`,
        { cause: thrown },
      );
    case 'EIO':
      return fail(`The disk of ${folder} reports an error. ${KEPT}`);
    default:
      return thrown;
  }
}

/** `4.9 GB`, in powers of ten as shops and hubs count. */
export function formatBytes(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  const units = ['kB', 'MB', 'GB', 'TB'];
  const power = Math.min(units.length, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1_000 ** power;
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${units[power - 1]}`;
}
