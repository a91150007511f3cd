import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LocalDeps } from '@modelhaven/provider-local';

type LookUp = (name: string) => string | undefined;

/** What the environment says of the hub and of other programs' models, by the names that those programs themselves use. */
export function localSurroundings(lookUp: LookUp): Pick<LocalDeps, 'otherFolders' | 'proxy' | 'hubToken'> {
  const read = (...names: readonly string[]): string | undefined => {
    for (const name of names) {
      const value = lookUp(name)?.trim();
      if (value) return value;
    }
    return undefined;
  };
  const home = read('HOME', 'USERPROFILE');
  const inHome = (...parts: readonly string[]) => (home === undefined ? undefined : join(home, ...parts));
  const huggingFaceHome = hubHome(read, home);
  return {
    // https://huggingface.co/docs/huggingface_hub/package_reference/environment_variables
    otherFolders: {
      huggingFace: read('HF_HUB_CACHE', 'HUGGINGFACE_HUB_CACHE') ?? below(huggingFaceHome, 'hub'),
      lmStudio: firstThere(inHome('.lmstudio', 'models'), inHome('.cache', 'lm-studio', 'models')),
      // The last one is where Ollama's service on Linux keeps them.
      ollama: read('OLLAMA_MODELS') ?? firstThere(inHome('.ollama', 'models'), '/usr/share/ollama/.ollama/models'),
    },
    proxy: {
      httpProxy: read('http_proxy', 'HTTP_PROXY'),
      httpsProxy: read('https_proxy', 'HTTPS_PROXY'),
      noProxy: read('no_proxy', 'NO_PROXY'),
    },
    // What "hf auth login" has left.
    hubToken: () => readText(read('HF_TOKEN_PATH') ?? below(huggingFaceHome, 'token')),
  };
}

function hubHome(
  read: (...names: readonly string[]) => string | undefined,
  home: string | undefined,
): string | undefined {
  const own = read('HF_HOME');
  if (own !== undefined) return own;
  const caches = read('XDG_CACHE_HOME') ?? below(home, '.cache');
  return below(caches, 'huggingface');
}

const below = (folder: string | undefined, name: string) => (folder === undefined ? undefined : join(folder, name));

function firstThere(...folders: readonly (string | undefined)[]): string | undefined {
  return folders.find((folder) => folder !== undefined && existsSync(folder));
}

function readText(path: string | undefined): string | undefined {
  try {
    return path === undefined ? undefined : readFileSync(path, 'utf8').trim() || undefined;
  } catch {
    return undefined;
  }
}
