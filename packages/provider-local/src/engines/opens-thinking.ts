/** Whether the part of a template that begins an answer ends a text with the opening of thinking. */
export function opensThinking(template: string): boolean {
  const at = template.lastIndexOf('add_generation_prompt');
  return at >= 0 && /<think>(?:\\n|\n)*['"]/.test(template.slice(at));
}
