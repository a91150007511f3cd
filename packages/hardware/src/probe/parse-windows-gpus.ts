import type { GpuProfile } from '@modelhaven/core';
import { vendorOf } from './parse-system-profiler.ts';

const DISPLAY_CLASS = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Class\\{4d36e968-e325-11ce-bfc1-08002be10318}';

/** What `reg.exe` is called with to list the display drivers. */
export const REGISTRY_QUERY: readonly string[] = ['query', DISPLAY_CLASS, '/s'];

/**
 * Reads the display drivers out of the registry as `reg query … /s` prints it. `HardwareInformation.qwMemorySize` has
 * 64 bits; `AdapterRAM` of WMI, which others read, ends at 4 GiB.
 */
export function parseWindowsGpus(output: string): GpuProfile[] {
  return output
    .split(/^HKEY_LOCAL_MACHINE\\/m)
    .filter((section) => /^[^\r\n]*\\\d{4}\r?\n/.test(section))
    .flatMap((section): GpuProfile[] => {
      const name = textIn(section, 'DriverDesc', 'REG_SZ');
      if (name === undefined || name.startsWith('Microsoft ')) return [];
      const vendor = vendorOf(name);
      const driver = textIn(section, 'DriverVersion', 'REG_SZ');
      const size = memorySize(section);
      return [
        {
          name: name.slice(0, 100),
          ...(vendor === undefined ? {} : { vendor }),
          ...(Number.isSafeInteger(size) && size > 0 ? { memoryTotalBytes: size } : {}),
          ...(driver === undefined ? {} : { driver: driver.slice(0, 40) }),
        },
      ];
    });
}

/** Some drivers write the number as eight bytes, the smallest first. */
function memorySize(section: string): number {
  const name = 'HardwareInformation.qwMemorySize';
  const number = textIn(section, name, 'REG_QWORD');
  if (number !== undefined) return Number(number);
  const bytes = textIn(section, name, 'REG_BINARY')?.replaceAll(' ', '');
  if (bytes === undefined || !/^[0-9a-f]{16}$/i.test(bytes)) return Number.NaN;
  return Number(Buffer.from(bytes, 'hex').readBigUInt64LE());
}

function textIn(section: string, name: string, type: string): string | undefined {
  const prefix = `    ${name}    ${type}    `;
  const line = section.split(/\r?\n/).find((candidate) => candidate.startsWith(prefix));
  return line?.slice(prefix.length).trim() || undefined;
}
