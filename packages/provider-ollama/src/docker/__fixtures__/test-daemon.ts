import { execFile, spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type Docker from 'dockerode';

const run = promisify(execFile);

/** The image that the tests run in place of the real one. */
export const IMAGE = 'ollama/ollama:latest-test';

/**
 * An image of this machine's own node and the libraries that it needs, with a small server that speaks Ollama's API:
 * real containers without a registry.
 */
export async function buildImage(docker: Docker): Promise<void> {
  const root = await mkdtemp(join(tmpdir(), 'modelhaven-rootfs-'));
  try {
    const put = async (from: string, to: string) => {
      await mkdir(dirname(join(root, to)), { recursive: true });
      await cp(await realpath(from), join(root, to));
    };
    await put(process.execPath, '/bin/node');
    const { stdout } = await run('ldd', [process.execPath]).catch(() => ({ stdout: '' }));
    for (const [, path] of stdout.matchAll(/(\/\S+) \(0x/g)) if (path) await put(path, path);
    await put(join(import.meta.dirname, 'stand-in.mjs'), '/stand-in.mjs');
    await Promise.all(['tmp', 'root', 'proc', 'etc'].map((folder) => mkdir(join(root, folder), { recursive: true })));
    const tar = spawn('tar', ['-C', root, '-cf', '-', '.'], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [repo, tag] = IMAGE.split(':');
    const stream = await docker.importImage(tar.stdout, {
      repo,
      tag,
      changes: ['ENTRYPOINT ["/bin/node", "/stand-in.mjs"]', 'EXPOSE 11434'],
    });
    await new Promise<void>((resolve, reject) => {
      docker.modem.followProgress(stream, (error) => (error ? reject(error) : resolve()));
    });
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

/** The same image with another program in it, under a tag of its own. */
export async function deriveImage(docker: Docker, tag: string, program: string): Promise<string> {
  const container = await docker.createContainer({ Image: IMAGE });
  try {
    const entrypoint = JSON.stringify(['/bin/node', '-e', program]);
    await container.commit({ repo: 'ollama/ollama', tag, changes: `ENTRYPOINT ${entrypoint}` });
    return `ollama/ollama:${tag}`;
  } finally {
    await container.remove({ force: true });
  }
}

/** Runs one of the scripts in tools/ci. */
export async function ciScript(name: string, ...args: readonly string[]): Promise<void> {
  const script = join(import.meta.dirname, '../../../../../tools/ci', name);
  await run('bash', [script, ...args], { timeout: 60_000, env: { ...process.env, MODELHAVEN_CI_OWN_DOCKER: '1' } });
}
