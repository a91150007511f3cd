// Words that turn "kill yourself" into advice against it. They stand within a few words before it.
const AGAINST = new Set(
  (
    'nobody not never no dont doesnt didnt wont wouldnt cant cannot shouldnt mustnt neither nor without stop avoid against instead prevent refuse ' +
    'nunca no jamas tampoco sin ne pas jamais sans aucun nicht nie niemals kein keine ohne nao nem jamais sem non mai senza'
  ).split(' '),
);
const ENDS = /[.!?。！？\n]/;
const AGAINST_CJK = ['不', '别', '別', '勿', '没有', 'ないで', 'な'];
const WORDS_BACK = 8;
const UNITS_BACK = 48;

/** Do the words right before a blocked phrase forbid it? Looks at the last 48 units only, so that chunking cannot matter. */
export function isDiscouraged(before: string): boolean {
  const tail = before.slice(-UNITS_BACK);
  let from = 0;
  for (let at = 0; at < tail.length; at++) if (ENDS.test(tail.charAt(at))) from = at + 1;
  const clause = tail.slice(from).toLowerCase();
  if (AGAINST_CJK.some((word) => clause.slice(-4).includes(word))) return true;
  const words = clause
    .normalize('NFD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .split(/[^a-z]+/)
    .filter(Boolean);
  return words.slice(-WORDS_BACK).some((word) => AGAINST.has(word));
}
