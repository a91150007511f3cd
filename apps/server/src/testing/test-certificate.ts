import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TlsContent } from '../start/tls-files.ts';

/** Whether certificates can be made on this machine. */
export function canCertify(): boolean {
  return spawnSync('openssl', ['version']).status === 0;
}

/** A certificate of this machine for itself, for two days. */
export function makeCertificate(name = 'localhost'): TlsContent {
  const folder = mkdtempSync(join(tmpdir(), 'modelhaven-certificate-'));
  try {
    const files = { key: join(folder, 'key.pem'), cert: join(folder, 'cert.pem') };
    const what = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
    const names = ['-subj', `/CN=${name}`, '-addext', `subjectAltName=DNS:${name},IP:127.0.0.1`];
    execFileSync('openssl', [...what, ...names, '-keyout', files.key, '-out', files.cert], { stdio: 'ignore' });
    return { cert: readFileSync(files.cert, 'utf8'), key: readFileSync(files.key, 'utf8') };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
