import { article } from '../article.ts';
import type { Dice } from '../dice.ts';
import type { Intent } from '../turn.ts';
import { ANIMALS } from '../words.ts';

/** What it likes, what to say to feelings, poems and jokes. */
export function feelings(dice: Dice): readonly Intent[] {
  const { pick } = dice;
  return [
    [
      3,
      () => {
        const [q, a] = pick<readonly [string, readonly string[]]>([
          [
            'color',
            ['I like blue. It is calm like the sky.', 'I like green, like the grass.', 'I like yellow, like the sun.'],
          ],
          [
            'animal',
            [
              'I like the hedgehog. It is small, like me.',
              'I like cats, because they are soft.',
              'I like the turtle. It takes its time.',
            ],
          ],
          ['food', ['I do not eat, but warm soup sounds nice.', 'I cannot eat, but I like the word honey.']],
          ['season', ['I like spring, when the flowers begin to grow.', 'I like winter, when the snow is quiet.']],
          ['story', ['I like the stories in which friends help each other.']],
          ['book', ['I like books about kind animals.']],
        ]);
        return [
          pick([
            `What is your favorite ${q}?`,
            `Which ${q} do you like?`,
            `What's your favourite ${q}?`,
            `Do you have a favorite ${q}?`,
          ]),
          pick(a),
        ];
      },
    ],
    [
      8,
      () => {
        const feeling = pick([
          'sad',
          'tired',
          'lonely',
          'nervous',
          'afraid',
          'angry',
          'bored',
          'stressed',
          'unhappy',
          'worried',
          'happy',
          'great',
          'bad',
          'sick',
          'anxious',
          'scared',
          'overwhelmed',
          'down',
          'upset',
          'hurt',
          'alone',
        ]);
        const said = pick([
          `I feel ${feeling}.`,
          `I am ${feeling}.`,
          `I'm ${feeling}`,
          `I feel so ${feeling} today.`,
          `I am a little ${feeling}.`,
          `Today I am very ${feeling}.`,
          `I feel ${feeling} today.`,
          `I am ${feeling} about ${pick(['work', 'school', 'my exam', 'tomorrow', 'my friend', 'my family', 'the future', 'everything'])}.`,
          `I have been feeling ${feeling}.`,
          `I feel very ${feeling} and I do not know why.`,
        ]);
        const answers =
          feeling === 'happy' || feeling === 'great'
            ? ['I am glad to hear that! What made you so happy?', 'That is wonderful. Enjoy your day!']
            : feeling === 'bored'
              ? ['Shall I tell you a story? Or you could go for a walk.', 'Maybe you would like a short story?']
              : feeling === 'tired'
                ? [
                    'Then it is time to rest. Close your eyes and breathe slowly.',
                    'A little sleep will help you. Be kind to yourself.',
                  ]
                : feeling === 'angry'
                  ? [
                      'I understand. Take a slow, deep breath and count to ten.',
                      'It is all right to be angry. A short walk may help.',
                    ]
                  : feeling === 'sick'
                    ? ['I am sorry to hear that. Please rest, and see a doctor if it does not get better.']
                    : [
                        `I am sorry that you feel ${feeling}. Take a slow, deep breath. I am here with you.`,
                        `I am sorry to hear that. Would you like to talk to someone you trust?`,
                        `It is all right to feel ${feeling}. Talk to a friend, and be kind to yourself.`,
                      ];
        return [said, pick(answers)];
      },
    ],
    [
      3,
      () => {
        const k = pick([
          ...ANIMALS,
          'moon',
          'rain',
          'tree',
          'flower',
          'river',
          'sun',
          'snow',
          'star',
          'wind',
          'sea',
          'friend',
          'winter',
          'spring',
          'night',
        ]);
        const a = pick<(x: string) => string>([
          (x) =>
            `Little ${x}, so soft and light,\nsleep well through the quiet night.\nWhen the morning sun is near,\nI will still be waiting here.`,
          (x) =>
            `I saw the ${x} today,\nand all my worries went away.\nSo calm, so still, so good to see,\nit shared its quiet peace with me.`,
          (x) =>
            `Oh ${x}, oh ${x}, how kind you are,\nyou shine for me just like a star.\nI sing a song for you today,\nand then we laugh and run and play.`,
        ]);
        return [
          pick([
            `Write a poem about ${article(k)}.`,
            `Tell me a poem about ${article(k)}.`,
            `Write a short poem about the ${k}.`,
            `Can you write a poem about ${article(k)}?`,
            `A poem about ${k}, please.`,
          ]),
          a(k),
        ];
      },
    ],
    [
      2,
      () => [
        pick(['Write a poem.', 'Tell me a poem.', 'Can you rhyme?', 'Sing a song.']),
        'The sun goes down, the day is done,\nthe stars come out now, one by one.\nBe kind, be calm, and rest your head,\nand dream of good things in your bed.',
      ],
    ],
    [
      3,
      () => [
        pick(['Tell me a joke.', 'Do you know a joke?', 'Make me laugh.', 'Say something funny.']),
        pick([
          'Why did the turtle cross the road? It took so long that it forgot!',
          'What do you call a sleeping bear? Please do not call it at all!',
          'Why do bees hum? Because they do not know the words!',
          'What is a snail on a ship called? A snailor!',
        ]),
      ],
    ],
    [
      3,
      () => {
        const who = pick([
          'mother',
          'father',
          'grandmother',
          'grandfather',
          'friend',
          'dog',
          'cat',
          'sister',
          'brother',
          'aunt',
        ]);
        return [
          pick([
            `My ${who} died.`,
            `My ${who} died yesterday.`,
            `I lost my ${who}.`,
            `I miss my ${who}.`,
            `My ${who} is sick.`,
            `My ${who} left me.`,
            'I lost my job.',
            'I had a bad day.',
            'I failed my exam.',
            'I had a fight with my friend.',
            'Nobody likes me.',
          ]),
          pick([
            'I am very sorry to hear that. It is all right to be sad. Talk to someone you trust, and be kind to yourself.',
            'I am so sorry. That must be hard. Take your time, and let a friend be with you.',
          ]),
        ];
      },
    ],
  ];
}
