import { access, readdir } from 'node:fs/promises';

/**
 * Whether Linux has a device that a GPU could be behind: a render node of the kernel's graphics drivers, which NVIDIA's
 * has too, or the one of WSL. Other systems are taken to have one.
 */
export async function hasGraphicsDevice(platform: NodeJS.Platform = process.platform, root = '/dev'): Promise<boolean> {
  if (platform !== 'linux') return true;
  const nodes = await readdir(`${root}/dri`).catch(() => []);
  if (nodes.some((name) => name.startsWith('renderD'))) return true;
  return access(`${root}/dxg`).then(
    () => true,
    () => false,
  );
}
