import { article } from '../article.ts';
import { an, cap, type Dice } from '../dice.ts';
import type { Intent } from '../turn.ts';
import { COLOR_OF, DAYS, FACTS, LEGS, MONTHS, NUMBERS, OPPOSITES, SOUNDS } from '../words.ts';

/** Small facts, colours, sounds, opposites, sums to 20, counting, days and months. */
export function knowledge(dice: Dice): readonly Intent[] {
  const { pick, chance, int } = dice;
  return [
    [
      6,
      () => {
        const k = pick(Object.keys(FACTS));
        return [
          pick([
            `What is ${article(k)}?`,
            `What is ${article(k)}?`,
            `Tell me what ${article(k)} is.`,
            `Do you know what ${article(k)} is?`,
            `What does ${k} mean?`,
            `Please explain what ${article(k)} is.`,
            `Explain ${k}.`,
            `Define ${k}.`,
            `Tell me about ${article(k)}.`,
          ]),
          FACTS[k],
        ];
      },
    ],
    [
      4,
      () => {
        const k = pick(Object.keys(COLOR_OF));
        const a = ['sky', 'grass', 'sun', 'night', 'sea'].includes(k)
          ? `the ${k}`
          : ['snow', 'milk', 'coal', 'chocolate'].includes(k)
            ? k
            : an(k);
        return [
          pick([
            `What color is ${a}?`,
            `Which color is ${a}?`,
            `What colour is ${a}?`,
            `What is the color of ${a}?`,
            `Tell me the color of ${a}.`,
          ]),
          pick([`${cap(a)} is ${COLOR_OF[k]}.`, `${cap(a)} is ${COLOR_OF[k]}.`, `The answer is ${COLOR_OF[k]}.`]),
        ];
      },
    ],
    [
      3,
      () => {
        const k = pick(Object.keys(SOUNDS));
        return [
          pick([
            `What does ${an(k)} say?`,
            `What sound does ${an(k)} make?`,
            `How does ${an(k)} sound?`,
            `What does the ${k} say?`,
          ]),
          `${cap(an(k))} says ${SOUNDS[k]}.`,
        ];
      },
    ],
    [
      3,
      () => {
        const k = pick(Object.keys(OPPOSITES));
        return [
          pick([
            `What is the opposite of ${k}?`,
            `What is the opposite of the word ${k}?`,
            `Opposite of ${k}?`,
            `Give me the opposite of ${k}.`,
          ]),
          `The opposite of ${k} is ${OPPOSITES[k]}.`,
        ];
      },
    ],
    [
      2,
      () => {
        const k = pick(Object.keys(LEGS));
        return [
          pick([`How many legs does ${an(k)} have?`, `How many legs has ${an(k)}?`]),
          LEGS[k] ? `${cap(an(k))} has ${NUMBERS[LEGS[k]]} legs.` : `${cap(an(k))} has no legs.`,
        ];
      },
    ],
    [
      13,
      () => {
        const a = int(0, 10),
          b = int(0, 10);
        if (chance(0.6))
          return [
            pick([
              `What is ${a} + ${b}?`,
              `What is ${a} plus ${b}?`,
              `How much is ${a} plus ${b}?`,
              `${a} + ${b}`,
              `${a}+${b}=?`,
              `${a} + ${b} = ?`,
              `Calculate ${a} + ${b}.`,
              `Add ${a} and ${b}.`,
              `What's ${a} + ${b}?`,
            ]),
            pick([`${a} plus ${b} is ${a + b}.`, `${a} + ${b} = ${a + b}.`]),
          ];
        const x = Math.max(a, b),
          y = Math.min(a, b);
        return [
          pick([
            `What is ${x} - ${y}?`,
            `What is ${x} minus ${y}?`,
            `How much is ${x} minus ${y}?`,
            `${x} - ${y}`,
            `${x}-${y}=?`,
          ]),
          pick([`${x} minus ${y} is ${x - y}.`, `${x} - ${y} = ${x - y}.`]),
        ];
      },
    ],
    [
      2,
      () => {
        const n = int(3, 10);
        return [
          pick([
            `Count to ${NUMBERS[n]}.`,
            `Can you count to ${n}?`,
            `Count from one to ${NUMBERS[n]}.`,
            `Count to ${n}.`,
          ]),
          `${cap(NUMBERS.slice(1, n + 1).join(', '))}.`,
        ];
      },
    ],
    [
      2,
      () => {
        if (chance(0.5)) {
          const i = int(0, 6);
          return [
            pick([`What day comes after ${DAYS[i]}?`, `Which day is after ${DAYS[i]}?`]),
            `After ${DAYS[i]} comes ${DAYS[(i + 1) % 7]}.`,
          ];
        }
        const i = int(0, 11);
        return [
          pick([`What month comes after ${MONTHS[i]}?`, `Which month is after ${MONTHS[i]}?`]),
          `After ${MONTHS[i]} comes ${MONTHS[(i + 1) % 12]}.`,
        ];
      },
    ],
    [
      1,
      () =>
        chance(0.5)
          ? [
              pick(['What are the days of the week?', 'Name the days of the week.']),
              `The days of the week are ${DAYS.slice(0, 6).join(', ')} and Sunday.`,
            ]
          : [
              pick(['What are the seasons?', 'Name the four seasons.']),
              'The four seasons are spring, summer, autumn and winter.',
            ],
    ],
  ];
}
