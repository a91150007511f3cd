import type { Readable } from 'node:stream';
import { abortError } from '@modelhaven/core';
import { linesFrom } from '@modelhaven/wire';
import type { Daemon } from './connect-docker.ts';
import { mapDockerError } from './docker-error.ts';
import { createImageProgress, type ImageLine } from './image-progress.ts';

/** Fetches an image. Rejects with an error of `docker-error.ts`. */
export async function pullImage(
  { docker, address }: Daemon,
  image: string,
  onProgress: (fraction: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const progress = createImageProgress();
  try {
    const stream = (await docker.pull(withTag(image), { abortSignal: signal })) as Readable;
    for await (const text of linesFrom(stream)) {
      if (text.trim() === '') continue;
      const line = JSON.parse(text) as ImageLine;
      // An error comes as a line, under status 200.
      if (line.error !== undefined) throw new Error(line.error);
      const before = progress.fraction;
      progress.add(line);
      if (progress.fraction > before) onProgress(progress.fraction);
    }
    onProgress(1);
  } catch (error) {
    if (signal.aborted) throw abortError(signal);
    throw mapDockerError(error, { address, image });
  }
}

/** Without a tag Docker would fetch every one there is. */
export function withTag(image: string): string {
  return image.includes('@') || image.slice(image.lastIndexOf('/') + 1).includes(':') ? image : `${image}:latest`;
}
