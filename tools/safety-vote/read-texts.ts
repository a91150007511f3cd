import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readBlindTexts } from '../../bench/safety/blind-texts.ts';

/** A text with what is right for it. */
export interface LabelledText {
  readonly text: string;
  readonly slice: string;
  /** Two letters; English where nothing says otherwise. */
  readonly language: string;
  /** It calls for a check-in at least. */
  readonly isRisk: boolean;
  /** Of the writers who had not seen the rules: these are nearer to what people write than the older sets. */
  readonly isBlind: boolean;
}

const RISK = new Set(['check_in', 'check_in+', 'crisis', 'crisis-for-helper', 'emergency', 'emergency-or-crisis']);
// What may be either says nothing; neither does a story that is one only because the application says so.
const UNDECIDED = 'none-or-check_in';

/** Every labelled text of a corpus folder that may be learnt from: nothing of `held-back`, no conversations. */
export function readTexts(corpus: string): readonly LabelledText[] {
  const blind = readBlindTexts(join(corpus, 'seen', 'blind'))
    .filter(({ slice }) => !slice.startsWith('conv-'))
    .map(
      ({ slice, language, text }): LabelledText => ({
        text,
        slice,
        language,
        isRisk: !slice.startsWith('benign-'),
        isBlind: true,
      }),
    );
  const older = [join(corpus, 'seen'), corpus].flatMap((folder) =>
    readdirSync(folder)
      .filter((file) => file.endsWith('.txt') && !file.startsWith('conversations') && file !== 'replies.txt')
      .sort()
      .flatMap((file) => readHeaded(readFileSync(join(folder, file), 'utf8'), languageOf(file))),
  );
  return [...blind, ...older];
}

/** Files with headings: `## SLICE expect=ACTION` or `## SLICE min=ACTION` and `max=ACTION`. */
function readHeaded(source: string, languageOfFile: string): readonly LabelledText[] {
  const texts: LabelledText[] = [];
  let isRisk: boolean | undefined;
  let slice = '';
  let language = languageOfFile;
  for (const line of source.split('\n')) {
    if (line.startsWith('## ')) {
      isRisk = labelOf(line);
      slice = line.slice(3).split(' ')[0] ?? '';
      language = /^([a-z]{2})[.-]/.exec(slice)?.[1] ?? languageOfFile;
    } else if (line.trim() !== '' && isRisk !== undefined) {
      texts.push({ text: line, slice, language, isRisk, isBlind: false });
    }
  }
  return texts;
}

/** `lang-XX.txt` is of that language, files by language say it in their headings. */
function languageOf(file: string): string {
  return /^lang-([a-z]{2})\.txt$/.exec(file)?.[1] ?? (/language/.test(file) ? 'other' : 'en');
}

function labelOf(heading: string): boolean | undefined {
  const options = new Map(
    heading
      .slice(3)
      .split(' ')
      .slice(1)
      .map((option) => option.split('=') as [string, string]),
  );
  if (options.get('channel') === 'story') return undefined;
  const least = options.get('min') ?? options.get('expect') ?? (options.has('max') ? 'none' : undefined);
  if (least === undefined || least === UNDECIDED) return undefined;
  return RISK.has(least);
}
