import { LlmError } from '@modelhaven/core';
import { isSafeName } from './hub-path.ts';

/** What somebody wants from the hub. */
export interface HubAddress {
  /** `org/name`. */
  readonly repo: string;
  /** Branch, tag or commit; absent: the default branch. */
  readonly revision?: string;
  /** `Q4_K_M` of a GGUF repository, `q8` of an ONNX one, as it was written. */
  readonly quantization?: string;
  /** Path of one file below the repository. */
  readonly file?: string;
}

const HOSTS = /^(?:(?:https?:\/\/)?(?:www\.)?(?:huggingface\.co|hf\.co)\/|hf:\/\/|hf\/)/i;
const BROWSED = /^\/(?:blob|resolve|raw|tree)\/([^/]+)(\/.*)?$/;
const REVISION = /^[\w./%-]{1,250}$/;
const FORMS = 'org/repo, org/repo:Q4_K_M, org/repo/file.gguf or org/repo@revision';

/**
 * Reads `org/repo`, `org/repo:Q4_K_M`, `org/repo/path/file.gguf`, each with `@revision` behind the repository or at the
 * end, and addresses as a browser shows them. Throws `INVALID_REQUEST` for anything else.
 */
export function acceptHubAddress(text: string): HubAddress {
  const bare = text
    .trim()
    .replace(HOSTS, '')
    .replace(/[?#].*$/, '')
    .replace(/\/+$/, '');
  const match = /^([^/:@]+)\/([^/:@]+)(.*)$/s.exec(bare);
  if (!match) throw wrong(`This names no repository of the hub. Write ${FORMS}.`);
  const [, organisation = '', name = '', tail = ''] = match;
  for (const part of [organisation, name]) {
    if (!/^[\w.-]{1,96}$/.test(part) || part.includes('--') || !isSafeName(part)) {
      throw wrong(`The hub has no repositories with such a name. Write ${FORMS}.`);
    }
  }
  return { repo: `${organisation}/${name}`, ...readTail(tail) };
}

/** The shortest text that `acceptHubAddress` reads the same from. */
export function formatHubAddress({ repo, revision, quantization, file }: HubAddress): string {
  const at = revision === undefined ? '' : `@${encodeURIComponent(revision)}`;
  if (file !== undefined) return `${repo}${at}/${file}`;
  return `${repo}${at}${quantization === undefined ? '' : `:${quantization}`}`;
}

function readTail(tail: string): Omit<HubAddress, 'repo'> {
  const browsed = BROWSED.exec(tail);
  if (browsed) {
    const [, revision = '', path = ''] = browsed;
    return { revision: toRevision(revision), ...(path === '' ? {} : { file: toFile(path) }) };
  }
  let rest = tail;
  let revision: string | undefined;
  const inFront = /^@([^:/]+)/.exec(rest);
  if (inFront) {
    revision = toRevision(inFront[1] as string);
    rest = rest.slice(inFront[0].length);
  } else {
    const behind = /@([^@/:]+)$/.exec(rest);
    if (behind) {
      revision = toRevision(behind[1] as string);
      rest = rest.slice(0, behind.index);
    }
  }
  const at = revision === undefined ? {} : { revision };
  if (rest === '') return at;
  if (rest.startsWith('/')) return { ...at, file: toFile(rest) };
  const quantization = /^:([\w.-]{1,40})$/.exec(rest)?.[1];
  if (quantization === undefined) throw wrong(`What follows the repository cannot be read. Write ${FORMS}.`);
  return { ...at, quantization };
}

function toRevision(text: string): string {
  const revision = decode(text);
  if (!REVISION.test(revision) || revision.split('/').some((part) => part === '..' || part === '')) {
    throw wrong('The revision must be a branch, a tag or a commit of the repository.');
  }
  return revision;
}

function toFile(text: string): string {
  const file = decode(text.replace(/^\/+/, ''));
  if (file.split('/').every(isSafeName)) return file;
  throw wrong('The path of the file must lie inside the repository.');
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const wrong = (message: string) => new LlmError('INVALID_REQUEST', message, { field: 'model' });
