import type { DiskProfile } from '@modelhaven/core';
import { parseCpuinfo } from './parse-cpuinfo.ts';
import type { ProbeSources } from './sources.ts';

// f_type of NFS, SMB, SMB2, CIFS, 9P, FUSE: statfs(2).
const NETWORK_TYPES = new Set([0x6969, 0x517b, 0xfe534d42, 0xff534d42, 0x01021997]);

/** The disk that holds a path; undefined where it cannot be read. */
export async function readDisk(sources: ProbeSources, path: string): Promise<DiskProfile | undefined> {
  const disk = await sources.readDisk(path);
  if (!disk || disk.totalBytes <= 0) return undefined;
  const kind = sources.platform === 'linux' ? await readKind(sources.readText, disk) : undefined;
  return { freeBytes: disk.freeBytes, totalBytes: disk.totalBytes, ...(kind === undefined ? {} : { kind }) };
}

async function readKind(
  readText: ProbeSources['readText'],
  { type, device }: { readonly type: number; readonly device: number },
): Promise<DiskProfile['kind']> {
  if (NETWORK_TYPES.has(type >>> 0)) return 'network';
  // Split as glibc's gnu_dev_major and gnu_dev_minor do.
  const major = (device >>> 8) & 0xfff;
  const minor = (device & 0xff) | ((device >>> 12) & 0xfff00);
  const base = `/sys/dev/block/${major}:${minor}`;
  // A partition's queue is that of the disk above it.
  const rotational = (await readText(`${base}/queue/rotational`)) ?? (await readText(`${base}/../queue/rotational`));
  if (rotational === undefined) return undefined;
  if (rotational.trim() !== '1') return 'ssd';
  // Virtual disks call themselves rotating whatever is below them.
  return parseCpuinfo((await readText('/proc/cpuinfo')) ?? '').isVirtual ? undefined : 'hdd';
}
