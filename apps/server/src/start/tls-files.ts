import { readFileSync, unwatchFile, watchFile } from 'node:fs';
import { createSecureContext } from 'node:tls';
import { LlmError, type Logger } from '@modelhaven/core';
import type { App } from '../server-types.ts';

/** Where the certificate chain and its key are, as PEM. */
export interface TlsFiles {
  readonly certFile: string;
  readonly keyFile: string;
}

/** What they hold. */
export interface TlsContent {
  readonly cert: string;
  readonly key: string;
}

/** Reads them. Throws `CONFIG_INVALID` where they cannot be read or do not belong together. */
export function readTlsFiles({ certFile, keyFile }: TlsFiles): TlsContent {
  const cert = read(certFile, 'server.tls.cert_file');
  const key = read(keyFile, 'server.tls.key_file');
  try {
    createSecureContext({ cert, key });
  } catch {
    // OpenSSL's own words may quote the file.
    const message = 'The certificate and the key of server.tls are no PEM files, or do not belong together.';
    throw new LlmError('CONFIG_INVALID', message, { field: 'server.tls' });
  }
  return { cert, key };
}

function read(file: string, field: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new LlmError('CONFIG_INVALID', `${field}: ${file} cannot be read.`, { field });
  }
}

/** Takes new files for new connections; wrong ones leave the old in place. Returns what ends it. */
export function watchTlsFiles(files: TlsFiles, everyMs: number, app: App, logger: Logger): () => void {
  const onChange = () => {
    try {
      const content = readTlsFiles(files);
      if ('setSecureContext' in app.server && typeof app.server.setSecureContext === 'function') {
        app.server.setSecureContext(content);
      }
      logger.info({}, 'The certificate was read anew.');
    } catch (thrown) {
      // Often only one of the two has been written yet.
      logger.warn({ error: LlmError.from(thrown).message }, 'The new certificate is not used; the old one holds.');
    }
  };
  const watched = [files.certFile, files.keyFile];
  for (const file of watched) watchFile(file, { interval: everyMs, persistent: false }, onChange);
  return () => {
    for (const file of watched) unwatchFile(file, onChange);
  };
}
