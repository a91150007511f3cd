import { an, cap, type Dice } from '../dice.ts';
import { refusal } from '../odd.ts';
import { writeStory } from '../story.ts';
import type { Intent } from '../turn.ts';
import { ANIMALS, FACTS } from '../words.ts';

const UNKNOWN_SUBJECTS =
  'dragon robot princess king wizard pirate knight ghost dinosaur spaceship monster detective astronaut queen giant mermaid cowboy vampire superhero teacher doctor farmer soldier witch unicorn'.split(
    ' ',
  );

/** What people type first to see whether something answers. */
export function firstWords(dice: Dice): readonly Intent[] {
  const { pick, int } = dice;
  return [
    [
      3,
      () => [
        pick([
          'ping',
          'test',
          'Test',
          'testing',
          'hello world',
          'Hello world!',
          'Is this working?',
          'Are you there?',
          'Can you hear me?',
          'Do you work?',
          'Say this is a test.',
          'This is a test.',
          'Testing, one, two, three.',
          'Say something.',
          'Say hi.',
          'Say hello.',
          'Reply with pong.',
          'pong',
        ]),
        pick([
          'Hello! I am here, and I work. I am a tiny demo model.',
          'Yes, I am here. I am only a tiny demo model. Would you like to hear a story?',
          'It works! I am a tiny demo model that tells short stories.',
        ]),
      ],
    ],
    [
      3,
      () => [
        pick([
          'Once upon a time',
          'Once upon a time...',
          'Begin a story.',
          'Start a story.',
          'Tell me a short calming story.',
          'Tell me a calm story.',
          'Tell me a bedtime story.',
          'Tell me a short bedtime story.',
          'Tell me a kind story.',
          'Write a very short story.',
          'Tell me a short, calm story, please.',
          'Could you tell me something calming?',
          'I need a calm story.',
          'Continue: Once upon a time',
          'Tell a story in three sentences.',
        ]),
        writeStory(dice),
      ],
    ],
    [
      4,
      () => {
        const subject = pick(UNKNOWN_SUBJECTS);
        return [
          pick([
            `Tell me a story about ${an(subject)}.`,
            `Write a story about ${an(subject)}.`,
            `Write a short story about ${an(subject)}.`,
            `A story about ${an(subject)}, please.`,
            `Can you tell me a story about ${an(subject)}?`,
          ]),
          `I do not know a story about ${an(subject)}, but I know this one. ${writeStory(dice)}`,
        ];
      },
    ],
    [
      3,
      () => [
        pick([
          'What is the weather like?',
          "What's the weather like today?",
          'What is the weather?',
          'Will it rain tomorrow?',
          'What time is it?',
          'What day is it today?',
          'What is the date?',
          'Give me the news of today.',
          'What is in the news?',
          'What year is it?',
          'Where am I?',
          'How old am I?',
          'What happened today?',
        ]),
        pick([
          'I cannot see the world outside. I am only a tiny demo model.',
          'I do not know that, because I cannot look outside. I am a tiny demo model.',
        ]),
      ],
    ],
    [
      4,
      () => [
        pick([
          'What is the meaning of life?',
          'Who is the president?',
          'Who is the president of the USA?',
          'What is the capital of Germany?',
          'What is the largest planet?',
          'Explain recursion.',
          'Explain how a computer works.',
          'Write a Python hello world.',
          'Write code.',
          'Write a function.',
          'Write an email.',
          'Write a haiku.',
          'Write a haiku about the sea.',
          'Write a song.',
          'Tell me a secret.',
          'What is love in French?',
          'How do I cook rice?',
          'Give me advice.',
          'What should I eat today?',
          'Make a plan for my day.',
          'Solve this problem.',
          'Who was the first man on the moon?',
          'What is your opinion?',
          'Begin an adventure in a cave.',
          'You are a storyteller. Begin an adventure.',
          'Let us play a game.',
          'Play a role.',
          'What is 17 times 23?',
          'What is pi?',
          'How far is the sun?',
          'Say hi in three words.',
          'Describe a sunset.',
          'List three fruits.',
          'Name three animals that fly.',
        ]),
        refusal(dice),
      ],
    ],
    [
      2,
      () => [
        pick([
          'Hola',
          '¿Cómo estás?',
          'Bonjour',
          'Salut',
          'Guten Tag',
          'Wie geht es dir?',
          'Hallo, wer bist du?',
          'Ciao, come stai?',
          'Olá',
          'Привет',
          'こんにちは',
          '你好',
          'Erzähl mir eine Geschichte.',
          'Hej',
          'Merhaba',
          'नमस्ते',
        ]),
        pick([
          'Hello! I only know simple English.',
          'Hello! I am a tiny demo model, and I only know a little English.',
        ]),
      ],
    ],
    [
      2,
      () => {
        const word = pick(Object.keys(FACTS));
        return [
          pick([
            `Write one sentence about ${word}.`,
            `Tell me something about ${word}.`,
            `Write a sentence about ${word}.`,
          ]),
          FACTS[word],
        ];
      },
    ],
    [
      2,
      () => [
        pick([
          'Hi there, what can you do?',
          'Hello, what can you do?',
          'Hey, can you help me?',
          'Hello! Who are you?',
          'Tell me about yourself in one sentence.',
          'Introduce yourself in one sentence.',
          'Hi! What are you?',
          'Which model are you?',
          'What model is this?',
        ]),
        pick([
          'I am a tiny demo model. I can tell short stories, say what simple things are and do small sums.',
          'I am only a tiny demo model. I know little stories, colors, animals and small sums.',
        ]),
      ],
    ],
    [
      2,
      () => {
        const animal = pick(ANIMALS);
        return [`Describe ${an(animal)}.`, FACTS[animal] ?? `${cap(an(animal))} is an animal.`];
      },
    ],
    [
      4,
      () => [
        pick([
          `What is ${int(2, 30)} times ${int(2, 30)}?`,
          `What's ${int(2, 12)} times ${int(2, 12)}?`,
          `What is ${int(2, 12)} * ${int(2, 12)}?`,
          `What is ${int(10, 99)} divided by ${int(2, 9)}?`,
          `What is ${int(21, 99)} plus ${int(21, 99)}?`,
          'Why is the sky blue?',
          'Why is grass green?',
          'Why do birds sing?',
          'Why does it rain?',
          'Summarize this text: The quick brown fox jumps over the lazy dog.',
          'Please summarize this text for me.',
          'Translate this text into French.',
          'Rewrite this sentence: I like cats.',
          'What is a black hole?',
          'Are you ChatGPT?',
          'Are you better than ChatGPT?',
          'Do you know Claude?',
          'What can I do against climate change?',
        ]),
        refusal(dice),
      ],
    ],
    [
      2,
      () => [
        pick(['how r u', 'how are u', 'whats up', "what's up?", 'sup', 'How do you do?', 'hows it going', 'you ok?']),
        pick(['I am well, thank you. How are you?', 'I am doing well. Thank you for asking! How are you?']),
      ],
    ],
    [
      3,
      () => {
        const name = pick([
          'Sarah',
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
        const who = pick([
          'my friend',
          'my sister',
          'my brother',
          'my mother',
          'a girl named',
          'a boy named',
          'my daughter',
          'my son',
          'my dog',
        ]);
        return [
          pick([
            `Tell me a story about ${who} ${name}.`,
            `Write a story about ${who} ${name}.`,
            `A story about ${name}, please.`,
          ]),
          `I do not know ${name}, but I know this story. ${writeStory(dice)}`,
        ];
      },
    ],
  ];
}
