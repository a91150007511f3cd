// What templates of models that think first speak of.
const REASONING_MARKS = /<think>|<\|channel\|?>|<seed:think>|enable_thinking/;

/** Whether a chat template is that of a model that thinks before it answers. */
export function templateThinks(template: string): boolean {
  return REASONING_MARKS.test(template);
}
