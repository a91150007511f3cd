/** Bytes by name out of /proc/meminfo; undefined where a name is missing. */
export function parseMeminfo(text: string): { totalBytes?: number; availableBytes?: number } {
  const bytesOf = (name: string): number | undefined => {
    const match = new RegExp(`^${name}:\\s+(\\d{1,15}) kB$`, 'm').exec(text);
    return match ? Number(match[1]) * 1024 : undefined;
  };
  const [totalBytes, availableBytes] = [bytesOf('MemTotal'), bytesOf('MemAvailable')];
  return {
    ...(totalBytes ? { totalBytes } : {}),
    ...(availableBytes === undefined ? {} : { availableBytes }),
  };
}
