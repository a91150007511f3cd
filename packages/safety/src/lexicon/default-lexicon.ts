import type { CompiledLexicon } from '../match/compile-lexicon.ts';
import { decodeLexicon } from '../match/snapshot.ts';
import { SNAPSHOT } from './snapshot.gen.ts';

let lexicon: CompiledLexicon | undefined;

/** The built-in lexicon, read once for the whole process from the tables that `generate.ts` compiled. */
export function defaultLexicon(): CompiledLexicon {
  lexicon ??= decodeLexicon(SNAPSHOT);
  return lexicon;
}
