/** Text in lines of at most `width` characters, broken between words; further lines begin with `indent`. */
export function wrap(text: string, width: number, indent = ''): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (longer.length <= width || line.trim() === '') {
      line = longer;
      continue;
    }
    lines.push(line);
    line = indent + word;
  }
  return [...lines, line].join('\n');
}

/** Text in lines of at most `width` characters, all of them moved right by `by`; lines of their own stay so. */
export function indent(text: string, width: number, by: number): string {
  const space = ' '.repeat(by);
  return text
    .split('\n')
    .map((line) => (line.trim() === '' ? '' : space + wrap(line.trim(), width - by).replaceAll('\n', `\n${space}`)))
    .join('\n');
}
