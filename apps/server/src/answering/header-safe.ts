/** Model ids are a stranger's text: bytes that a header cannot hold are percent-encoded. */
export function headerSafe(text: string): string {
  if (/^[\x21-\x7e]*$/.test(text)) return text;
  return text.replace(/[^\x21-\x7e]/gu, (character) =>
    [...Buffer.from(character)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join(''),
  );
}
