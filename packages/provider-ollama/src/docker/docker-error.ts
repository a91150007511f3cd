import { type ErrorCode, LlmError } from '@modelhaven/core';
import { type DaemonAddress, formatAddress } from './daemon-addresses.ts';

/** What can go wrong with Docker; `details.providerCode` of the errors. */
export type DockerProblem =
  | 'docker-no-daemon'
  | 'docker-no-permission'
  | 'docker-port-taken'
  | 'docker-name-taken'
  | 'docker-image-missing'
  | 'docker-registry-unreachable'
  | 'docker-registry-limit'
  | 'docker-disk-full'
  | 'docker-no-gpu'
  | 'docker-exited'
  | 'docker-unhealthy'
  | 'docker-failed';

/** What was being done, for the sentence. */
export interface DockerContext {
  readonly address: DaemonAddress;
  readonly image: string;
  /** Port on 127.0.0.1; undefined for any free one. */
  readonly port?: number | undefined;
}

/** An error of ours with a problem's name. */
export function dockerError(problem: DockerProblem, code: ErrorCode, message: string, cause?: unknown): LlmError {
  return new LlmError(code, message, { providerCode: problem, ...(cause === undefined ? {} : { cause }) });
}

/** The name of the problem, where it is one with Docker. */
export function problemOf(error: unknown): DockerProblem | undefined {
  const name = LlmError.is(error) ? error.details.providerCode : undefined;
  return name?.startsWith('docker-') ? (name as DockerProblem) : undefined;
}

/** What dockerode threw, or an error inside a stream of the daemon, as one of ours. */
export function mapDockerError(thrown: unknown, { address, image, port }: DockerContext): LlmError {
  if (LlmError.is(thrown)) return thrown;
  const { code, status, words, name } = read(thrown);
  const where = formatAddress(address);
  if (name === 'AbortError') return LlmError.from(thrown);
  if (code === 'EACCES' || code === 'EPERM') {
    return dockerError(
      'docker-no-permission',
      'UNAUTHORIZED',
      `This user may not use Docker at ${where}; add the user to the group docker, or run Docker rootless.`,
      thrown,
    );
  }
  if (code !== undefined && /^(ENOENT|ECONNREFUSED|ECONNRESET|EPIPE|ENOTSOCK|ETIMEDOUT|EHOSTUNREACH)$/.test(code)) {
    return dockerError(
      'docker-no-daemon',
      'UNAVAILABLE',
      `No Docker daemon answers at ${where}; start Docker, start Ollama yourself, or set docker_enabled to false.`,
      thrown,
    );
  }
  if (/no space left on device|disk quota exceeded/i.test(words)) {
    return dockerError(
      'docker-disk-full',
      'INSUFFICIENT_RESOURCES',
      'The disk of Docker is full; remove images and volumes that are not needed (docker system df).',
      thrown,
    );
  }
  if (/port is already allocated|address already in use|ports are not available/i.test(words)) {
    return dockerError(
      'docker-port-taken',
      'UNAVAILABLE',
      `Port ${port ?? ''} on 127.0.0.1 is taken by another program; stop it, set another port in base_url, or set docker_port to "free".`,
      thrown,
    );
  }
  if (/could not select device driver|nvidia-container|unknown runtime|libnvidia|failed to discover gpu/i.test(words)) {
    return dockerError(
      'docker-no-gpu',
      'UNSUPPORTED',
      'Docker cannot hand the GPU to the container; install the NVIDIA Container Toolkit, or set gpu_enabled to false.',
      thrown,
    );
  }
  if (/toomanyrequests|rate limit/i.test(words)) {
    return dockerError(
      'docker-registry-limit',
      'RATE_LIMITED',
      'The registry limits downloads of images; try again later or sign in to it with docker login.',
      thrown,
    );
  }
  if (/dial tcp|no such host|i\/o timeout|TLS handshake|connection refused|Client\.Timeout|EOF$/i.test(words)) {
    return dockerError(
      'docker-registry-unreachable',
      'UNAVAILABLE',
      `Docker cannot reach the registry to fetch ${image}; check the network, or load the image by hand.`,
      thrown,
    );
  }
  if (
    /no such image|manifest( for .+)? (not found|unknown)|pull access denied|repository .*(not found|does not exist)|name unknown/i.test(
      words,
    )
  ) {
    return dockerError(
      'docker-image-missing',
      'UNAVAILABLE',
      `There is no image ${image}, neither here nor in its registry; check docker_image.`,
      thrown,
    );
  }
  return dockerError(
    'docker-failed',
    'PROVIDER_FAILED',
    `Docker could not run Ollama${status === undefined ? '' : ` (status ${status})`}; its own log tells more.`,
    thrown,
  );
}

interface Thrown {
  readonly code: string | undefined;
  readonly status: number | undefined;
  readonly words: string;
  readonly name: string | undefined;
}

// docker-modem throws errors with `statusCode`, `reason` and `json`; the system's have a `code`.
function read(thrown: unknown): Thrown {
  const error = (typeof thrown === 'object' && thrown !== null ? thrown : {}) as Readonly<Record<string, unknown>>;
  const json = error['json'] as { readonly message?: unknown } | undefined;
  const words = [error['message'], error['reason'], json?.message].filter((text) => typeof text === 'string').join(' ');
  return {
    code: typeof error['code'] === 'string' ? error['code'] : undefined,
    status: typeof error['statusCode'] === 'number' ? error['statusCode'] : undefined,
    words: typeof thrown === 'string' ? thrown : words,
    name: typeof error['name'] === 'string' ? error['name'] : undefined,
  };
}
