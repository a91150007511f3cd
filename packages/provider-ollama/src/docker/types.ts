import type { CallOptions, LlmError } from '@modelhaven/core';

// Apart from the code, so that whoever uses these types needs none of dockerode's.

/** A step on the way to an Ollama that answers. */
export interface ContainerEvent {
  readonly state: 'pulling-image' | 'starting' | 'waiting' | 'ready' | 'failed';
  /** 0 to 1, of the image's download. */
  readonly fraction?: number;
  /** Where Ollama answers, once it does. */
  readonly url?: string;
  readonly error?: LlmError;
}

/** What is there in Docker. */
export interface ContainerStatus {
  /** `absent`, or Docker's own word: `running`, `exited`, `created`, `restarting`, `paused`, `dead`. */
  readonly state: string;
  /** Whether we made it. Only then it is ever started, stopped or removed. */
  readonly isOurs: boolean;
  readonly id?: string;
  readonly image?: string;
  /** Where Ollama is published on this machine. */
  readonly url?: string;
}

/** Ollama in a container. All reject with `LlmError`; `details.providerCode` names the problem: `docker-port-taken`. */
export interface DockerOllama {
  /** Makes sure that Ollama answers, and tells where: adopts what runs, starts what we stopped, else creates it. */
  start(options?: CallOptions): Promise<string>;
  status(): Promise<ContainerStatus>;
  /** Stops the container if it is ours; it stays stopped until `start`. */
  stop(): Promise<void>;
  /** Removes the container if it is ours, and its models too where that is asked for. Idempotent. */
  remove(options?: { readonly withModels?: boolean }): Promise<void>;
  /** The last lines of the container's log. */
  logs(lines?: number): Promise<string>;
}
