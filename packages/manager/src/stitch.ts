/** Joins the text of a second answer to what was given of the first. */
export interface Stitcher {
  /** What may be given out now of the text so far; undefined where the second answer does not continue the first. */
  push(text: string): string | undefined;
  /** What is left at the end; undefined where the second answer ended before it reached what was given. */
  end(): string | undefined;
}

/** For an answer that begins anew: gives out what follows the text already given, if it begins with exactly that text. */
export function createRestartStitcher(given: string): Stitcher {
  let matched = 0;
  return {
    push(text) {
      const needed = given.slice(matched, matched + text.length);
      if (!text.startsWith(needed)) return undefined;
      matched += needed.length;
      return text.slice(needed.length);
    },
    end: () => (matched === given.length ? '' : undefined),
  };
}

/** Below this many characters an answer that begins like the first one may as well be its continuation. */
const TELLING_CHARACTERS = 12;

/**
 * For an answer that was asked to go on from `sent` (what was given, without white space at its end, which some models
 * refuse): gives out everything, without the white space already given, and without the whole beginning where the model
 * began anew after all.
 */
export function createPrefillStitcher(given: string, sent: string): Stitcher {
  let isSettled = false;
  let held = '';
  const tail = given.slice(sent.length);
  const settle = (): string => {
    isSettled = true;
    if (given.length >= TELLING_CHARACTERS && held.startsWith(given)) return held.slice(given.length);
    return held.startsWith(tail) ? held.slice(tail.length) : held.replace(/^\s+/, tail === '' ? '$&' : '');
  };
  return {
    push(text) {
      if (isSettled) return text;
      held += text;
      const mayRestart = given.length >= TELLING_CHARACTERS && held.length < given.length && given.startsWith(held);
      const mayBeTail = tail !== '' && held.length < tail.length && tail.startsWith(held);
      return mayRestart || mayBeTail ? '' : settle();
    },
    end: () => (isSettled ? '' : settle()),
  };
}
