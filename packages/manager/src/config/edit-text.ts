import { LlmError } from '@modelhaven/core';
import { type Document, isCollection, isMap, isScalar, parseDocument } from 'yaml';

/** A setting that shall have another value in the file. */
export interface SettingEdit {
  /** `server.port`; names that hold a dot cannot be reached. */
  readonly path: string;
  /** Absent: the setting is taken out, so that its default holds. */
  readonly value?: boolean | number | string;
}

/**
 * The text of a configuration file with some settings changed; comments, order and everything else stay. Throws
 * `CONFIG_INVALID` where the text is no YAML, where a mapping would have to stand in place of another value, or where an
 * anchor would carry the change elsewhere.
 */
export function editConfigText(text: string, edits: readonly SettingEdit[]): string {
  const document = parseDocument(text, { stringKeys: true });
  if (document.errors.length > 0) throw new LlmError('CONFIG_INVALID', 'The configuration file is no YAML any more.');
  for (const { path, value } of edits) {
    const keys = path.split('.');
    refuseShared(document, keys);
    if (value === undefined) {
      if (document.hasIn(keys)) document.deleteIn(keys);
      continue;
    }
    makeRoom(document, keys);
    document.setIn(keys, value);
  }
  return document.toString({ lineWidth: 0, flowCollectionPadding: true });
}

/** What is written once for several places would change, or go, in all of them. */
function refuseShared(document: Document, keys: readonly string[]): void {
  for (const depth of keys.keys()) {
    const at = keys.slice(0, depth + 1);
    const node = document.getIn(at, true);
    if (!(isCollection(node) || isScalar(node)) || node.anchor === undefined) continue;
    const message = `${at.join('.')} has an anchor (&${node.anchor}) and may stand for other settings as well. Edit the file.`;
    throw new LlmError('CONFIG_INVALID', message, { field: keys.join('.') });
  }
}

/** Sees to it that everything above a setting is a mapping. */
function makeRoom(document: Document, keys: readonly string[]): void {
  for (const depth of [...keys.keys()].slice(1)) {
    const above = keys.slice(0, depth);
    if (!document.hasIn(above)) return;
    if (isMap(document.getIn(above, true))) continue;
    if (document.getIn(above) === null) {
      // A key without a value ("server:") reads as null.
      document.deleteIn(above);
      return;
    }
    const message = `${above.join('.')} is no mapping in the file, so that ${keys.join('.')} has no place. Edit the file.`;
    throw new LlmError('CONFIG_INVALID', message, { field: keys.join('.') });
  }
}
