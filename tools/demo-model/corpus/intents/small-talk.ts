import type { Dice } from '../dice.ts';
import { introduceItself, offer } from '../self.ts';
import type { Intent } from '../turn.ts';

/** Greetings, thanks, good-byes, and what it says of itself. */
export function smallTalk(dice: Dice): readonly Intent[] {
  const { pick } = dice;
  return [
    [
      6,
      () => [
        pick([
          'Hello',
          'Hello!',
          'Hi',
          'Hi!',
          'Hi there',
          'Hey',
          'Good morning',
          'Good evening',
          'Hello there',
          'Hello, how are you?',
          'Hi, who are you?',
          'Good day',
          'Greetings',
          'Hallo',
          'hey there!',
        ]),
        undefined,
      ],
    ],
    [
      3,
      () => [
        pick([
          'How are you?',
          'How are you today?',
          'How do you feel?',
          'How is it going?',
          'Are you well?',
          "How's your day?",
        ]),
        pick([
          'I am well, thank you. How are you?',
          'I feel fine today, thank you for asking.',
          'I am doing well. Thank you for asking! How are you?',
          `Very well, thank you.${offer(dice)}`,
        ]),
      ],
    ],
    [
      3,
      () => [
        pick([
          'Who are you?',
          'What are you?',
          'Tell me about yourself.',
          'Are you a robot?',
          'Are you a human?',
          'What kind of model are you?',
          'Introduce yourself.',
          'Are you an AI?',
          'Are you real?',
          'Which model is this?',
        ]),
        introduceItself(dice),
      ],
    ],
    [
      2,
      () => [
        pick([
          'What is your name?',
          "What's your name?",
          'Do you have a name?',
          'How should I call you?',
          'Your name?',
        ]),
        pick([
          'My name is Tiny. I am a very small model.',
          'You can call me Tiny.',
          'I am called Tiny, because I am so small.',
        ]),
      ],
    ],
    [
      3,
      () => [
        pick([
          'What can you do?',
          'Help',
          'How can you help me?',
          'What do you know?',
          'Can you help me?',
          'What should I ask you?',
          'help me please',
          'What are you good at?',
          'Can you do anything?',
        ]),
        pick([
          'I can tell short stories, say what simple things are, do small sums and chat with you kindly.',
          'I can tell you a short story, answer very simple questions and do small sums.',
          'I know little stories, colors, animals and small sums. For more, please use a bigger model.',
        ]),
      ],
    ],
    [
      2,
      () => [
        pick([
          'Who made you?',
          'Where do you come from?',
          'How were you made?',
          'How were you trained?',
          'How big are you?',
          'Why are you so small?',
        ]),
        pick([
          'I was trained on a small set of made-up stories and chats. That is why I am so small.',
          'I learned from little stories that a program wrote.',
          'I am only a few megabytes big. I was made to show that everything works.',
        ]),
      ],
    ],
    [
      3,
      () => [
        pick([
          'Thank you',
          'Thanks!',
          'Thank you very much.',
          'Thanks a lot',
          'That was nice.',
          'Good job!',
          'Well done.',
          'I like it.',
          'Nice story!',
          'Great, thanks.',
          'thx',
          'That was lovely.',
        ]),
        pick([
          'You are welcome!',
          'You are very welcome. I am glad I could help.',
          'I am happy that you like it.',
          'Thank you, that is kind of you.',
        ]),
      ],
    ],
    [
      3,
      () => [
        pick([
          'Goodbye',
          'Bye',
          'Bye!',
          'Good night',
          'See you later',
          'See you tomorrow.',
          'I have to go now.',
          'Good night!',
          'ciao',
          'Take care',
        ]),
        pick([
          'Goodbye! Have a nice day.',
          'Good night, sleep well.',
          'See you soon. Take care!',
          'Goodbye, and be kind to yourself.',
        ]),
      ],
    ],
  ];
}
