import { LlmError } from '@modelhaven/core';

/** Loads an optional driver. Rejects with `DEPENDENCY_MISSING` and the install line where it is not installed. */
export async function importDriver<Driver>(name: string, load: () => Promise<Driver>): Promise<Driver> {
  try {
    return await load();
  } catch (thrown) {
    throw new LlmError('DEPENDENCY_MISSING', `The metric store needs "${name}"; run: npm install ${name}`, {
      cause: thrown,
    });
  }
}

/** Settles as the work does, or rejects with `UNAVAILABLE` after so many milliseconds. */
export async function within<T>(work: Promise<T>, ms: number, server: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new LlmError('UNAVAILABLE', `${server} did not answer within ${ms} ms.`)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
