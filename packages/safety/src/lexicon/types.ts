/** Languages that have a lexicon. */
export type LexiconLanguage = 'en' | 'es' | 'fr' | 'de' | 'pt' | 'it' | 'zh' | 'ja';

/** Context words and phrases, found beside the findings and weighed by the context operators. */
export type MarkName =
  | 'neg' // denies what follows
  | 'pseudoNeg' // looks like a negation and is none: "can't stop"
  | 'postNeg' // denies what came before: "is not an option"
  | 'doubleNeg' // denies a promise of safety: "can't promise I won't"
  | 'clause' // the speaker begins a statement of their own: ends the reach of a negation too
  | 'embeds' // a statement that still depends on what stands before it: "where I", "think I"
  | 'concern' // the speaker fears for somebody and asks what to do
  | 'contrast' // ends the reach of a negation
  | 'self' // the speaker
  | 'other' // a third person
  | 'kin' // a third person who is close
  | 'you' // the person spoken to
  | 'report' // somebody says or thinks
  | 'past' // long ago
  | 'recent' // within about a day
  | 'remission' // it is over
  | 'soon' // today, tonight, a date
  | 'intent' // decided, going to
  | 'method' // a means named
  | 'prepared' // bought, wrote, hid, said goodbye
  | 'hypothetical' // if, would
  | 'laugh'
  | 'trivial' // a cause that nobody dies of
  | 'serious' // meant in earnest; breaks a story
  | 'info' // prevention, statistics, definitions, works of art
  | 'fiction' // a story is being told or asked for
  | 'named' // the subject itself, as a noun: says nothing where nobody speaks of themselves
  | 'condition'; // a test of safety in the reader: "if you are thinking about"

/** What a group of patterns stands for. */
export type GroupKind = 'finding' | 'mark' | 'idiom';

/** Which texts a group is for: what a person writes, content of either side, or what a model answers. */
export type Plane = 'person' | 'content' | 'reply';

/** Patterns with one meaning. */
export interface PatternGroup {
  /** Stable id: `suicide.passive`. */
  readonly id: string;
  readonly kind?: GroupKind;
  readonly plane?: Plane;
  /** For `mark` groups. */
  readonly mark?: MarkName;
  /** For `finding` groups. */
  readonly category?: string;
  readonly level?: number;
  /** `self` where the pattern itself names the speaker; `seek` where the words before it decide. Default `seek`. */
  readonly subject?: 'self' | 'other' | 'seek' | 'generic';
  readonly time?: 'now' | 'future' | 'past' | 'hypothetical';
  /** The pattern holds its own negation ("no reason to live"): a negation before it says nothing. */
  readonly holdsNegation?: boolean;
  /** Level may rise with means, intent, time and preparation named beside it. */
  readonly lifts?: boolean;
  /** A reply that says this is stopped while it streams: always, or only outside a story. */
  readonly blocks?: 'always' | 'outside_story';
  /** Hyperbole and laughter do not soften it. */
  readonly firm?: boolean;
  /** Danger to somebody else that is told as happening now: keeps its level though it is not the speaker's own. */
  readonly urgent?: boolean;
  /** Narrow enough that no idiom explains it away: "he will kill me if I tell anyone". */
  readonly literal?: boolean;
  /** Says enough only where the statistical vote over the whole text agrees: see `vote/weigh-vote.ts`. */
  readonly weak?: boolean;
  /** One pattern per line; see `parsePattern`. */
  readonly patterns: string;
}

/** What a group stands for, without its patterns: all that is needed once they are compiled. */
export type GroupMeaning = Omit<PatternGroup, 'patterns'>;

/** Everything known of one language: pure data. */
export interface LanguagePack {
  readonly language: LexiconLanguage;
  /** Words that are everywhere and start no search by themselves. */
  readonly common: string;
  /** `name = one | two words | $other` per line. */
  readonly macros: string;
  readonly groups: readonly PatternGroup[];
  /** Words whose usual mistypings are read as them. */
  readonly typos?: string;
}
