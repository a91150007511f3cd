/**
 * A model's name as Ollama lists it: one without a tag means `:latest`. A colon in front of the last slash belongs to a
 * host (https://github.com/ollama/ollama, types/model/name.go).
 */
export function fullName(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1).includes(':') ? name : `${name}:latest`;
}

/** True where both names mean one model. Ollama compares them without regard to case. */
export function isSameModel(first: string, second: string): boolean {
  return fullName(first).toLowerCase() === fullName(second).toLowerCase();
}
