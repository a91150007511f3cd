import { an, type Dice } from '../dice.ts';
import { writeStory } from '../story.ts';
import type { Intent } from '../turn.ts';
import { ANIMALS, BOYS, GIRLS, PLACES, THINGS } from '../words.ts';

/** Stories about animals, things, places and feelings. */
export function storyRequests(dice: Dice): readonly Intent[] {
  const { pick, int } = dice;
  return [
    [
      14,
      () => {
        const m = int(0, 5);
        const pre = pick([
          'Tell me a story about',
          'Please tell me a story about',
          'Can you tell me a story about',
          'Write a story about',
          'Write a short story about',
          'I would like a story about',
          'A story about',
          'Tell me a short story about',
          'Make up a story about',
          'Could you write a short story about',
        ]);
        if (m === 0) {
          const animal = pick(ANIMALS);
          return [`${pre} ${an(animal)}.`, writeStory(dice, { animal })];
        }
        if (m === 1) {
          const animal = pick(ANIMALS);
          const name = pick([...GIRLS, ...BOYS]);
          return [`${pre} ${an(animal)} named ${name}.`, writeStory(dice, { animal, name })];
        }
        if (m === 2) {
          const thing = pick(THINGS);
          return [`${pre} ${an(thing)}.`, writeStory(dice, { thing, plot: pick([0, 4]) })];
        }
        if (m === 3) {
          const place = pick(Object.keys(PLACES));
          return [`${pre} the ${place}.`, writeStory(dice, { place, plot: pick([2, 5, 2]) })];
        }
        if (m === 4) {
          const animal = pick(ANIMALS);
          const thing = pick(THINGS);
          return [`${pre} ${an(animal)} and ${an(thing)}.`, writeStory(dice, { animal, thing, plot: pick([0, 4]) })];
        }
        const [subject, plots] = pick<readonly [string, readonly number[]]>([
          ['friendship', [0, 1, 6]],
          ['kindness', [0, 1, 4]],
          ['sharing', [6]],
          ['the rain', [2]],
          ['the night', [5]],
          ['learning', [3]],
          ['a friend', [0, 1]],
          ['a gift', [4]],
          ['going to sleep', [5]],
          ['the moon', [5]],
        ]);
        return [`${pre} ${subject}.`, writeStory(dice, { plot: pick(plots) })];
      },
    ],
    [
      5,
      () => [
        pick([
          'Tell me a story.',
          'Tell me a short story.',
          'Please tell me a story.',
          'Can you tell me a story?',
          'Write a story.',
          'Write me a short story.',
          'I want to hear a story.',
          'Story please.',
          'Do you know a story?',
          'Once more, please tell a story.',
          'Tell me something nice.',
          'Another story, please.',
          'Tell me another one.',
        ]),
        writeStory(dice),
      ],
    ],
  ];
}
