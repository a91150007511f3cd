/** Names that Windows keeps for devices, with any ending: https://learn.microsoft.com/windows/win32/fileio/naming-a-file */
const DEVICE = /^(?:con|prn|aux|nul|clock\$|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const FORBIDDEN = /[\u0000-\u001f\u007f<>:"|?*\\/]/;
// Letters that look like nothing or turn the writing around make one name pass for another.
const INVISIBLE = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/;

/** Weights that are data and nothing else, and the JSON and text that belong to them. Pickles and code are not. */
const FETCHABLE = /\.(?:gguf|onnx|onnx_data(?:_\d+)?|json|jinja)$|^(?:.*\/)?(?:vocab|merges|added_tokens)\.txt$/i;

/** Whether a name can be that of a file or folder on every system, and means nothing special to any. */
export function isSafeName(name: string): boolean {
  return (
    name !== '' &&
    Buffer.byteLength(name) <= 200 &&
    !name.startsWith('.') &&
    !/[. ]$/.test(name) &&
    !FORBIDDEN.test(name) &&
    !INVISIBLE.test(name) &&
    !DEVICE.test(name)
  );
}

/** Whether a path that the hub names stays inside the folder it is put into, on every system. */
export function isSafePath(path: string): boolean {
  return path.length <= 500 && path.split('/').every(isSafeName);
}

/** Whether a file of that name is of a format that cannot hold code. */
export function isSafeFormat(path: string): boolean {
  return FETCHABLE.test(path);
}
