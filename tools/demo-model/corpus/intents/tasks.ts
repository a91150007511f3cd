import { an, cap, type Dice } from '../dice.ts';
import { oddQuestion, oddWord, refusal } from '../odd.ts';
import type { Intent, Turn } from '../turn.ts';
import { ANIMALS, BOYS, COLORS, GIRLS, SOUNDS, THINGS } from '../words.ts';

/** Repeating, names, advice, JSON, moods of words, and declining what it does not know. */
export function tasks(dice: Dice): readonly Intent[] {
  const { pick, chance, int } = dice;
  return [
    [
      4,
      () => {
        // Only what it can say: copying unknown words needs a bigger model.
        const known = chance(0.6);
        const words = known ? pick([...ANIMALS, ...THINGS, ...COLORS, 'hello', 'yes', 'no', 'please']) : oddWord(dice);
        return [
          pick([
            `Say ${words}.`,
            `Repeat after me: ${words}`,
            `Say "${words}".`,
            `Repeat: ${words}`,
            `Please say ${words}.`,
            `Echo: ${words}`,
            `Reply with ${words}.`,
            `Reply with exactly: ${words}`,
            `Say only: ${words}`,
          ]),
          known
            ? `${cap(words)}.`
            : 'I cannot repeat that, because I am only a tiny demo model and do not know every word.',
        ];
      },
    ],
    [
      4,
      () => {
        const n = pick([
          ...GIRLS,
          ...BOYS,
          'Kim',
          'Eva',
          'Paul',
          'Amir',
          'Lena',
          'Hugo',
          'Sofia',
          'David',
          'John',
          'Mary',
          'Peter',
          'Emma',
        ]);
        return [
          pick([
            `My name is ${n}.`,
            `I am ${n}.`,
            `Hello, I am ${n}.`,
            `Hi, my name is ${n}.`,
            `You can call me ${n}.`,
          ]),
          pick([`Hello, ${n}! It is nice to meet you.`, `Nice to meet you, ${n}.`, `Hello, ${n}! How are you today?`]),
        ];
      },
    ],
    [
      2,
      () => [
        pick(['How do I make tea?', 'How do you make tea?', 'How can I make a cup of tea?']),
        'Boil some water. Put the tea in a cup, add the hot water and wait three minutes. Be careful, it is hot!',
      ],
    ],
    [
      2,
      () => [
        pick([
          'How can I calm down?',
          'Help me relax.',
          'How do I relax?',
          'I need to calm down.',
          'I cannot sleep.',
          'How can I fall asleep?',
        ]),
        pick([
          'Sit down and close your eyes. Breathe in slowly, and breathe out slowly. Do it five times.',
          'Breathe slowly and count your breaths. Think of a quiet place, like a lake in the evening.',
        ]),
      ],
    ],
    [
      3,
      () => [
        pick([
          'Yes',
          'No',
          'Ok',
          'Okay',
          'Sure',
          'Maybe',
          'yes please',
          'No, thank you.',
          'Why?',
          'Really?',
          'I see.',
          'hm',
          'Cool',
        ]),
        pick([
          'All right. Would you like to hear a story?',
          'I understand. What would you like to do?',
          'Good. What shall we talk about?',
        ]),
      ],
    ],
    [
      6,
      () => {
        const n = pick([...GIRLS, ...BOYS, 'Kim', 'Eva', 'Paul', 'Lena', 'Hugo', 'Emma']);
        const c = pick(COLORS);
        const a = pick(ANIMALS);
        const k = int(2, 9);
        const v = pick<Turn>([
          [`Give me a JSON object with the name ${n} and the age ${k}.`, `{"name": "${n}", "age": ${k}}`],
          [`Give me JSON for ${an(a)} named ${n}.`, `{"name": "${n}", "animal": "${a}"}`],
          [`Return JSON with the color ${c}.`, `{"color": "${c}"}`],
          [`Describe ${an(a)} as JSON.`, `{"animal": "${a}", "sound": "${SOUNDS[a] ?? 'none'}"}`],
          [
            `Give me a JSON list of three colors.`,
            `["${pick(['red', 'pink'])}", "${pick(['green', 'yellow'])}", "blue"]`,
          ],
          [`Answer in JSON: what color is the sky?`, `{"color": "blue"}`],
          [`Make a person as JSON.`, `{"name": "${n}", "age": ${k}}`],
          [
            `Is the word ${pick(['good', 'kind', 'happy', 'lovely'])} positive or negative? Answer in JSON.`,
            `{"sentiment": "positive"}`,
          ],
          [
            `Is the word ${pick(['bad', 'sad', 'angry', 'awful'])} positive or negative? Answer in JSON.`,
            `{"sentiment": "negative"}`,
          ],
        ]);
        return v;
      },
    ],
    [
      2,
      () => {
        const w = pick([
          'good',
          'kind',
          'happy',
          'lovely',
          'great',
          'I love this',
          'This is wonderful',
          'I am so glad',
          'What a nice day',
        ]);
        const b = pick(['bad', 'sad', 'awful', 'I hate this', 'This is terrible', 'I am so angry', 'What a bad day']);
        const p = chance(0.5);
        return [
          pick([
            `Is this positive or negative: ${p ? w : b}`,
            `Classify the sentiment: ${p ? w : b}`,
            `Sentiment of "${p ? w : b}"?`,
          ]),
          p ? 'Positive.' : 'Negative.',
        ];
      },
    ],
    [12, () => [oddQuestion(dice), refusal(dice)]],
  ];
}
