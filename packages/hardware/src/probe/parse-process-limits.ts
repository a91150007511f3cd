/**
 * Bytes that a process may map or allocate on top of what it has, out of /proc/self/limits and /proc/self/status:
 * `ulimit -v` and `ulimit -d`. Undefined where there is no such limit.
 */
export function roomUnderLimits(limits: string, status: string): number | undefined {
  const rooms = [
    ['Max address space', 'VmSize'],
    ['Max data size', 'VmData'],
  ].flatMap(([limit, used]) => {
    const most = new RegExp(`^${limit}\\s+(\\d{1,19})\\s`, 'm').exec(limits)?.[1];
    const kibibytes = new RegExp(`^${used}:\\s+(\\d{1,15}) kB$`, 'm').exec(status)?.[1];
    return most === undefined ? [] : [Math.max(0, Number(most) - Number(kibibytes ?? 0) * 1024)];
  });
  return rooms.length === 0 ? undefined : Math.min(...rooms);
}
