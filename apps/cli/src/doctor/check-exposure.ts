import { LlmError } from '@modelhaven/core';
import { openKeyFile } from '@modelhaven/server';
import { type Finding, fine, problem, warning } from './finding.ts';

/** Who may use the server: everybody who can reach it where nobody made a key. */
export async function checkExposure({
  host,
  dataDir,
}: {
  readonly host: string;
  readonly dataDir: string;
}): Promise<Finding> {
  const isAlone = /^(localhost|127\.\d+\.\d+\.\d+|::1)$/.test(host);
  try {
    const document = await openKeyFile(dataDir).read();
    const count = document?.keys.length ?? 0;
    if (count > 0) return fine('keys', `Keys of the server: ${count}`);
    return isAlone
      ? fine('keys', 'Keys of the server: none; whoever uses this machine may ask')
      : warning(
          'keys',
          `The server is to listen on ${host}, and nobody has to show a key; it will not start so.`,
          'modelhaven keys create --scope admin',
        );
  } catch (thrown) {
    return problem('keys', LlmError.from(thrown).message);
  }
}
