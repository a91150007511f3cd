/** Adds a package to the references of a tsconfig, as its last one among the packages. Leaves it where it stands already. */
export function addReference(tsconfig: string, folder: string): string {
  const path = `./${folder}`;
  if (tsconfig.includes(`"${path}"`)) return tsconfig;
  const entries = [...tsconfig.matchAll(/ {4}\{\n {6}"path": "\.\/packages\/provider-[\w-]+"\n {4}\},\n/g)];
  const last = entries.at(-1);
  if (!last) throw new Error('The references of the tsconfig are not as they were; add the folder by hand.');
  const end = last.index + last[0].length;
  return `${tsconfig.slice(0, end)}    {\n      "path": "${path}"\n    },\n${tsconfig.slice(end)}`;
}
