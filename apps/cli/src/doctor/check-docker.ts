import { execFile } from 'node:child_process';
import type { ProviderEnvelope } from '@modelhaven/manager';
import { type Finding, fine, problem, warning } from './finding.ts';

const PATIENCE_MS = 5_000;

/** Is Docker there, where Ollama is to be started in it. Nothing where nobody asks for it. */
export async function checkDocker(providers: readonly ProviderEnvelope[]): Promise<readonly Finding[]> {
  const asking = providers.some(
    ({ enabled, kind, config }) => enabled && kind === 'ollama' && config['dockerEnabled'] === true,
  );
  if (!asking) return [];
  const { code, text } = await version();
  if (code === undefined) return [fine('docker', `Docker: version ${text}`)];
  if (code === 'ENOENT') {
    // The engine may be reached by its socket all the same.
    const fix = 'Install Docker (https://docs.docker.com/engine/install/), or set docker_enabled: false.';
    return [
      warning(
        'docker',
        'There is no docker command; Ollama is to run in a container where it does not run already.',
        fix,
      ),
    ];
  }
  const fix = /permission/i.test(text)
    ? 'sudo usermod -aG docker "$USER", then log in again'
    : 'sudo systemctl start docker';
  return [problem('docker', 'Docker is installed, and its engine does not answer.', fix)];
}

function version(): Promise<{ readonly code?: string | number; readonly text: string }> {
  const args = ['version', '--format', '{{.Server.Version}}'];
  return new Promise((resolve) => {
    execFile('docker', args, { timeout: PATIENCE_MS, windowsHide: true }, (error, stdout, stderr) =>
      resolve(error ? { code: error.code ?? 1, text: stderr } : { text: stdout.trim() }),
    );
  });
}
