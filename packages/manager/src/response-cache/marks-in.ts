/** Words that turn a sentence around, in the languages of the safety engine. */
const NEGATIONS = new Set(
  [
    'no not never none neither nor without cannot nothing nobody nowhere',
    'non ne pas jamais sans aucun aucune rien personne ni',
    'nicht kein keine keinen keinem keiner keines nie niemals ohne weder',
    'nunca jamás sin ningún ninguna ninguno nada nadie tampoco',
    'não nunca sem nenhum nenhuma nem ninguém',
    'mai senza nessun nessuno nessuna niente nulla né',
  ].flatMap((words) => words.split(' ')),
);
/** The same in scripts without spaces between words. */
const SIGNS_OF_NEGATION = /[不没沒未无無非别別勿]|ない|なく|なかっ|ません|ず(?=に|、|。|$)/gu;
const CONTRACTED_NEGATION = /n['’]t$/u;
/** Beginnings that may turn a word around: `safe` and `unsafe` are near to each other. */
const TURNING_BEGINNING = /^(?:un|in|im|ir|il|dis|non|mis)\p{L}{3}/u;

/**
 * What must be the same in two questions that mean the same, as text: figures, negations, words that may be turned
 * around by their beginning, and names (capitals within a sentence), each in its order. Vectors hardly tell 2 mg from
 * 20 mg, `safe` from `unsafe`, or who owes whom.
 */
export function marksIn(text: string): string {
  const marks: string[] = [];
  let isFirst = true;
  for (const [token] of text.normalize('NFKC').matchAll(/\p{Nd}+|[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*|[.!?:\n]/gu)) {
    if (/^[.!?:\n]$/u.test(token)) {
      isFirst = true;
      continue;
    }
    const word = token.toLowerCase();
    const isName = !isFirst && word !== token && token !== 'I' && !/^I['’]/u.test(token);
    isFirst = false;
    if (/^\p{Nd}/u.test(token) || isName || TURNING_BEGINNING.test(word)) marks.push(word);
    else if (NEGATIONS.has(word) || CONTRACTED_NEGATION.test(word)) marks.push('not');
    for (const [sign] of word.matchAll(SIGNS_OF_NEGATION)) marks.push(sign);
  }
  return marks.join(' ');
}
