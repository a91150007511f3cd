import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import type Docker from 'dockerode';

/** A registry on this machine that holds one image; Docker takes it without TLS because it is at 127.0.0.1. */
export interface TestRegistry {
  /** Name of the image there. */
  readonly image: string;
  /** Host and port. */
  readonly host: string;
  close(): Promise<void>;
}

/** Answers pulls by the Registry API v2 (https://distribution.github.io/distribution/spec/api/). */
export async function createTestRegistry(docker: Docker, image: string): Promise<TestRegistry> {
  const folder = await mkdtemp(join(tmpdir(), 'modelhaven-registry-'));
  const archive = join(folder, 'image.tar');
  await pipeline(await docker.getImage(image).get(), createWriteStream(archive));
  await promisify(execFile)('tar', ['-C', folder, '-xf', archive]);
  const [saved] = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as [
    { readonly Config: string; readonly Layers: readonly string[] },
  ];
  const blobs = new Map<string, { readonly path: string; readonly size: number }>();
  const describe = async (name: string, mediaType: string) => {
    const path = join(folder, name);
    const hash = createHash('sha256');
    await pipeline(createReadStream(path), hash);
    const digest = `sha256:${hash.digest('hex')}`;
    const { size } = await stat(path);
    blobs.set(digest, { path, size });
    return { mediaType, size, digest };
  };
  const kind = 'application/vnd.docker';
  const manifest = JSON.stringify({
    schemaVersion: 2,
    mediaType: `${kind}.distribution.manifest.v2+json`,
    config: await describe(saved.Config, `${kind}.container.image.v1+json`),
    layers: await Promise.all(saved.Layers.map((name) => describe(name, `${kind}.image.rootfs.diff.tar.gzip`))),
  });
  const server = createServer((request, response) => {
    const path = (request.url ?? '').replace(/^\/v2\//, '');
    const send = (status: number, type: string, body: string, headers: Record<string, string> = {}) =>
      response
        .writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(body), ...headers })
        .end(request.method === 'HEAD' ? undefined : body);
    const error = (status: number, code: string) =>
      send(status, 'application/json', JSON.stringify({ errors: [{ code, message: code.toLowerCase() }] }));
    if (path === '') return send(200, 'application/json', '{}');
    if (path.startsWith('limited/')) return error(429, 'TOOMANYREQUESTS');
    if (path === 'ollama/manifests/test' || path.startsWith('ollama/manifests/sha256:')) {
      const digest = `sha256:${createHash('sha256').update(manifest).digest('hex')}`;
      return send(200, `${kind}.distribution.manifest.v2+json`, manifest, { 'docker-content-digest': digest });
    }
    const file = blobs.get(path.replace(/^ollama\/blobs\//, ''));
    if (file === undefined) return error(404, 'MANIFEST_UNKNOWN');
    response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': file.size });
    return pipeline(createReadStream(file.path), response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    image: `${host}/ollama:test`,
    host,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true, force: true });
    },
  };
}
