import { type CompiledLexicon, compileLexicon } from '../match/compile-lexicon.ts';
import { LANGUAGE_PACKS } from './packs.ts';

let compiled: CompiledLexicon | undefined;

/** The built-in lexicon, compiled once for the whole process. */
export function defaultLexicon(): CompiledLexicon {
  compiled ??= compileLexicon(LANGUAGE_PACKS);
  return compiled;
}
