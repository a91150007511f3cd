import { createStore, useStore } from './store.ts';

/** Where the page is: `#/models/local%2Fdemo?q=demo`. */
export interface Place {
  readonly view: string;
  /** What follows the view, unescaped. */
  readonly rest: string | undefined;
  readonly query: URLSearchParams;
}

/** Reads the part of an address after `#`. */
export function toPlace(hash: string): Place {
  const [path = '', query = ''] = hash.replace(/^#?\/?/, '').split(/\?(.*)/s);
  const [view = '', ...rest] = path.split('/');
  return {
    view: view || 'overview',
    rest: rest.length > 0 ? unescaped(rest.join('/')) : undefined,
    query: new URLSearchParams(query),
  };
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const place = createStore<Place>(toPlace(location.hash));
addEventListener('hashchange', () => place.set(toPlace(location.hash)));

/** Where the page is. */
export const usePlace = (): Place => useStore(place);

/** The link to a place. */
export function linkTo(view: string, rest?: string, query: Readonly<Record<string, string | undefined>> = {}): string {
  const entries = Object.entries(query).filter((entry): entry is [string, string] => !!entry[1]);
  const search = new URLSearchParams(entries).toString();
  return `#/${view}${rest === undefined ? '' : `/${encodeURIComponent(rest)}`}${search ? `?${search}` : ''}`;
}

/** Keeps settings of a view in the address, without a step in the history for each. */
export function replaceQuery({ view, rest }: Place, query: Readonly<Record<string, string | undefined>>): void {
  history.replaceState(null, '', linkTo(view, rest, query));
  place.set(toPlace(location.hash));
}
