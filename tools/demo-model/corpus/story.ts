import { an, cap, type Dice } from './dice.ts';
import { ADJECTIVES, ANIMALS, BOYS, COLORS, FEELINGS, FOODS, GIRLS, PLACES, THINGS, TIMES, WEATHERS } from './words.ts';

/** What a story shall be about; what is absent is chosen by the dice. */
export interface StoryWishes {
  readonly animal?: string;
  readonly name?: string;
  readonly place?: string;
  readonly thing?: string;
  /** 0 to 6: finds a lost thing, comforts a friend, rain, learns something, a gift, a night, sharing. */
  readonly plot?: number;
}

/** A calm little story with names, pronouns and things that stay what they are. */
export function writeStory({ pick, chance, int }: Dice, wishes: StoryWishes = {}): string {
  const person = wishes.animal ? false : chance(0.35);
  const animal = wishes.animal ?? pick(ANIMALS);
  const she = chance(0.5);
  const name = wishes.name ?? pick(she ? GIRLS : BOYS);
  const isShe = GIRLS.includes(name) || (!BOYS.includes(name) && she);
  const he = isShe ? 'she' : 'he';
  const his = isShe ? 'her' : 'his';
  const him = isShe ? 'her' : 'him';
  const place = wishes.place ?? pick(Object.keys(PLACES));
  const thing = wishes.thing ?? pick(THINGS);
  const color = pick(COLORS);
  const friendName = pick(isShe ? BOYS : GIRLS);
  const friendAnimal = pick(ANIMALS.filter((a) => a !== animal));
  const kind = person ? (isShe ? 'girl' : 'boy') : animal;
  const adj = pick(['little', 'kind', 'small', 'young', 'gentle']);
  const sentences: string[] = [];
  const say = (sentence: string) => sentences.push(sentence);
  say(
    pick([
      `Once upon a time there was ${an(`${adj} ${kind}`)} named ${name}.`,
      `Once upon a time, ${an(`${adj} ${kind}`)} named ${name} lived ${PLACES[place]}.`,
      `There was once ${an(`${adj} ${kind}`)} called ${name}.`,
      `${name} was ${an(`${adj} ${kind}`)} who lived ${PLACES[place]}.`,
    ]),
  );
  const like = pick([
    'sing',
    'play',
    'read',
    'walk',
    'help others',
    'look at the clouds',
    'count the stars',
    'plant seeds',
    'dance',
    'listen to the wind',
  ]);
  if (chance(0.6))
    say(
      pick([
        `${name} liked to ${like}.`,
        `Every day ${name} liked to ${like}.`,
        `More than anything, ${name} loved to ${like}.`,
      ]),
    );
  const weather = pick(WEATHERS);
  const time = pick(TIMES);
  const friend = chance(0.5)
    ? `${an(`${pick(['friendly', 'shy', 'sleepy', 'tired', 'lonely', 'kind'])} ${friendAnimal}`)} named ${friendName}`
    : `${an(friendAnimal)} named ${friendName}`;
  const plot = wishes.plot ?? int(0, 6);
  const how = chance(0.5) ? `${color} ` : `${pick(ADJECTIVES)} `;
  const walk = pick([`went for a walk ${PLACES[place]}`, `was playing ${PLACES[place]}`, `sat down ${PLACES[place]}`]);
  if (plot === 0) {
    // finds a lost thing, returns it
    say(`One ${weather} ${time}, ${name} ${walk} and found ${an(how + thing)}.`);
    say(
      pick([
        `"Whose ${thing} is this?" ${he} asked.`,
        `"Someone must miss this ${thing}," ${he} said.`,
        `${cap(he)} looked around, but nobody was there.`,
      ]),
    );
    say(`Soon ${name} met ${friend}, who was looking for something.`);
    say(pick([`"Is this your ${thing}?" asked ${name}.`, `${name} held out the ${thing}. "Is this yours?"`]));
    say(pick([`"Yes! Thank you so much," said ${friendName}.`, `${friendName} smiled. "Yes, it is! Thank you!"`]));
    say(
      pick([
        `They shared some ${pick(FOODS.slice(0, 6))} and became good friends.`,
        `From that day on, they were friends.`,
        `${friendName} gave ${him} a big hug.`,
      ]),
    );
  } else if (plot === 1) {
    // friend is sad
    say(`One ${weather} ${time}, ${name} saw ${friend} sitting alone ${PLACES[place]}.`);
    say(pick([`"Why are you sad?" asked ${name}.`, `"Are you all right?" ${he} asked softly.`]));
    say(
      pick([
        `"I lost my ${thing}," said ${friendName}.`,
        `"I have nobody to play with," said ${friendName}.`,
        `"I am a little afraid of the dark," said ${friendName}.`,
      ]),
    );
    say(
      pick([
        `"Do not worry. I will help you," said ${name}.`,
        `${name} sat down next to ${friendName} and listened.`,
        `"You can play with me," said ${name} with a smile.`,
      ]),
    );
    say(
      pick([
        `They took a slow, deep breath together.`,
        `They walked home side by side.`,
        `They laughed and played until the sun went down.`,
      ]),
    );
    say(pick([`Now ${friendName} felt much better.`, `After a while, ${friendName} smiled again.`]));
  } else if (plot === 2) {
    // rain
    say(`One ${time} it began to rain, and ${name} could not go out to play.`);
    say(
      pick([
        `So ${he} sat by the window and listened to the rain.`,
        `${cap(he)} made a small boat out of paper.`,
        `${cap(he)} drank a cup of tea and watched the drops.`,
      ]),
    );
    say(`Then somebody knocked on the door. It was ${friend}.`);
    say(pick([`"Come in, it is warm here," said ${name}.`, `"You are all wet! Please come in," said ${name}.`]));
    say(pick([`They ate ${pick(FOODS)} and told each other stories.`, `They sat by the fire and sang a quiet song.`]));
    say(`When the rain stopped, they saw a rainbow over the ${place}.`);
  } else if (plot === 3) {
    // learns a thing
    const goal = pick([
      'swim',
      'fly a kite',
      'climb the hill',
      'whistle',
      'ride a bike',
      'bake bread',
      'draw a star',
      'play the drum',
    ]);
    say(`${name} wanted to learn how to ${goal}, but it was hard.`);
    say(pick([`${cap(he)} tried once, and it did not work.`, `The first time, ${he} fell down in the grass.`]));
    say(
      `${cap(friend)} came by and said, "${pick(['Try again, slowly.', 'You can do it. Take your time.', 'It is all right to make mistakes.', 'Every day you get a little better.'])}"`,
    );
    say(pick([`So ${name} tried again and again.`, `${name} took a deep breath and tried once more.`]));
    say(pick([`At last ${he} could do it!`, `And this time it worked!`]));
    say(pick([`"Well done!" said ${friendName}.`, `${friendName} clapped and cheered.`]));
  } else if (plot === 4) {
    // gift
    say(`One ${weather} ${time}, ${name} wanted to make a gift for ${his} friend ${friendName}.`);
    say(
      pick([
        `${cap(he)} found ${an(how + thing)} ${PLACES[place]}.`,
        `${cap(he)} made ${an(how + thing)} with ${his} own hands.`,
      ]),
    );
    say(
      pick([
        `${cap(he)} put it in a box and tied it with a ${pick(COLORS)} ribbon.`,
        `It took a long time, but ${he} did not give up.`,
      ]),
    );
    say(`"This is for you," said ${name}.`);
    say(
      pick([
        `"What a lovely ${thing}! Thank you," said ${friendName}.`,
        `${friendName} was so happy that ${isShe ? 'he' : 'she'} began to dance.`,
      ]),
    );
  } else if (plot === 5) {
    // night
    say(`One ${pick(['quiet', 'warm', 'cool', 'clear'])} night, ${name} could not sleep.`);
    say(
      pick([`${cap(he)} looked out of the window and saw the moon.`, `${cap(he)} listened to the soft wind outside.`]),
    );
    say(
      pick([
        `"Good night, moon," ${he} whispered.`,
        `"Hello, little star," ${he} whispered.`,
        `${cap(he)} counted the stars, one by one.`,
      ]),
    );
    say(
      pick([
        `${cap(his)} ${pick(['mother', 'father', 'grandmother', 'grandfather'])} came in with ${pick(['a warm blanket', 'a cup of warm milk', 'a little lantern', 'a quiet song'])}.`,
        `The ${friendAnimal} outside sang a quiet song.`,
      ]),
    );
    say(pick([`Slowly, ${his} eyes began to close.`, `${cap(he)} felt safe and warm.`]));
    say(`Soon ${name} was asleep, and ${he} dreamed of the ${place}.`);
  } else {
    // sharing
    const food = pick([
      'an apple',
      'some bread',
      'a jar of honey',
      'a basket of berries',
      'a bag of nuts',
      'six cookies',
      'a small cake',
    ]);
    say(`One ${weather} ${time}, ${name} had ${food} for lunch.`);
    say(`${cap(friend)} came by. ${friendName} was very hungry.`);
    say(pick([`"Would you like to share with me?" asked ${name}.`, `"Here, take some of mine," said ${name}.`]));
    say(pick([`They sat ${PLACES[place]} and ate together.`, `They sat down under a tree and ate slowly.`]));
    say(pick([`"Food tastes better with a friend," said ${friendName}.`, `"You are very kind," said ${friendName}.`]));
    say(
      pick([
        `Then they played with ${an(how + pick(['ball', 'kite', 'drum', 'boat']))} until it was time to go home.`,
        `After lunch they took a nap in the sun.`,
      ]),
    );
  }
  say(
    pick([
      `That ${pick(['night', 'evening'])}, ${name} felt ${pick(FEELINGS)}.`,
      `${name} felt ${pick(FEELINGS)}.`,
      `${name} learned that a little kindness goes a long way.`,
      `And so ${name} learned that it is good to help others.`,
      `It was a good day.`,
      `And they all lived happily.`,
      `${name} knew that good friends make every day better.`,
    ]),
  );
  if (chance(0.3)) say('The end.');
  return sentences.join(' ');
}
